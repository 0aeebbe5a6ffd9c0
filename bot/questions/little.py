"""The little words of questions: those that ask, that help a verb, and that lead up to what is asked about."""

from bot.english.vocabulary import AUXILIARIES

PREPOSITIONS = frozenset(
    "about of for to by in into on at near with from against between over under since during after before until regarding".split()
)
ARTICLES = frozenset("the a an this his her their its our my your".split())
ASKING = tuple("who whom whose what when where why how which".split())

# to be put into patterns
ANY_HELPING = "|".join(sorted(AUXILIARIES))
ANY_ASKING = "|".join(ASKING)
CONNECTIVE = r"^\W*(?:(?:and|but|or|so|then)\b,? )?"
