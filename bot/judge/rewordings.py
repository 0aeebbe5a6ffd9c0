"""Edits that leave a true sentence true: other forms of numbers, dates and names, other words, another order, a part left out."""

import random
import re

from bot.judge import tables
from bot.judge.names import lowered, names, of_kind
from bot.judge.scene import Scene, exchanged, put, tidy

_SPELLED = {number: name for name, number in tables.NUMBERS.items()}
_LONG_MONTHS = {full: short for short, full in tables.SHORT_MONTHS.items()}
_MONTHS = "|".join(tables.MONTHS)
_DOTTED = "|".join(re.escape(short) for short in tables.SHORT_MONTHS)


def as_it_stands(scene: Scene, dice: random.Random) -> str | None:
    """The sentence itself."""
    return scene.sentence


def typed(scene: Scene, dice: random.Random) -> str | None:
    """Other case, quotation marks or punctuation."""
    text = scene.sentence
    ways = [text.lower(), text.rstrip("."), text.lower().rstrip("."), text.replace("’", "'"), text.replace("'", "’")]
    ways += [re.sub(r"[\"“”]", "'", text), re.sub(r"[\"“”]", "", text), re.sub(r"\"([^\"]*)\"", r"“\1”", text)]
    ways += [text.upper()] if dice.random() < 0.3 else []
    ways += [text.replace("–", "-").replace("—", "-")]
    ways = [way for way in ways if way != text]
    return dice.choice(ways) if ways else None


def number_form(scene: Scene, dice: random.Random) -> str | None:
    """The same number in another form: five and 5, 53 percent and 53%, $3 billion and 3 billion dollars."""
    text = scene.sentence
    hits: list[tuple[int, int, str]] = []
    for match in re.finditer(rf"(?<![\w-])(?<!hundred and )({'|'.join(tables.NUMBERS)})(?![\w-]| noon)", text):
        hits.append((*match.span(), str(tables.NUMBERS[match[1]])))
    for match in re.finditer(
        r"(?<=[a-z] )(\d{1,2})(?= [a-z]{3,})(?! (?:per|percent|am|pm|million|billion|trillion|st|nd|rd|th|km|kg)\b)", text
    ):
        if int(match[1]) in _SPELLED:
            hits.append((*match.span(), _SPELLED[int(match[1])]))
    for match in re.finditer(r"(?<![\w.,$£€])(\d{1,3}),(\d{3})(?![\d,])", text):
        hits.append((*match.span(), match[1] + match[2]))
    for match in re.finditer(r"(?<![\w.,/-])(?!(?:1[0-9]|20)\d\d\b)(\d{1,2})(\d{3})(?= [a-z])", text):
        hits.append((*match.span(), f"{match[1]},{match[2]}"))
    for match in re.finditer(r"(?<=\d)%(?!\w)", text):
        hits.append((*match.span(), dice.choice((" percent", " per cent"))))
    for match in re.finditer(r"(?<=\d) per ?cent\b", text):
        hits.append((*match.span(), "%"))
    for match in re.finditer(r"([$£€])([\d.,]*\d)( million| billion| trillion|m\b|bn\b)?", text):
        name = {"$": "dollars", "£": "pounds", "€": "euros"}[match[1]]
        scale = {"m": " million", "bn": " billion", None: ""}.get(match[3], match[3])
        hits.append((*match.span(), f"{match[2]}{scale} {name}"))
    for match in re.finditer(r"(?<=\d)(m|bn)\b(?=[ .,])", text):
        hits.append((*match.span(), {"m": " million", "bn": " billion"}[match[1]]))
    return put(text, *dice.choice(hits)) if hits else None


def date_form(scene: Scene, dice: random.Random) -> str | None:
    """The same date in another form: Sept. 19, September 19, 19 September, 2025-09-19."""
    text = scene.sentence
    hits: list[tuple[int, int, str]] = []
    for match in re.finditer(rf"\b({_DOTTED})(?= \d)", text):
        hits.append((*match.span(), tables.SHORT_MONTHS[match[1]]))
    for match in re.finditer(rf"\b({'|'.join(_LONG_MONTHS)})(?= \d{{1,2}}\b)", text):
        hits.append((*match.span(), _LONG_MONTHS[match[1]]))
    for match in re.finditer(rf"\b({_MONTHS}) (\d{{1,2}})(?:, (\d{{4}}))?\b(?!,? \d)", text):
        hits.append((*match.span(), f"{match[2]} {match[1]}" + (f" {match[3]}" if match[3] else "")))
        if match[3]:
            hits.append((*match.span(), f"{match[3]}-{tables.MONTHS.index(match[1]) + 1:02}-{int(match[2]):02}"))
    for match in re.finditer(rf"\b(\d{{1,2}}) ({_MONTHS})(?: (\d{{4}}))?\b(?!,? \d)", text):
        hits.append((*match.span(), f"{match[2]} {match[1]}" + (f", {match[3]}" if match[3] else "")))
        if match[3]:
            hits.append((*match.span(), f"{match[3]}-{tables.MONTHS.index(match[2]) + 1:02}-{int(match[1]):02}"))
    for match in re.finditer(r"\b(\d{1,2}) (a\.m\.|p\.m\.)", text):
        hits.append((*match.span(2), match[2].replace(".", "")))
    return put(text, *dice.choice(hits)) if hits else None


def abbreviation(scene: Scene, dice: random.Random) -> str | None:
    """US, U.S. and the United States."""
    return exchanged(scene.sentence, tables.ABBREVIATIONS, dice)


def synonym(scene: Scene, dice: random.Random) -> str | None:
    """Another word that means the same."""
    return exchanged(scene.sentence, tables.SYNONYMS, dice)


def clause_dropped(scene: Scene, dice: random.Random) -> str | None:
    """A part left out without which the rest is still told: in brackets, between commas, at the end."""
    text = scene.sentence
    hits = [match.span() for match in re.finditer(r" \([^()]*\)", text)]
    hits += [
        match.span()
        for match in re.finditer(
            r", (?:who|which|whose|where|a|an|the|aged|then|formerly|also known as) [^,\"“”]{4,80},"
            r"(?= (?:was|is|has|had|said|will|were|are|told|have|would|[a-z]{3,}ed)\b)",
            text,
        )
    ]
    hits += [
        (match.start(), len(text) - 1)
        for match in re.finditer(
            r", (?:which|who|where|while|adding|including|saying|making|leaving|with|becoming) [^\"“”;]{6,}\.$", text
        )
        if text[match.end() - 1 :] == "."
    ]
    hits = [
        (a, b)
        for a, b in hits
        if len(text[:a].split()) + len(text[b:].split()) >= 5
        and not re.search(r"\b(?:but|unless|except|alleged\w*|not)\b", text[a:b])
    ]
    if not hits:
        return None
    start, end = dice.choice(hits)
    return tidy(put(text, start, end, ""))


def moved(scene: Scene, dice: random.Random) -> str | None:
    """`In 2010, it opened` and `It opened in 2010`, and back."""
    text = scene.sentence
    front = re.fullmatch(
        r"((?:In|On|By|Since|During|At|From) (?:the )?[\w' -]{3,40}|Last (?:week|month|year)|Yesterday), "
        r"(?!and\b|but\b)([^,;:\"“”]{15,})\.",
        text,
    )
    if front and len(names(front[1], scene.passage)) <= 1 and not re.search(r"\b(?:and|that|in \d{4}|who|but|which)\b", front[2]):
        rest = front[2]
        return f"{_upper(rest)} {front[1][:1].lower()}{front[1][1:]}."
    back = re.fullmatch(
        rf"([^,;:\"“”]{{15,}}?) "
        rf"((?:in|on|since) (?:(?:{_MONTHS}) )?(?:\d{{1,2}} )?(?:(?:{_MONTHS}) )?"
        r"(?:\d{4}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))\.",
        text,
    )
    if back and not re.search(r"\b(?:and|that|who|which|to|but|when|until|so|because|by|from|at least)\b", back[1]):
        return f"{_upper(back[2])}, {lowered(back[1], scene.passage)}."
    return None


def attribution_moved(scene: Scene, dice: random.Random) -> str | None:
    """`X said on Monday that it rained` and `It rained, X said on Monday`, and back."""
    text = scene.sentence
    fore = re.fullmatch(
        r"((?!I |We )(?:[A-Z]|[Tt]he |[Pp]olice|[Oo]fficials)[^,;:\"“”]{1,60}? "
        r"(said|says|announced|added|reported)(?: on \w+day| \w+day)?) (?:that )([^\"“”;:]{15,})\.",
        text,
    )
    if fore:
        return f"{_upper(fore[3])}, {lowered(fore[1], scene.passage)}."
    after = re.fullmatch(
        r"([^\"“”;:]{15,}), ((?:[A-Z][\w.’'-]+ ?){1,4}|police|the \w+|officials) "
        r"(said|says|announced|added|reported)( on \w+day)?\.",
        text,
    )
    if after and not re.search(r",\s*$", after[1]):
        return f"{_upper(after[2].strip())} {after[3]}{after[4] or ''} that {lowered(after[1], scene.passage)}."
    told = re.fullmatch(r"According to (?!his|her|its|their|this|these|how|a |an )([^,;:\"“”]{3,50}), ([^\"“”;:]{15,})\.", text)
    if told:
        return f"{_upper(told[2])}, according to {told[1]}."
    tail = re.fullmatch(
        r"([^\"“”;:]{15,}),? according to (?!his|her|its|their|this|these|how|a |an |wh)([^,;:\"“”]{3,50})\.", text
    )
    return f"According to {tail[2]}, {lowered(tail[1].rstrip(','), scene.passage)}." if tail else None


def named(scene: Scene, dice: random.Random) -> str | None:
    """A pronoun made the name it must mean: only one person is in the whole passage."""
    match = re.match(r"(?:[A-Z][a-z]+ [\w ]{3,30}, )?(He|She|he|she)\b(?! and)", scene.sentence)
    if match is None or re.search(
        r"\b(?:his|her) (?:wife|husband|brother|sister|son|daughter|father|mother|friend|partner)\b", scene.passage
    ):
        return None
    people = of_kind((scene.sentence, *scene.others), scene.passage, "person")
    other = [one for one in people if len(one.split()) > 1 and one.split()[-1] != max(people, key=len).split()[-1]]
    mentions = [
        one for sentence in scene.others for one in names(sentence, scene.passage) if one.kind == "other" and " " in one.text
    ]
    if not people or other or mentions or of_kind((scene.sentence,), scene.passage, "person"):
        return None
    if any(one.split()[-1] != max(people, key=len).split()[-1] for one in people):
        return None
    name = max(people, key=len)
    if not any(other.startswith((name, name.split()[-1])) for other in scene.others):
        return None  # mentioned in passing: someone else may be meant
    return put(scene.sentence, *match.span(1), name)


def joined(scene: Scene, dice: random.Random) -> str | None:
    """Two facts of the passage in one sentence, as true as they were."""
    text = scene.sentence
    fellows = [
        other
        for other in scene.others
        if other.endswith(".")
        and 4 <= len(other.split()) <= 16
        and not re.search(r"[\"“”:;?!]", other)
        and not re.match(r"(?:He|She|It|They|This|That|These|His|Her|Their|But|However|And|Its)\b", other)
    ]
    if not fellows or not text.endswith(".") or len(text.split()) > 30:
        return None
    return text.rstrip(".") + dice.choice((", and ", " and ", ", while ")) + lowered(dice.choice(fellows), scene.passage)


def introduced(scene: Scene, dice: random.Random) -> str | None:
    """The sentence told as what the article says."""
    if re.search(r"[\"“”?!:]", scene.sentence) or re.match(r"(?:But|And|However|So|Or)\b", scene.sentence):
        return None
    lead = dice.choice(
        (
            "According to the article, ",
            "The article says that ",
            "It is reported that ",
            "According to the report, ",
            "The text says ",
        )
    )
    return lead + lowered(scene.sentence, scene.passage)


def quoted_in_part(scene: Scene, dice: random.Random) -> str | None:
    """A quotation cut to its first or last words."""
    match = re.fullmatch(
        r"[\"“]([^\"“”]{40,}?),?[\"”],? ((?:[A-Z][\w.’'-]+ ?){1,4}|he|she|they) (said|says|added|told \w+)([^\"“”]*)\.",
        scene.sentence,
    )
    if not match:
        return None
    quote = re.split(r"(?<=[.!?]) |; ", match[1])[0].rstrip(".,")
    if len(quote.split()) < 4 or re.search(r"\b(?:if|not|but)\b", quote):
        return None
    who, said = match[2].strip(), match[3] + match[4]
    return dice.choice((f'{_upper(who)} {said}: "{quote}."', f'"{quote}," {who} {said}.', f"{_upper(who)} {said}: “{quote}”."))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
