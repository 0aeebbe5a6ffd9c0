"""The words by which a paper corrects itself: "An earlier version of this article misstated (...)", "(...), not 78".

Small parts (what the paper calls its pieces and its errors) make up the forms; `corrections` says what follows from which form.
"""

import re

_PIECE = (
    r"(?:(?:news|web|picture|photo|opinion)\s)?(?:article|report|story|piece|post|column|page|item|obituary|review|interview|profile"
    r"|dispatch|feature|newsletter|entry|caption|(?:sub-?)?head(?:line|ing)|standfirst|graphic|chart|map|table|infographic|podcast"
    r"|episode|video|timeline|guide|listing|edition|issue|blog|recipe|quiz|fact ?box|summary|coverage"
    r"|notice|bulletin|leaflet|brochure|manual|instruction|release|statement|announcement|advisory|alert|programme|label)s?"
)
_OLDER = r"(?:earlier|previous|prior|original|first|older|initial|print|online|early)"
_VERSION = r"(?:version|edition|draft|post|copy|(?:(?:picture|photo)\s)?caption|(?:sub-?)?headline|article|story|report)s?"
_ERROR = r"(?:(?:an?|our|some)\s)?(?:\w+\s){0,3}?(?:error|mistake|mix-up|slip|oversight|misunderstanding)s?"
_EARLIER = r"(?:originally|previously|initially|at first|first|earlier)"
_WRONGLY = r"(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately|falsely|in error|by mistake)"
_MISSED = (
    r"mis-?(?:stated|spelled|spelt|identified|quoted|attributed|reported|named|dated|characteri[sz]ed|described|represented|labell?ed"
    r"|placed|calculated|counted|printed|translated)|(?:gave|had|listed|showed|used|included|contained)\s(?:an?|the)\s"
    r"(?:wrong|incorrect|erroneous|inaccurate)|confused|garbled"
)
_SAID = (
    r"(?:said|stated|gave|given|reported|listed|described|identified|referred to|named|called|quoted|claimed|suggested|implied"
    r"|indicated|wrote|put|placed|showed|credited|attributed|spelled|spelt|read|told|included|contained"
    rf"|{_MISSED})"
)
_LABEL = (
    r"(?:(?:(?:important|urgent|safety|price|factual|minor|further|second|our)\s)?corrections?(?:\s(?:and|&)\sclarifications?)?"
    r"|clarifications?|(?:an?\s)?(?:editors?['’]?s?|editorial)\snotes?|errat(?:um|a)"
    r"|for the record|we (?:got (?:[\w’'-]+\s){1,4}wrong|made an? \w+|were wrong)"
    r"|amend(?:ment|ed)|(?:updated\s(?:and|&)\s)?corrected|an?\scorrection\swas\smade|updated?|note to readers|corrigend(?:um|a))"
)
# "Notice of 8 May, replacing that of 2 May:"
_REPLACES = r"[^:.\n]{0,60}\b(?:replac|supersed)(?:es|ing)\s(?:that|those|the|our|an?)\b[^:.\n]{0,60}(?=:)"
_SORRY = r"(?:(?:we['’]re|we are) sorry: )?"
LABELLED = re.compile(
    rf"^[\W_]*{_SORRY}(?:{_LABEL}\b|{_REPLACES})(?:\s?\([^)]{{0,40}}\)|(?:[^:.–—|\n]|\.(?=\s?\d)){{0,40}}?)"
    r"(?:\*\*|__)?\s?(?:[:–—|]|\.(?!\s?\d))+[\s*_]*",
    re.IGNORECASE,
)
BULLET = re.compile(r"\s*[•*·▪–-]\s+")
HEADED = re.compile(rf"^[\W_]*{_LABEL}\W*$", re.IGNORECASE)
PLAINLY = re.compile(
    rf"^\W*{_SORRY}(?:(?:[\w’'-]+\s)?corrections?|clarifications?|errat(?:um|a)|corrigend(?:um|a)|for the record"
    rf"|(?:updated\s(?:and|&)\s)?corrected|an?\scorrection\swas\smade|amended|we got|{_REPLACES})\b",
    re.IGNORECASE,
)

# the paper and its piece: by themselves, and those that only a label makes the paper's own
_PLACED = r"(?:\s(?:on|in|of|about|from|published|dated|last|that)\b[^.;]{0,80}?)?"
_LEADS = rf"(?:(?:due|owing|thanks)\sto|because\sof|through|as\sa\sresult\sof)\s{_ERROR}[^,]{{0,60}},\s"
_WHEN = (
    r"(?:(?:in|on|last|yesterday|earlier)\b[^.,;]{0,50},\s|(?:last\s\w+|yesterday|on\s\w+day|earlier\s(?:this|today)\s?\w*)\s)?"
)
_DAYS = r"(?:yesterday|today|last (?:week|month)|\w+day)['’]s"
_OF_OURS = (
    rf"(?:(?:an?|the)\s(?:\w+\s)?{_PIECE}\s(?:\w+\s){{1,5}}?)?(?:an?|the|our|some)\s{_OLDER}\s{_VERSION}"
    rf"\s(?:of|to|on|for|in)\s(?:this|our|{_DAYS})\s(?:\w+\s)?{_PIECE}"
)
OURS = re.compile(
    rf"^\W*(?:{_LEADS})?{_WHEN}(?:"
    rf"(?:in\s|on\s)?{_OF_OURS}\b"
    rf"|(?:an?|the|our)\s(?:earlier|previous|original|initial)\s(?:(?:picture|photo)\s)?(?:headline|caption|sub-?heading)s?\b{_PLACED}"
    rf"|(?:this|our)\s(?:\w+\s)?{_PIECE}{_PLACED}\s(?=(?:{_EARLIER}|{_WRONGLY}|{_MISSED})\b)"
    rf"|our\s{_OLDER}\s(?:{_VERSION}|{_PIECE})\b{_PLACED}"
    rf"|in\s(?:our|this|{_DAYS})\s(?:[\w’'-]+\s){{0,2}}?{_PIECE}\b[^.;]{{0,60}}?\swe\b"
    rf"|we\s(?:{_EARLIER}\s)?(?=(?:{_WRONGLY}|{_MISSED})\b)"
    r")",
    re.IGNORECASE,
)
OURS_BY_ERROR = re.compile(rf"^\W*{_LEADS}(?:an?|this|our)\s(?:[\w’'-]+\s){{0,3}}?{_PIECE}\b", re.IGNORECASE)
IN_OURS = re.compile(  # "(...) was given as 78 in an earlier version of this story"
    rf"\b(?:was|were|is|are)\s(?:\w+\s)?{_SAID}\b(?:[^.;]|\.(?=\S|\s[a-z])){{0,80}}?(?P<where>\s(?:in|by)\s)(?:{_OF_OURS}|(?:this|our)\s{_PIECE})\b"
    rf"|\b(?:was|were)\s(?:{_WRONGLY}\s)?(?:{_MISSED})\b[^.;]{{0,60}}(?P<there>\sin\s)(?:an?|the|some)\s(?:{_OLDER}\s)?(?:{_VERSION}|{_PIECE})\b",
    re.IGNORECASE,
)
UNDER_A_LABEL = re.compile(
    rf"^\W*(?:{_LEADS})?{_WHEN}(?:(?:in\s|on\s)?(?:an?|the|our|this|some)\s(?:{_OLDER}\s)?(?:[\w’'-]+\s)?(?:{_VERSION}|{_PIECE})\b"
    rf"|we\b|it\s(?={_EARLIER}|{_WRONGLY}))",
    re.IGNORECASE,
)
OF_A_PIECE = re.compile(
    rf"^\W*an?\s(?:[\w’'-]+\s){{0,2}}?{_PIECE}\s(?!by\b|from\b|of\b)[^.;]{{0,100}}?\b(?={_MISSED})", re.IGNORECASE
)
GIVEN = re.compile(  # below a label: "the length was given as 78"
    rf"^\W*(?:{_LEADS})?(?P<what>[^.;]{{3,80}}?\s(?:was|were)\s(?:{_WRONGLY}\s)?(?:given|stated|put|described|listed|quoted|reported|named"
    r"|printed|shown)\s(?:\w+ly\s)?(?:as|at)\b)",
    re.IGNORECASE,
)
OURS_AS = re.compile(  # "Our report stated her age as 78.", if the next words are "She is 87."
    rf"^\W*our\s(?:\w+\s)?{_PIECE}\b[^.;]{{0,80}}?\b(?=(?:gave|stated|put|listed|showed|described)\b[^.;]*\s(?:as|at)\b)",
    re.IGNORECASE,
)
SHORTLY = re.compile(r"^\W*(?:he|she|it|they|that)\s(?:is|was|are|were)\s(?:\S+\s){0,3}?\S+$", re.IGNORECASE)
BEHIND = re.compile(  # what was said, behind what is right: "(...); a previous version said 78"
    rf"\s?[;,–—(]\s?(?:and |though |while |whereas |but )?(?:(?P<ours>{_OF_OURS})|(?:an?|the|our)\s{_OLDER}\s{_VERSION})"
    rf"\s(?:had\s)?(?:{_WRONGLY}\s)?(?={_SAID}\b)",
    re.IGNORECASE,
)
FOR_READ = re.compile(  # "for “78 homes” read “87 homes”", "“78 homes” should read “87 homes”"
    r"\b(?P<contrast>for\s(?P<wrong>[^;.]+?(?:\.\d[^;.]*?)*),?\s(?:please\s)?read:?\s)(?=\S)"
    r"|(?P<instead>(?P<other>[\"“‘][^\"”’]+[\"”’])\s(?:should\s(?:read|be|have\s(?:been|read))|(?:is|are)\sto\sread):?\s)(?=\S)",
    re.IGNORECASE,
)
ABOVE_WRONG = re.compile(
    r"\babove\b[^.;]{0,40}\b(?:is|was|are|were)\s(?:\w+ly\s)?(?:wrong|incorrect|mistaken|not correct|an error|a mistake)\b",
    re.IGNORECASE,
)
BECAUSE = re.compile(
    rf"\b(?:because|as|after|since)\s(?=(?:{_OF_OURS}|(?:an?|the)\s{_OLDER}\s{_VERSION}|it\s{_EARLIER})\b)", re.IGNORECASE
)
WE_SAID = re.compile(rf"^\W*{_WHEN}we\s(?:{_EARLIER}\s)?(?=(?:said|reported|wrote|stated|gave)\b)", re.IGNORECASE)
IN_FACT = re.compile(
    r"\b(?:in fact|actually|in reality|should have (?:been|said|read)|the (?:correct|right|true|actual)|it should)\b",
    re.IGNORECASE,
)
AMENDED = re.compile(
    rf"\b(?:this|our|the)\s(?:[\w.,]+\s){{0,3}}?(?:{_PIECE}|{_VERSION})\s(?:was|has been|have been|were)\s(?:\w+\s)?"
    r"(?:amended|corrected|updated|changed|edited|revised|altered|modified)\b",
    re.IGNORECASE,
)
TO_SAY = re.compile(
    r"\bto\s(?:say|show|reflect|clarify|note|state|make (?:it )?clear|read|indicate|specify|add|correctly \w+)\b", re.IGNORECASE
)
TO_CORRECT = re.compile(r"\bto\s(?:correct|fix|amend|remove|change)\b", re.IGNORECASE)
NAMED_RIGHT = re.compile(r"\b(?:which|who|whose \w+)\s(?:is|was|are|were)\b", re.IGNORECASE)
CORRECTS = re.compile(  # of an agency: "Corrects number of injured to 12 from 21"
    r"^\W*corrects\s.*?\bto\s(?P<right>(?:[^,;.]|[.,]\d)+?)"
    r"(?P<contrast>,?\s(?:from|not|instead of|rather than)\s(?P<wrong>(?:[^,;.)]|[.,]\d)+))",
    re.IGNORECASE,
)
REGRETS = re.compile(
    r"\b(?:regrets?|apologi[sz]es?|sorry)\b|^\W*(?:this|the (?:error|mistake|article|story|report|text)|it)\s"
    r"(?:has (?:now )?been|was|is)\s(?:now )?"
    r"(?:corrected|fixed|amended|updated|changed|incorrect|wrong|an error|a mistake|not correct)\b",
    re.IGNORECASE,
)
TURNS = re.compile(  # from what was said to what is right, in one sentence
    r"\s?[;–—]\s|,?\s(?:rather than|instead of)\s|,\s(?:but|when|whereas|while)\s|,?\s\(?(?:in fact|actually)\b"
    r"|,\snot\s|:\s(?=it\b|the correct)",
    re.IGNORECASE,
)
CONTRAST = re.compile(  # from what is right to what is not
    r"(?:,|\s?[–—(]|(?=\sand\snot\b))\s?(?:and )?not(?:,\sas\s[^,]{3,40},)?\s(?!only|just|yet|all)"
    r"(?P<wrong>[^,.;)–—]+(?:[.,]\d[^,.;)–—]*)*\)?)"
    r"|,?\s(?:rather than|instead of|as opposed to)\s(?P<other>[^,.;)–—]+(?:[.,]\d[^,.;)–—]*)*)",
    re.IGNORECASE,
)
NOT_BUT = re.compile(r"\bnot\s(?P<wrong>[^,.;]+?),?\sbut\s(?:rather\s)?", re.IGNORECASE)
_REPORTED = r"(?:reported|stated|said|given|published|printed|written)"
AS_REPORTED = re.compile(
    rf",?\sas\s(?:(?:we|was|were|had been|has been|it was)\s)?(?:{_EARLIER}|{_WRONGLY})\s{_REPORTED}\b"
    rf"|,?\sas\s(?:we\s)?{_REPORTED}\s(?:earlier|originally|previously|initially|at first"
    r"|in\s(?:an?\s(?:earlier|previous)|this|our|yesterday['’]s|\w+day['’]s)|on\s\w+day|yesterday|last week)"
    rf"|,?\sas\s{_REPORTED}\s(?:above|below|here)\b|,?\sas\s(?:an?|the|our)\s{_OLDER}\s{_VERSION}\s(?:of\s\w+\s\w+\s)?{_SAID}\b"
    r"|,?\sas\s(?:we|our (?:report|article|story))\s(?:\w+\s)?(?:reported|stated|said|gave|wrote)\b",
    re.IGNORECASE,
)
CUE = re.compile(
    rf"\b{_LABEL}\b|\b{_OLDER}\s{_VERSION}|\bmis-?[a-z]+ed\b|\b{_WRONGLY}\b|\b(?:this|our)\s(?:\w+\s)?{_PIECE}\b|\berror\b|\bcorrects\b"
    r"|\bas\s(?:we\s)?(?:\w+ly|first|earlier|reported|stated|given|said)\b|\bwe\s(?:\w+ly\s)?(?:said|reported|wrote|stated|gave)\b|\bamended\b"
    rf"|\bour\s(?:\w+\s)?{_PIECE}|\babove\b|{_REPLACES}|\bwe got\b",
    re.IGNORECASE,
)
MISSED_IT = re.compile(_MISSED, re.IGNORECASE)
TOLD = re.compile(rf"\b{_SAID}\b", re.IGNORECASE)
OF_CORRECTIONS = re.compile(rf"\b(?:{_MISSED}|{_OLDER}\s{_VERSION}|corrected|correction|{_WRONGLY})\b", re.IGNORECASE)
CLAUSE = re.compile(  # what was said, told as a fact from its end on
    r"\W*(?:said|stated|reported|claimed|suggested|implied|indicated|wrote|read)\s(?:(?:\w+ly|yesterday|(?:on|last)\s\w+)\s)?(?:that\s)?"
    rf"|,\s|\W*{_SAID}\s(?=[^,;]*\b(?:as|at)\s)",
    re.IGNORECASE,
)
