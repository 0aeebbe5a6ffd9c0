"""One sentence against the words of articles: what supports it, what says otherwise, and what is cited for it."""

import pytest

from bot.enforce import checks, judged
from bot.enforce.bounded import CheckFailed
from bot.enforce.contradicting import contradicting
from bot.enforce.meant.parts import claims
from bot.enforce.place import Place
from bot.enforce.verify import verified
from bot.judge.support import CLAIMED, THRESHOLD
from index.article import Article


def place_of(text: str) -> list[Place]:
    return [Place(Article("tarn", "A report", text, published="2025-01-10"), 0, len(text))]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        (
            f"In March{comma} the strike closed the port of Tarn for nine days, and the mill at Brindle laid off 200 workers.",
            "The strike closed the port of Tarn for nine days in March. In April the mill at Brindle laid off 200 workers.",
        )
        for comma in ("", ",")
    ]
    + [
        (
            "In March, the mill at Brindle laid off 200 workers.",
            "The strike closed the port of Tarn for nine days in March. In April the mill at Brindle laid off 200 workers.",
        ),
        ("He was convicted of fraud in 2021.", "Two men stood trial. He was convicted of fraud in 2021."),
        ("The mill moved. " * 100, "The mill moved, people say."),
    ],
)
def test_what_the_words_do_not_say_is_not_verified(claim: str, text: str) -> None:
    found = verified(claim, place_of(text))
    assert not found.passed, found


def test_what_the_words_do_say_of_two_things_on_one_date_is_verified() -> None:
    text = "The strike closed the port of Tarn for nine days in March, and the mill at Brindle laid off 200 workers."
    claim = "In March the port of Tarn was closed for nine days by the strike, and the mill at Brindle laid off 200 workers."
    assert verified(claim, place_of(text)).passed


def test_a_check_that_fails_contradicts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(checks.CHECKS, "names", lambda *_: 1 / 0)
    with pytest.raises(CheckFailed):
        contradicting("The mill moved downstream.", place_of("The mill moved upstream in August."))


def test_what_the_next_sentence_takes_back_is_not_verified() -> None:
    text = "The mill at Tarn burned down on Monday. That report was false, the owner said."
    assert not verified("The mill at Tarn burned down on Monday.", place_of(text)).passed


def test_what_is_taken_back_behind_the_passage_is_not_verified_in_any_words() -> None:
    told = "The mill at Tarn burned down on Monday, and forty workers lost their jobs."
    article = Article("a", "The mill", f"{told}\n\nThat report turned out to be false.")
    place = Place(article, 0, len(told))
    assert not verified(told, [place]).passed
    assert not verified("On Monday the mill at Tarn burned down, and forty workers lost their jobs.", [place]).passed


def test_a_long_sentence_with_many_deeds_hangs_nothing() -> None:
    text = "sold " * 250 + "boats."
    assert verified(text, place_of(text)).passed
    found = verified(text[:700] + "boats.", place_of(text))
    assert not found.passed
    assert not found.hung


def test_a_condition_is_not_cut_from_what_depends_on_it() -> None:
    assert len(claims("The village at the dam is safe, and the road to it will open in May.")) == 2
    for lead in ("If", "Unless", "But if"):
        assert claims(f"{lead} the village at the dam is safe, the road opens in May, and the school stays open.") == []


def test_names_that_and_joins_are_not_cut_apart() -> None:
    for one in (
        "Boats sail again between Port Osk and Mirra from Monday at noon.",
        "After a long wait, the Norwegian and the Danish crew were taken to the harbour.",
        "The ferry line between Tarn and Brindle stayed shut for weeks.",
    ):
        assert claims(one) == []
    assert claims("The road between Tarn and Brindle is open, and the mill in Leeds hires forty people.") == [
        "The road between Tarn and Brindle is open.",
        "The mill in Leeds hires forty people.",
    ]
    assert len(claims("The road to Tarn is open, and the mill in Leeds hires forty people.")) == 2
    assert len(claims("The council closed the road to Tarn and the mill hired forty people.")) == 2


def test_what_is_said_of_both_is_two_claims() -> None:
    assert claims("Rye prices and the rent of boats in Tarn both fell in May.") == [
        "Rye prices fell in May.",
        "The rent of boats in Tarn fell in May.",
    ]
    assert claims("Holt and Baker both agreed on the plan.") == []
    text = "In May, the rent of boats in Tarn fell by a tenth, while rye prices rose."
    assert not verified("Rye prices and the rent of boats in Tarn both fell in May.", place_of(text), CLAIMED).passed


def test_the_quote_is_the_sentence_that_supports_by_itself() -> None:
    text = (
        "The council met on Monday. Snow fell all night. The bridge at Tarn was closed by the council on Tuesday. "
        "Nobody was hurt. Schools stay shut."
    )
    found = verified("On Tuesday the council closed the bridge at Tarn.", place_of(text))
    assert [place.text for place in found.places] == ["The bridge at Tarn was closed by the council on Tuesday."]


def test_another_year_contradicts() -> None:
    assert contradicting("The treaty was signed in 2023.", place_of("The treaty was signed in 2024.")) is not None


def test_another_window_does_not_outvote_one_that_says_otherwise() -> None:
    filler = "The hall was full, the band played until late, and the buses ran all night to the villages of the valley. " * 5
    text = f"Tarn beat Brindle in the cup on Saturday. {filler}In the cup before, Brindle had been beaten at home, far from Tarn."
    assert verified("Tarn beat Brindle in the cup.", place_of(text), CLAIMED).passed
    assert not verified("Brindle beat Tarn in the cup.", place_of(text), 0.05).passed


class Leaning:
    """A judge with one opinion."""

    def __init__(self, *opinion: float) -> None:
        self.opinion = opinion

    def supports(self, pairs: list[tuple[str, str]]) -> list[tuple[float, ...]]:
        """As `Judge.supports`."""
        return [self.opinion for _ in pairs]


@pytest.mark.parametrize(("refuted", "passes"), [(0.1, True), (0.55, False)])
def test_a_claim_that_the_judge_doubts_needs_more_support(refuted: float, passes: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    judge = Leaning(0.2, refuted, 0.8 - refuted)
    monkeypatch.setattr(judged, "judge", lambda: judge)
    claim, text = "The mill of Tarn was moved upstream by ox carts.", "Ox carts pulled the mill of Tarn up the river in 1901."
    found = verified(claim, place_of(text), CLAIMED)
    assert CLAIMED <= found.support < THRESHOLD
    assert found.passed == passes


@pytest.mark.parametrize(
    ("refuted", "claim", "against"),
    [
        (0.65, "The mill of Tarn grinds rye for the bakers of three valleys.", False),
        (0.9, "The mill of Tarn grinds rye for the bakers of three valleys.", True),
        (0.65, "The mill of Tarn grinds wheat for bakers.", True),
    ],
)
def test_the_judge_alone_contradicts_where_it_is_sure_or_nearly_all_is_spoken_of(
    refuted: float, claim: str, against: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = Leaning(0.05, refuted, 0.95 - refuted)
    monkeypatch.setattr(judged, "judge", lambda: judge)
    text = "The mill of Tarn grinds wheat for the bakers of the town, and oats."
    assert (contradicting(claim, place_of(text)) is not None) == against


def test_the_year_of_a_day_is_that_of_the_articles() -> None:
    text = "The mill of Tarn was sold on 8 January to a firm in Brindle."
    assert verified("The mill of Tarn was sold in 2025.", place_of(text), CLAIMED).passed
    assert not verified("The mill of Tarn was sold in 2023.", place_of(text), CLAIMED).passed


def test_a_name_by_which_a_thing_is_only_described_contradicts_nothing() -> None:
    filler = "The hall was full, the band played until late, and the buses ran all night to the villages of the valley. " * 5
    text = f"Brindle Mills was founded by two brothers in 1912. {filler}It is the last brewery of Osk."
    assert contradicting("The Osk brewery was founded by two brothers in 1912.", place_of(text)) is None
