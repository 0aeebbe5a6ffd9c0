"""Tables of English words that several modules read by: irregular verbs, opposites, function words."""

from bot.judge import tables
from index.dates import MONTHS, WEEKDAYS

CALENDAR = frozenset([*MONTHS, *WEEKDAYS])
TITLES = frozenset(title.lower() for title in tables.TITLES)  # before a name

# forms of the verb "to be"
BE = frozenset("is are was were be been".split())
# verbs that help another, in the forms that a question may begin with
AUXILIARIES = frozenset("is are was were has have had do does did will would can could may might must shall should".split())
# the same in all forms; one behind a noun is its verb for sure
HELPS = AUXILIARIES | {"be", "been"}
# words behind which another sentence begins within one
OPENS = frozenset(
    "that after before when until if because whether where while as what how why since unless although though".split()
)

# words that say nothing of a matter, beside the stop words of search
FUNCTION_WORDS = frozenset(
    """
    according added already although always am around away back became become because cannot despite didn't else even first
    going got have however including less later least many may mr mrs ms much neither nearly never next nobody none nor nothing
    often per perhaps quite rather shall since so soon such than though thus told toward towards up usually via via was way
    went well whether while without yet yesterday today tomorrow ago
    """.split()
)

# verbs, as forms, whose two sides are alike
MUTUAL = frozenset(
    "meet marri talk speak play face fight divorc argu cooper trade merg draw tie agre negoti share join discuss clash work "
    "live collid".split()
)

# verbs by which something is somebody's words or view
SPEECH = tuple(
    "say tell add announce argue claim write insist explain warn state note admit confirm suggest reply declare predict testify "
    "believe think expect fear hope stress repeat allege maintain contend complain".split()
)
# verbs that are deeds of their own, of which no other than the speaker is told
SPEAKS = tuple(
    "promise pledge vow call deny ask tweet doubt demand urge criticise criticize praise regret worry assume estimate reckon "
    "recommend propose condemn remark assert conclude joke recall answer".split()
)

# words by which something turns out to be true after all
CONFIRMS = tuple("confirm admit confess prove convict guilty acknowledge concede".split())

# base, then its irregular forms
IRREGULAR = (
    "rise rose risen rising",
    "fall fell fallen",
    "win won winning",
    "lose lost",
    "loss losses",
    "buy bought",
    "sell sold",
    "leave left",
    "begin began begun",
    "shrink shrank shrunk",
    "grow grew grown",
    "sink sank sunk",
    "meet met",
    "send sent",
    "give gave given",
    "take took taken",
    "make made",
    "build built",
    "pay paid",
    "sign signed signing",
    "say said",
    "tell told",
    "speak spoke spoken",
    "hold held",
    "keep kept",
    "find found",
    "beat beat beaten",
    "steal stole stolen",
    "write wrote written",
    "know knew known",
    "see saw seen",
    "come came",
    "become became",
    "run ran",
    "fight fought",
    "teach taught",
    "think thought",
    "bring brought",
    "catch caught",
    "seek sought",
    "lead led",
    "feed fed",
    "flee fled",
    "shoot shot",
    "strike struck stricken",
    "break broke broken",
    "choose chose chosen",
    "freeze froze frozen",
    "drive drove driven",
    "fly flew flown",
    "draw drew drawn",
    "throw threw thrown",
    "show showed shown",
    "spend spent",
    "lend lent",
    "hear heard",
    "stand stood",
    "understand understood",
    "withdraw withdrew withdrawn",
    "forbid forbade forbidden",
    "forget forgot forgotten",
    "sue sued suing",
    "die died dying",
    "deny denied denies denying denial",
    "admit admitted admitting",
    "regret regretted regretting",
    "approve approval",
    "refuse refusal",
    "reject rejection",
    "acquit acquitted acquittal",
    "quit quitted",
    "wear wore worn",
    "swim swam swum",
    "sing sang sung",
    "drink drank drunk",
    "eat ate eaten",
    "go went gone",
    "free freed freeing",
    "uphold upheld",
    "withhold withheld",
    "overthrow overthrew overthrown",
    "undergo underwent undergone",
    "undertake undertook undertaken",
    "overtake overtook overtaken",
    "foresee foresaw foreseen",
    "mistake mistook mistaken",
    "ring rang rung",
    "hang hung",
    "hide hid hidden",
    "bite bit bitten",
    "blow blew blown",
    "bend bent",
    "bind bound",
    "breed bred",
    "creep crept",
    "deal dealt",
    "dig dug",
    "lay laid",
    "light lit",
    "mean meant",
    "ride rode ridden",
    "shake shook shaken",
    "shine shone",
    "slide slid",
    "spin spun",
    "stick stuck",
    "swear swore sworn",
    "sweep swept",
    "swing swung",
    "tear tore torn",
    "wake woke woken",
    "arise arose arisen",
    "forgive forgave forgiven",
    "feel felt",
    "sleep slept",
    "weep wept",
    "repay repaid",
    "rebuild rebuilt",
    "resell resold",
    "retake retook retaken",
    "set setting",
    "hit hitting",
    "put putting",
    "let letting",
    "shut shutting",
    "split splitting",
    "spread spreading",
    "shed shed shedding",
    "cast cast casting",
    "bid bid bidding",
    "burst burst bursting",
    "hurt hurt hurting",
    "cut cut cutting",
    "man men",
    "woman women",
    "child children",
    "person people",
)

# what says the contrary of what: on each side words that may stand for one another
OPPOSITES = (
    (
        "rise increase climb jump grow growth surge soar rally rebound higher upward gain leap swell",
        "fall drop decline decrease plunge sink slump tumble shrink lower downward slide dip plummet slip",
    ),
    ("unchanged stagnate", "rise increase climb jump grow growth surge soar"),
    ("unchanged stagnate", "fall drop decline decrease plunge shrink slump tumble"),
    ("grant give", "refuse deny withhold"),
    ("know aware", "unaware"),
    ("fit", "unfit"),
    ("harmful", "harmless"),
    ("painful", "painless"),
    ("remain stay", "rise increase climb jump grow surge soar"),
    ("remain stay", "fall drop decline decrease plunge slump tumble shrink"),
    ("proceed", "cancel scrap shelve avert"),
    ("raise lift hike increase boost", "cut reduce lower slash trim decrease reduction"),
    ("expand widen", "shrink narrow contract"),
    ("wide broad", "narrow"),
    ("uphold affirm", "overturn quash annul reverse overrule"),
    ("enough sufficient", "insufficient"),
    ("strengthen", "weaken"),
    ("improve", "worsen deteriorate"),
    ("win victory winner", "lose loser"),
    ("profit profitable", "loss"),
    ("gain", "lose loss"),
    ("accept approve adopt pass carry", "reject refuse veto block defeat"),
    ("late delayed", "punctual early"),
    ("support back endorse favor favour", "oppose"),
    ("allow permit authorize authorise legalize legalise", "forbid ban prohibit outlaw bar"),
    ("confirm admit acknowledge confess", "deny"),
    ("encourage", "discourage"),
    ("encouraged", "discouraged"),
    ("double triple", "halve fall drop decline shrink"),
    ("rise increase climb jump grow", "halve"),
    ("newest latest", "oldest"),
    ("newer", "older"),
    ("richest", "poorest"),
    ("strongest", "weakest"),
    ("agreement", "disagreement"),
    ("honest", "dishonest"),
    ("stable", "unstable"),
    ("visible", "invisible"),
    ("clear", "unclear"),
    ("certain", "uncertain"),
    ("armed", "unarmed"),
    ("injured hurt", "unhurt unharmed uninjured"),
    ("dry", "wet"),
    ("hire", "sack"),
    ("begin start launch commence", "end stop finish cease halt suspend"),
    ("open reopen", "close shut"),
    ("buy purchase acquire", "sell"),
    ("import", "export"),
    ("borrow", "lend"),
    ("hire recruit", "dismiss fire"),
    ("join enter", "leave quit withdraw"),
    ("arrive arrival", "depart departure leave"),
    ("send", "receive"),
    ("include", "exclude"),
    ("succeed success successful pass", "fail failure unsuccessful"),
    ("praise hail applaud", "criticise criticize condemn denounce accuse blame"),
    ("welcome", "condemn"),
    ("agree", "disagree refuse"),
    ("extend lengthen", "shorten"),
    ("survive", "die kill"),
    ("alive", "dead"),
    ("create", "destroy abolish"),
    ("love like", "hate dislike"),
    ("remember", "forget"),
    ("attack", "defend"),
    ("guilty convict", "innocent acquit exonerate clear"),
    ("legal lawful", "illegal unlawful"),
    ("constitutional", "unconstitutional"),
    ("likely", "unlikely"),
    ("able", "unable"),
    ("possible", "impossible"),
    ("safe", "unsafe dangerous"),
    ("positive", "negative"),
    ("strong", "weak"),
    ("stronger", "weaker"),
    ("richer wealthier", "poorer"),
    ("severe serious", "mild slight minor"),
    ("severely seriously", "mildly slightly"),
    ("rich wealthy", "poor"),
    ("permanent", "temporary"),
    ("optimistic hopeful", "pessimistic"),
    ("popular", "unpopular"),
    ("known", "unknown"),
    ("happy", "unhappy"),
    ("fair", "unfair"),
    ("major", "minor"),
    ("male", "female"),
    ("urban", "rural"),
    ("public", "private"),
    ("employ", "unemploy"),
    ("impose reimpose", "lift remove scrap"),
    ("appear", "disappear"),
    ("arrest detain", "release free"),
    ("tighten", "loosen ease relax"),
    ("accelerate quicken", "slow"),
    ("highest", "lowest"),
    ("largest biggest", "smallest"),
    ("larger bigger", "smaller"),
    ("longest", "shortest"),
    ("longer", "shorter"),
    ("oldest", "youngest"),
    ("older", "younger"),
    ("fastest", "slowest"),
    ("faster", "slower"),
    ("best", "worst"),
    ("cheaper cheapest", "dearer dearest"),
    ("maximum", "minimum"),
    ("majority", "minority"),
    ("earlier", "afterwards"),
    ("hot warm", "cold cool"),
    ("surplus", "deficit shortage"),
    ("ally", "enemy"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
)

# the words whose contrary has a prefix from Latin, or "dis"; with "un" any word may have one
NEGATIVES = (
    (
        "in",
        "accessible accuracy accurate active action adequate admissible advisable animate applicable appropriate "
        "attentive audible capable coherent compatible competence competent complete conclusive consistency consistent "
        "correct curable decent definite definitely dependence dependent determinate direct directly discreet dispensable "
        "edible effective efficiency efficient elegant eligible equality equitable exact excusable expensive experienced "
        "fertile finite flexible formal formally frequent gratitude hospitable human humane justice offensive operable "
        "organic sane sanity secure security sensitive separable significant sincere soluble solvent stability sufficient "
        "sufficiently tangible tolerable tolerance tolerant valid variable visible voluntary voluntarily vulnerable",
    ),
    (
        "im",
        "balance balanced mature measurable mobile moderate modest moral mortal movable partial passable patience patient "
        "patiently penetrable perfect permissible personal plausible polite possible potent practical precise probable "
        "proper properly prudent pure",
    ),
    (
        "ir",
        "rational recoverable regular regularity relevant religious replaceable resistible responsible reversible revocable",
    ),
    (
        "il",
        "legal legally legible legitimate liberal licit literacy literate logical",
    ),
    (
        "dis",
        "advantage agree allow appear approve assemble belief believe comfort connect content continue courteous engage "
        "enfranchise honest honour honor infect integrate like loyal obey obedient organised organized own please "
        "pleasure prove qualify regard respect satisfied satisfaction similar trust unity",
    ),
)
# what is left of a word that begins with "un" by chance, or of one that is not its contrary
NO_CONTRARY = frozenset("rest ease fold less like cover dead til earth leash ravel".split())
PREPOSITIONS = frozenset("to from against over for in on at by with after before during under into of since until about".split())
