"""Which words with a capital are names, and which words are English ones."""

from bot.english.reading import Word
from bot.judge import tables
from index.words import rank

RANKED = 40_000  # words, by how common they are
FAMILIAR = frozenset(  # words that some write with a capital, and names that say nothing
    "company firm government police council court state board city county country office department group team university "
    "parliament army ministry agency committee commission church school hospital club union "
    "i ok tv am pm gmt est bst utc internet god mr mrs ms according although".split()
)
KNOWN = frozenset([*tables.FIRST_NAMES, *tables.CITIES, *tables.STATES, *tables.COMPANIES, *tables.COUNTRIES])


def is_name(word: Word) -> bool:
    """Whether a word has a capital that tells a name; at the start of a sentence English words have one, too."""
    return word.text[0].isupper() and word.means and not (word.opens and english(word.low))


def english(word: str) -> bool:
    """Whether a word is an English one, or made of one."""
    bases = [
        word,
        *(
            word.removesuffix(end)
            for end in ("s", "es", "ers", "er", "ing", "ed", "ly", "al", "ist", "ists")
            if word.endswith(end)
        ),
    ]
    joined = any(rank(word[:at]) < RANKED and rank(word[at:]) < RANKED for at in range(3, len(word) - 2))
    return joined or any(rank(base) < RANKED or rank(base + "e") < RANKED for base in bases)
