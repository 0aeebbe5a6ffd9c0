"""The words that the contrasts exchange: each table is a family in which one member can stand for another, wrongly or rightly."""

from index import dates

MONTHS = [month.title() for month in dates.MONTHS]
SHORT_MONTHS = {
    "Jan.": "January",
    "Feb.": "February",
    "Aug.": "August",
    "Sept.": "September",
    "Oct.": "October",
    "Nov.": "November",
    "Dec.": "December",
}
WEEKDAYS = [day.title() for day in dates.WEEKDAYS]

COUNTRIES = [
    *"Afghanistan Argentina Australia Austria Bangladesh Belgium Brazil Bulgaria Canada Chile China Colombia Croatia Cuba "
    "Denmark Egypt England Ethiopia Finland France Germany Ghana Greece Hungary India Indonesia Iran Iraq Ireland Israel Italy "
    "Japan Kenya Lebanon Libya Malaysia Mexico Morocco Myanmar Nepal Netherlands Nigeria Norway Pakistan Peru "
    "Philippines Poland Portugal Qatar Romania Russia Scotland Serbia Singapore Somalia Spain Sudan Sweden Switzerland "
    "Syria Taiwan Thailand Tunisia Turkey Uganda "
    "Ukraine Venezuela Vietnam Wales Yemen Zimbabwe".split(),
    "South Africa",
    "South Korea",
    "North Korea",
    "New Zealand",
    "Saudi Arabia",
    "Sri Lanka",
    "Northern Ireland",
]
NATIONALITIES = (
    "Afghan American Argentine Australian Austrian Belgian Brazilian Bulgarian Canadian Chilean Chinese Colombian Croatian Cuban "
    "Danish Dutch Egyptian English Ethiopian Finnish French German Greek Hungarian Indian Indonesian Iranian Iraqi Irish Israeli "
    "Italian Japanese Kenyan Lebanese Libyan Malaysian Mexican Moroccan Nigerian Norwegian Pakistani Peruvian Polish Portuguese "
    "Romanian Russian Scottish Serbian Spanish Swedish Swiss Syrian Thai Turkish Ukrainian Venezuelan Vietnamese Welsh"
).split()
STATES = [
    *"Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana Iowa Kansas "
    "Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana "
    "Nebraska Nevada Ohio Oklahoma "
    "Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming".split(),
    "New Jersey",
    "New Mexico",
    "North Carolina",
    "South Carolina",
    "North Dakota",
    "South Dakota",
    "New Hampshire",
]
CITIES = [
    *"Amsterdam Athens Atlanta Baghdad Bangkok Barcelona Beijing Beirut Belfast Berlin Birmingham Boston Bristol Brussels "
    "Budapest "
    "Cairo Cardiff Chicago Copenhagen Dallas Delhi Denver Detroit Dubai Dublin Edinburgh Frankfurt Geneva Glasgow "
    "Hamburg Houston Istanbul Jakarta Jerusalem Johannesburg Kabul Kiev Kyiv Lagos Leeds Lisbon Liverpool London Lyon "
    "Madrid Manchester Manila Melbourne Miami Milan Montreal Moscow Mumbai Munich Nairobi Newcastle Oslo Ottawa Paris "
    "Philadelphia Phoenix Prague Rome Seattle "
    "Seoul Shanghai Sheffield Stockholm Sydney Tehran Tokyo Toronto Turin Vienna Warsaw Zurich".split(),
    "New York",
    "Los Angeles",
    "San Francisco",
    "Hong Kong",
    "Tel Aviv",
    "New Delhi",
    "San Diego",
    "Las Vegas",
]
COMPANIES = (
    "Airbus Amazon Apple Barclays Boeing Chevron Cisco Disney Exxon Facebook Fox Google HSBC IBM Intel Meta Microsoft "
    "Netflix Nike Nvidia Nintendo Oracle Pfizer Reuters Samsung Shell Sony Spotify Tesla TikTok Toyota Twitter Uber "
    "Verizon Vodafone Volkswagen Walmart Yahoo BBC CNN FBI CIA NATO NASA FIFA UEFA NFL NBA OpenAI Binance Huawei Alibaba "
    "Tencent ByteDance Nissan Honda Ford"
).split()
ORGANISATION_WORDS = frozenset(
    "Agency Airlines Airport Army Assembly Association Authority Bank Board Bureau Club College Commission Committee "
    "Company Congress Corp Corporation Council Court Department Fund Foundation Group Hospital Inc Industries Institute "
    "Ltd Ministry Museum Navy Office Organization Organisation Parliament Party Police Records School Senate Service "
    "Society Trust Union United University Rovers Wanderers Pictures Studios Entertainment Press Times Post News "
    "Partners Holdings Systems Laboratory Federation League".split()
)
FIRST_NAMES = frozenset(
    "Aaron Adam Adrian Alan Albert Alex Alexander Alexandra Alice Amanda Amy Andrea Andrew Andy Angela Ann Anna Anne "
    "Anthony Antonio Arthur Barack Barbara Barry Ben Benjamin Bernard Bill Bob Boris Brandon Brian Bruce Carl Carlos "
    "Carol Caroline Catherine Charles Charlie Chris Christian Christina Christine Christopher Claire Colin Craig Daniel "
    "Dave David Dean Deborah Denis Dennis Diana Donald Dorothy Douglas Edward Elizabeth Ellen Emily Emma Emmanuel Eric "
    "Ernest Eugene Eva Francis Frank Franklin Fred Frederick Gareth Gary Geoff George Gerald Gordon Graham Grace Greg "
    "Hannah Harold Harry Heather Helen Henry Howard Hugh Ian Isaac Jack Jacob James Jamie Jan Jane Janet Jason Jean Jeff "
    "Jeffrey Jennifer Jeremy Jerry Jessica Jim Jimmy Joan Joe Joel John Johnny Jon Jonathan Jordan Jose Joseph Joshua "
    "Juan Judith Julia Julian Julie Justin Karen Karl Kate Katherine Kathleen Keith Kelly Ken Kenneth Kevin Kim Larry "
    "Laura Lawrence Leonard Leonardo Lewis Lily Linda Lisa Liz Louis Louise Lucy Luis Luke Lynn Marc Marcus Margaret "
    "Maria Marie Mario Mark Martin Mary Matt Matthew Max Megan Michael Michelle Mike Mohamed Mohammed Nancy Natalie "
    "Nathan Neil Nicholas Nick Nicola Nicole Nigel Oliver Olivia Oscar Owen Patricia Patrick Paul Peter Phil Philip "
    "Phillip Rachel Ralph Raymond Rebecca Richard Rob Robert Robin Roger Ronald Ross Roy Russell Ruth Ryan Sally Sam "
    "Samantha Samuel Sandra Sara Sarah Scott Sean Sebastian Sharon Shaun Simon Sophie Stan Stanley Stephanie Stephen "
    "Steve Steven Stuart Sue Susan Taylor Ted Terry Theresa Thomas Tim Timothy Tina "
    "Todd Tom Tommy Tony Tracy Travis Tyler Victor Victoria Vincent Vladimir Walter Warren Wayne Wendy William Zoe".split()
)
TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Sen Rep Gov Gen Prof Sir Lord Lady Judge Justice Professor Captain Sgt Lt Col Det PC Ch".split()
)

# a group is one role under its names; another group's is another role of the same sphere
ROLES = (
    (("president",), ("prime minister", "premier"), ("chancellor",), ("king",), ("vice president",), ("governor",), ("senator",)),
    (("chief executive", "CEO"), ("chairman",), ("founder", "co-founder"), ("chief financial officer",), ("managing director",)),
    (("spokesman", "spokesperson"), ("lawyer",), ("adviser", "advisor"), ("deputy",)),
    (("foreign minister",), ("defence minister", "defense minister"), ("finance minister",), ("interior minister",)),
    (("director",), ("producer",), ("screenwriter",), ("actor",), ("composer",)),
    (("singer",), ("drummer",), ("guitarist",), ("bassist",), ("songwriter",)),
    (("coach", "manager"), ("captain",), ("owner",), ("goalkeeper",), ("striker",), ("midfielder",)),
    (("mayor",), ("councillor",), ("sheriff",), ("ambassador",), ("mp",)),
    (("judge",), ("prosecutor",), ("detective",), ("juror",)),
    (("novelist",), ("poet",), ("painter",), ("sculptor",), ("playwright",), ("photographer",)),
    (("professor",), ("student",), ("librarian",)),
    (("doctor", "physician"), ("nurse",), ("paramedic",), ("surgeon",)),
)

# nouns of one kind, none of which is another
KINDS = tuple(
    group.split()
    for group in (
        "man woman boy girl",
        "men women boys girls",
        "father mother uncle aunt grandfather grandmother",
        "son daughter nephew niece",
        "brother sister cousin",
        "husband wife",
        "car bus train lorry motorcycle bicycle",
        "hospital school church hotel library factory",
        "north south east west",
        "northern southern eastern western",
        "north-east south-west north-west south-east",
        "morning afternoon evening",
        "spring summer autumn winter",
        "football cricket rugby hockey tennis basketball baseball golf",
        "red blue green yellow purple orange",
        "teacher farmer plumber dentist",
        "fire flood earthquake landslide",
        "guitar piano violin drums",
        "silver gold bronze",
        "murder fraud burglary arson",
        "novel film album opera",
        "dog cat horse rabbit",
        "knife gun hammer",
        "leg arm shoulder",
        "oil gas coal",
        "wheat rice soybeans corn",
        "Christian Muslim Jewish Hindu Buddhist",
        "Democrat Republican",
        "Democratic Republican",
        "Democrats Republicans",
        "Conservative Labour",
        "Earth Mars Venus Jupiter",
        "Atlantic Pacific Indian",
    )
)

UNITS = tuple(
    group.split()
    for group in (
        "seconds minutes hours days weeks months years decades",
        "minute hour day week month year decade",
        "miles kilometres metres",
        "miles kilometers meters feet",
        "mile kilometre metre",
        "km m miles",
        "kg pounds ounces",
        "tons pounds kilograms",
        "tonnes kilograms grams",
        "dollars euros pounds yen",
        "acres hectares",
        "gallons litres barrels",
        "C F",
    )
)

# opposite verbs as base, third person, past, participle, present participle
VERB_PAIRS = tuple(
    (tuple(one.split()), tuple(other.split()))
    for one, other in (
        ("rise rises rose risen rising", "fall falls fell fallen falling"),
        ("increase increases increased increased increasing", "decrease decreases decreased decreased decreasing"),
        ("win wins won won winning", "lose loses lost lost losing"),
        ("support supports supported supported supporting", "oppose opposes opposed opposed opposing"),
        ("accept accepts accepted accepted accepting", "reject rejects rejected rejected rejecting"),
        ("approve approves approved approved approving", "reject rejects rejected rejected rejecting"),
        ("begin begins began begun beginning", "end ends ended ended ending"),
        ("start starts started started starting", "stop stops stopped stopped stopping"),
        ("open opens opened opened opening", "close closes closed closed closing"),
        ("buy buys bought bought buying", "sell sells sold sold selling"),
        ("gain gains gained gained gaining", "lose loses lost lost losing"),
        ("join joins joined joined joining", "leave leaves left left leaving"),
        ("arrive arrives arrived arrived arriving", "leave leaves left left leaving"),
        ("allow allows allowed allowed allowing", "forbid forbids forbade forbidden forbidding"),
        ("ban bans banned banned banning", "allow allows allowed allowed allowing"),
        ("confirm confirms confirmed confirmed confirming", "deny denies denied denied denying"),
        ("admit admits admitted admitted admitting", "deny denies denied denied denying"),
        ("raise raises raised raised raising", "lower lowers lowered lowered lowering"),
        ("expand expands expanded expanded expanding", "shrink shrinks shrank shrunk shrinking"),
        ("strengthen strengthens strengthened strengthened strengthening", "weaken weakens weakened weakened weakening"),
        ("improve improves improved improved improving", "worsen worsens worsened worsened worsening"),
        ("succeed succeeds succeeded succeeded succeeding", "fail fails failed failed failing"),
        ("praise praises praised praised praising", "criticise criticises criticised criticised criticising"),
        ("criticize criticizes criticized criticized criticizing", "praise praises praised praised praising"),
        ("welcome welcomes welcomed welcomed welcoming", "condemn condemns condemned condemned condemning"),
        ("agree agrees agreed agreed agreeing", "refuse refuses refused refused refusing"),
        ("extend extends extended extended extending", "shorten shortens shortened shortened shortening"),
        ("include includes included included including", "exclude excludes excluded excluded excluding"),
        ("survive survives survived survived surviving", "die dies died died dying"),
        ("create creates created created creating", "destroy destroys destroyed destroyed destroying"),
        ("love loves loved loved loving", "hate hates hated hated hating"),
        ("send sends sent sent sending", "receive receives received received receiving"),
        ("borrow borrows borrowed borrowed borrowing", "lend lends lent lent lending"),
        ("import imports imported imported importing", "export exports exported exported exporting"),
        ("remember remembers remembered remembered remembering", "forget forgets forgot forgotten forgetting"),
        ("hire hires hired hired hiring", "dismiss dismisses dismissed dismissed dismissing"),
        ("attack attacks attacked attacked attacking", "defend defends defended defended defending"),
    )
)
# opposite words that are not verbs
OPPOSITES = tuple(
    tuple(pair.split("/"))
    for pair in (
        "guilty/innocent",
        "alive/dead",
        "legal/illegal",
        "likely/unlikely",
        "successful/unsuccessful",
        "able/unable",
        "possible/impossible",
        "safe/dangerous",
        "positive/negative",
        "strong/weak",
        "rich/poor",
        "early/late",
        "major/minor",
        "permanent/temporary",
        "profit/loss",
        "victory/defeat",
        "success/failure",
        "optimistic/pessimistic",
        "married/divorced",
        "professional/amateur",
        "ancient/modern",
        "urban/rural",
        "popular/unpopular",
        "known/unknown",
        "for the first time/for the last time",
        "in favour of/against",
        "in favor of/against",
        "inside/outside",
        "ally/enemy",
        "allies/enemies",
        "a rise/a fall",
        "an increase/a decrease",
        "fatal/minor",
        "empty/full",
        "male/female",
    )
)
# comparisons; each may be turned round
COMPARISONS = tuple(
    tuple(pair.split("/"))
    for pair in (
        "more than/fewer than",
        "more than/less than",
        "at least/at most",
        "higher/lower",
        "highest/lowest",
        "larger/smaller",
        "largest/smallest",
        "bigger/smaller",
        "biggest/smallest",
        "better/worse",
        "best/worst",
        "older/younger",
        "oldest/youngest",
        "longer/shorter",
        "longest/shortest",
        "faster/slower",
        "fastest/slowest",
        "stronger/weaker",
        "most popular/least popular",
        "more expensive/cheaper",
        "above/below",
        "earlier/later",
        "before/after",
        "majority/minority",
        "maximum/minimum",
        "up from/down from",
    )
)
# what says more than the text: one way only
STRONGER = tuple(
    tuple(pair.split("/"))
    for pair in (
        "some of/all of",
        "many of/all of",
        "most of/all of",
        "several of/all of",
        "some people/all people",
        "many people/few people",
        "often/always",
        "usually/always",
        "sometimes/always",
        "often/never",
        "usually/rarely",
        "always/never",
        "rarely/often",
        "one of the/the only one of the",
        "all of/none of",
        "none of/all of",
        "half of/a quarter of",
        "half of/all of",
        "nearly half/nearly all",
        "almost all/almost none",
        "a few/most",
    )
)
# hedges that are made facts: one way only
SURER = tuple(
    tuple(pair.split("/"))
    for pair in (
        "may be/is",
        "might be/is",
        "may have been/was",
        "may have/certainly",
        "may/will",
        "might/will",
        "reportedly /",
        "allegedly /",
        "possibly /",
        "perhaps /",
        "probably /",
        "apparently /",
        "potentially /",
        "alleged/proven",
        "is believed to be/is",
        "are believed to be/are",
        "is thought to be/is",
        "are thought to be/are",
        "was believed to be/was",
        "is said to be/is",
        "accused of/convicted of",
        "charged with/convicted of",
        "on suspicion of/after confessing to",
        "suspected of/convicted of",
        "suggests that/proves that",
        "suggested that/proved that",
        "claimed that/proved that",
        "claims that/proves that",
        "believes that/has proved that",
        "believe that/have proved that",
        "is expected to be/has been",
        "are expected to be/have been",
        "is likely to be/is certain to be",
        "is considering/has decided on",
        "are considering/have decided on",
        "considered/decided on",
        "proposed/adopted",
        "hopes to/is certain to",
        "hope to/are certain to",
        "aims to/is certain to",
        "wants to/has agreed to",
        "wanted to/agreed to",
        "tried to/managed to",
        "attempted to/managed to",
        "could be/will be",
        "could have been/was",
        "should be/is",
        "offered to/was forced to",
        "threatened to/went on to",
        "called for/secured",
        "asked for/was given",
        "up to/more than",
    )
)
# base, past, participle: verbs whose plans can be told as done
DONE = {
    base: (past, participle)
    for base, past, participle in (
        row.split()
        for row in (
            "be was been,begin began begun,build built built,buy bought bought,close closed closed,cut cut cut,end ended ended,"
            "fall fell fallen,give gave given,go went gone,have had had,hold held held,join joined joined,"
            "launch launched launched,"
            "leave left left,lose lost lost,make made made,meet met met,move moved moved,open opened opened,pay paid paid,"
            "play played played,publish published published,raise raised raised,release released released,"
            "replace replaced replaced,"
            "return returned returned,rise rose risen,sell sold sold,send sent sent,sign signed signed,spend spent spent,"
            "start started started,stop stopped stopped,take took taken,vote voted voted,win won won,visit visited visited,"
            "receive received received,continue continued continued,announce announced announced,increase increased increased,"
            "reduce reduced reduced,introduce introduced introduced,become became become,provide provided provided,"
            "appear appeared appeared,run ran run,bring brought brought,help helped helped,"
            "invest invested invested,expand expanded expanded,ban banned banned,create created created,reach reached reached,"
            "discuss discussed discussed,review reviewed reviewed,host hosted hosted,face faced faced,remain remained remained,"
            "allow allowed allowed,add added added,change changed changed,improve improved improved,deliver delivered delivered,"
            "appeal appealed appealed,resign resigned resigned,travel travelled travelled,attend attended attended"
        ).split(",")
    )
}

# words that mean the same wherever news puts them; the second may take the first's place
SYNONYMS = tuple(
    tuple(pair.split("/"))
    for pair in (
        "stated/said",
        "purchased/bought",
        "bought/purchased",
        "purchase/buy",
        "began/started",
        "commenced/began",
        "approximately/about",
        "nearly/almost",
        "almost/nearly",
        "film/movie",
        "movie/film",
        "also known as/also called",
        "in order to/to",
        "located in/situated in",
        "situated in/located in",
        "assistance/help",
        "largest/biggest",
        "biggest/largest",
        "attempted to/tried to",
        "tried to/attempted to",
        "numerous/many",
        "additionally/also",
        "resides in/lives in",
        "passed away/died",
        "injured/hurt",
        "company/firm",
        "firm/company",
        "automobile/car",
        "a number of/several",
        "required to/obliged to",
        "currently/now",
        "employees/workers",
        "roughly/about",
        "entire/whole",
        "took place/was held",
        "was held/took place",
        "adolescents/teenagers",
        "doctor/physician",
        "physician/doctor",
        "lawyer/attorney",
        "attorney/lawyer",
        "airplane/aircraft",
        "plane/aircraft",
        "blaze/fire",
        "fewer than/less than",
        "assisted/helped",
        "enormous/huge",
        "rapidly/quickly",
        "error/mistake",
        "mistake/error",
        "incorrect/wrong",
        "sufficient/enough",
        "selected/chosen",
        "nation's/country's",
        "occurred/happened",
        "happened/occurred",
        "constructed/built",
        "was built/was constructed",
    )
)
ABBREVIATIONS = tuple(
    tuple(pair.split("/"))
    for pair in (
        "the United States/the US",
        "the United States/the U.S.",
        "the U.S./the United States",
        "the US/the United States",
        "the United Kingdom/the UK",
        "the UK/the United Kingdom",
        "the U.K./the United Kingdom",
        "the United Nations/the UN",
        "the UN/the United Nations",
        "the European Union/the EU",
        "the EU/the European Union",
        "US/U.S.",
        "U.S./US",
        "CEO/chief executive",
        "chief executive/CEO",
    )
)

NUMBERS = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen "
        "twenty".split(),
        range(2, 21),
        strict=True,
    )
) | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
CAUSES = (
    "because of rising costs",
    "because of bad weather",
    "because of a shortage of staff",
    "because of pressure from investors",
    "because of a disagreement with the government",
    "because of poor health",
    "because of a court order",
    "as a result of public protests",
    "as a result of new rules",
    "as a result of falling demand",
    "due to a lack of money",
    "due to safety concerns",
    "in response to complaints from residents",
    "in response to the latest election",
    "thanks to a large donation",
    "in order to save money",
    "in order to attract more visitors",
    "in order to avoid a strike",
    "after months of negotiations",
    "despite warnings from experts",
    "on the advice of lawyers",
)
