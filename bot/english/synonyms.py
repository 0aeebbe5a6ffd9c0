"""A question in the words of a sentence: where the sentence has another word for the same thing, the question takes it over.

A table of words that newspapers use for one another; it is no thesaurus, and knows no meanings: a word may be in several rows.
And the years behind a name, "(1249–1314)", in the words of a question that asks for a birth or a death.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from index.words import replace_words, stem, words

# of several words "pay+back"; the forms that stemming keeps apart are written out
_GROUPS = """
    leader president premier; boss chief head; lead led; lawmaker legislator; spokesman spokeswoman spokesperson; chairman
    chairwoman chair chairperson; firefighter fireman; student pupil; employee worker staffer staff; customer client; resident
    inhabitant; immigrant migrant; tourist visitor holidaymaker; thief burglar robber; attacker assailant; gunman shooter;
    rebel insurgent; protester demonstrator; opponent rival; owner proprietor; successor replacement; mother mum mom; father
    dad; baby infant newborn; teenager teen; pensioner retiree; author writer; singer vocalist; scientist researcher; expert
    specialist; inmate prisoner; soldier troop; army military; farmer grower; shareholder stockholder; coach trainer; player
    footballer; maker manufacturer producer; doctor physician; lawyer attorney; child kid; company firm business; deal
    agreement accord pact; law legislation act statute; rule regulation; talks negotiations discussions; call conversation
    speak spoke spoken talk phone; meet met meeting; tariff duty levy; salary wage pay; cost price; profit earnings; revenue
    turnover; share stock; grant subsidy; takeover acquisition buyout; bankruptcy insolvency; recession downturn; shutdown
    closure close shut; illness disease sickness; surgery operation; medicine drug medication; vaccine jab vaccination;
    treatment therapy; outbreak epidemic; film movie; book novel; song track; award prize; programme program; exhibition
    exhibit; concert gig; match game; contest competition; team squad; stadium arena; car vehicle automobile; plane aircraft
    jet airliner airplane; ship vessel; lorry truck; bike bicycle; subway metro underground; tram streetcar; road street;
    highway motorway; house home; flat apartment; jail prison imprison; town city; nation country; border frontier; area
    region; coast shore; forest woodland; sea ocean; farm agricultural; crop harvest; grain cereal; rubbish garbage trash
    waste; electricity power; outage blackout; petrol gasoline; weapon arms; gun firearm; missile rocket; earthquake quake
    tremor; crash collision accident; explosion blast explode; flood flooding inundate; landslide mudslide; storm hurricane
    typhoon cyclone; blaze fire wildfire; strike walkout; protest demonstration rally; vote ballot; poll survey; study
    research; war conflict; attack assault; fraud scam; funeral burial; visit trip; verdict ruling judgment; lawsuit suit sue;
    evidence proof; pollution contamination; rain rainfall; snow snowfall; unemployment jobless unemployed; die died dead
    death kill killed slay; injure injury hurt wound wounded; arrest detain apprehend; resign quit resignation; hire recruit;
    sack dismiss; win won victory triumph; beat defeat; buy bought purchase acquire; sell sold divest sale; build built
    construct erect construction; destroy demolish raze; repair fix mend; cancel scrap; postpone delay defer; approve
    authorise authorize; reject refuse; ban prohibit outlaw forbid; allow permit; reveal disclose; discover find; establish
    founded; escape flee fled; rescue save; steal stole stolen theft robbery heist; hide hid hidden conceal; receive get got
    obtain; spend spent expenditure; fund finance; choose chose chosen pick select; decide decision; move relocate; leave left
    depart departure; arrive arrival; live reside; born birth; marry wed wedding marriage; write wrote written author; make
    made produce manufacture; supply provide; happen occur; hit struck; stop halt cease; promise pledge vow; criticise
    criticize condemn denounce; praise hail laud; admit acknowledge concede confess; believe think thought; expect anticipate
    forecast predict; fear worry concern; warn caution; ask request; help aid assist; say said tell told announce state
    declare; fall fell fallen drop decline decrease plummet plunge slump tumble lose lost; cut reduce slash lower reduction;
    rise rose risen increase climb grow grew surge soar jump; begin began begun start commence; end finish conclude; big large
    huge; quick fast rapid; reason cause; result outcome; aim goal objective; plan proposal; next upcoming; driver motorist;
    passenger traveller traveler commuter; penalty fine; factory plant mill; lead led head; fund sponsor paid+for pay+for
    pays+for; strike walkout stoppage walk+out walked+out industrial+action; support endorse favour favor vote+for voted+for;
    refund reimburse compensate money+back; repay repaid pay+back paid+back; reopen resume open+again run+again; discover
    detect uncover came+to+light come+to+light found+out find+out; dismiss sent+off; receive collect; start begin began begun
    kick+off kicked+off get+under+way got+under+way; build built put+up; employ hire recruit take+on took+on; resign quit
    step+down stepped+down stand+down stood+down; postpone delay put+off; cancel scrap call+off called+off; increase raise
    hike put+up; cut reduce bring+down brought+down; search hunt look+for looking+for; continue carry+on carried+on go+on
    went+on; happen occur take+place took+place taken+place; hold held take+place took+place taken+place; demand insist urge
    call+for called+for calling+for; want seek sought ask+for asked+for; investigate investigation inquiry probe look+into
    looking+into; cause trigger lead+to led+to set+off; trap stuck strand; rescue save brought+to+safety; extinguish put+out;
    arrest detain took+into+custody taken+into+custody; convict find+guilty found+guilty; jail imprison sentence
    sent+to+prison; acquit clear; lawyer attorney barrister solicitor counsel; trial hearing; headquarter based; establish
    found set+up; ceo chief+executive boss; lend lent loan; painting picture canvas; picture photograph photo image; statue
    sculpture monument; coach trainer manager; referee umpire; spectator fan crowd audience; reject turn+down turned+down
    voted+down; approve adopt pass vote+for voted+for; compensation payout; donate donation gift; corpse body remains;
    poisonous toxic; leak spill; breed spawn reproduce mate; eat fed feed diet; scientist biologist; experiment trial test;
    phone handset; locate situated based; wed marry get+married got+married; close shut; grow cultivate; transport carry; rent
    lease hire; repair restore; plan intend; fall drop went+down go+down; rise went+up go+up; bring brought; tenant renter;
    landlord owner; pupil schoolchild; budget spending; ticket fare; holiday vacation; train railway rail; storm gale; gust
    wind; murder kill; shot shooting gunfire; hostage captive; rich wealthy; policeman officer; ill sick unwell; unveil launch
    introduce; open inaugurate; ease loosen relax; extend prolong; own belong+to belongs+to belonged+to; inspect examine
    check; warn alert; shortage lack; guest visitor; speech address; row dispute quarrel; ceasefire truce; monarch king queen
"""
_LONGEST = 3  # words of a row's longest
_SAYING = "say said tell told add added warn warned insist insisted argue argued announce announced write wrote state stated"
# a deed of speech -> what stands in a sentence beside a word for saying that tells of it: "She said that it must stop."
_SPOKEN = (
    ("demand insist urge require", re.compile(r"\b(?:must|should|ought to|(?:need|ha[sd]|have)s? to)\b")),
    ("predict forecast promise pledge vow", re.compile(r"\b(?:will|would|shall)\b")),
)
_ASKS_LIFE = re.compile(
    r"\b(?:when|where|how old|(?:what|which) (?:year|day|date))\b.*\b(?:(?:was|were)\b.*\bborn|did\b.*\bdie)\b", re.IGNORECASE
)
_LIFE = re.compile(r"(?<=\w )\((?:c\. ?)?(\d{3,4}) ?[–—-] ?(?:c\. ?)?(\d{3,4})\)")
_LIVES = range(15, 111)  # years


@cache
def _group_of() -> dict[str, frozenset[str]]:
    """The stems of the words that may stand for a stem."""
    found: dict[str, frozenset[str]] = {}
    for group in _GROUPS.split(";"):
        stems = frozenset(_stems(one.split("+")) for one in group.split())
        found |= {one: found.get(one, frozenset()) | stems for one in stems}
    return found


def _stems(run: Iterable[str]) -> str:
    return " ".join(map(stem, run))


def alike(word: str) -> frozenset[str]:
    """The stems of the words that newspapers use for one, and its own."""
    return _group_of().get(stem(word), frozenset()) | {stem(word)}


def in_words_of(question: str, sentence: str) -> str:
    """The question with each of its words that the sentence lacks, but has another for, replaced by that; names stay."""
    there = _runs(sentence)
    better = {}
    for place, word in enumerate(words(question)):
        one = stem(word)
        if one in there or (place > 0 and word[0].isupper()):
            continue
        forms = [*sorted(_group_of().get(one, ())), *_spoken(one, sentence)]
        other = next((there[form] for form in forms if form in there), None)
        if other:
            better[word.lower()] = other
    return replace_words(question, better) if better else question


@lru_cache(maxsize=256)
def _runs(sentence: str) -> dict[str, str]:
    """The words of a sentence, and those that stand together, by their stems."""
    said = [word.lower() for word in words(sentence)]
    runs = (said[at : at + many] for many in range(_LONGEST, 0, -1) for at in range(len(said) - many + 1))
    return {_stems(run): " ".join(run) for run in runs}


def _spoken(one: str, sentence: str) -> Iterator[str]:
    """The stems of the words for saying by which a sentence may tell of a deed of speech, given by its stem."""
    for deeds, said in _SPOKEN:
        if one in map(stem, deeds.split()) and said.search(sentence):
            yield from map(stem, _SAYING.split())


def with_lives(question: str, sentence: str) -> str:
    """The sentence with "(born 1249, died 1314)" for "(1249–1314)", where the question asks for that."""
    return _LIFE.sub(_told, sentence) if _ASKS_LIFE.search(question) else sentence


def _told(life: re.Match[str]) -> str:
    return f"(born {life[1]}, died {life[2]})" if int(life[2]) - int(life[1]) in _LIVES else life[0]
