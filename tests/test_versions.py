"""Versions of one story are one: the newest shows, the others do not crowd; what is only made alike is left alone."""

import dataclasses
import itertools
import random
import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import search
from index.article import Article
from index.catalogue import Catalogue
from index.embedding import BUNDLED, BundledEmbedding
from index.index import Index
from index.likeness import WORTH, Text, are_versions, bands
from index.passages import cut
from index.sample import articles as sample_articles
from index.store import Store
from tests.conftest import Footnote, fill, on_both

STORIES = [article for article in sample_articles() if len(article.text.split()) >= 70]
STORY = next(story for story in STORIES if "53%" in story.text)
OTHERS = [story for story in STORIES if story != STORY]


def text(article: Article) -> Text:
    return Text(article.title, article.text, article.published)


def version(article: Article, number: int, **changes: str | None) -> Article:
    """Another version, published so many days later."""
    day = f"2025-09-{number:02}"
    return dataclasses.replace(article, **{"id": f"{article.id} {number}", "published": day, "url": None, **changes})  # type: ignore[arg-type]


def put(catalogue: Catalogue, *given: Article) -> None:
    for article in given:
        catalogue.put(article, cut(article))


def older(catalogue: Catalogue) -> dict[str, str]:
    return {entry.id: entry.version_of for entry in catalogue.entries() if entry.version_of}


def reworded(words: str, every: int) -> str:
    """The text with every so many words replaced."""
    return " ".join("instead" if n % every == 0 else word for n, word in enumerate(words.split(), 1))


# What is a version


@pytest.mark.parametrize("story", STORIES, ids=[story.title for story in STORIES])
@pytest.mark.parametrize(
    "edit",
    [
        lambda words: words + "\n\nThis story was distributed by the Quay Courier. All rights reserved.",
        lambda words: words.split("\n\n", 1)[1] + "\n\n" + words.split("\n\n", 1)[0],
        lambda words: words + "\n\n" + OTHERS[0].text.split("\n\n")[0][:200],
        lambda words: re.sub(r"\d+", "7", words, count=1),
        lambda words: reworded(words, 10),
        lambda words: reworded(words, 7),
        lambda words: words.replace("\n", "\r\n\t").upper(),
    ],
    ids=["footer", "reordered", "longer", "number", "reworded", "reworded more", "set otherwise"],
)
def test_an_edited_story_is_a_version(story: Article, edit: "object") -> None:
    assert callable(edit)
    edited = Text("Another headline", edit(story.text), story.published)
    assert are_versions(text(story), edited)
    assert np.mean(text(story).signature == edited.signature) >= WORTH, "it would be found"


def test_stories_on_one_subject_are_no_versions() -> None:
    assert not [pair for pair in itertools.combinations(map(text, STORIES), 2) if are_versions(*pair)]


def test_a_follow_up_that_quotes_half_of_a_story_is_no_version() -> None:
    words = STORY.text.split()
    half = " ".join(words[: len(words) // 2])
    follow_up = half + " " + " ".join(OTHERS[0].text.split()[: len(words) // 2])
    assert not are_versions(text(STORY), Text(STORY.title, follow_up, STORY.published))


EARNINGS = (
    "{company} reported {quarter}-quarter earnings of {a} cents a share on revenue of {b} million dollars. The company had "
    "earned {c} cents a share a year before. Statements about the future involve risks and uncertainties, which are described "
    "in filings with the Securities and Exchange Commission, and actual results may differ from them. The company does not "
    "undertake to update any such statement in the light of later events, and investors should not rely on it unduly."
)
WEATHER = (
    "{day} in {town} will begin with fog and turn sunny, with a low of {a} degrees and a high of {b} degrees. The wind will blow "
    "from the west at {c} miles an hour and ease towards evening. The chance of rain is {d} percent. The outlook for the days "
    "that follow is for more of the same, says the office, which asks drivers to take care in the hills."
)
MATCH = (
    "The Lakers defeated the {visitors} {a}-{b}. The home side led for most of the evening and closed the game with a strong last "
    "quarter before a full house. Tickets for the next home game are on sale at the box office and online. The team will train "
    "in the morning before it leaves for its next games. Standings are updated daily on the pages of the league."
)


def filled(template: str, published: str | None, **gaps: object) -> Text:
    return Text("A report", template.format(**gaps), published)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            filled(EARNINGS, "2025-05-01", company="Acme", quarter="first", a=31, b=402, c=28),
            filled(EARNINGS, "2025-05-01", company="Globex", quarter="first", a=12, b=88, c=19),
        ),
        (
            filled(EARNINGS, "2025-05-01", company="Acme", quarter="first", a=31, b=402, c=28),
            filled(EARNINGS, "2025-08-01", company="Acme", quarter="second", a=35, b=417, c=30),
        ),
        (
            filled(WEATHER, "2025-05-01", day="Monday", town="Brindle", a=3, b=12, c=9, d=20),
            filled(WEATHER, "2025-05-01", day="Monday", town="Tarn", a=1, b=10, c=14, d=35),
        ),
        (
            filled(WEATHER, "2025-05-01", day="Monday", town="Brindle", a=3, b=12, c=9, d=20),
            filled(WEATHER, "2025-05-02", day="Tuesday", town="Brindle", a=5, b=17, c=21, d=60),
        ),
        (
            filled(MATCH, "2025-05-01", visitors="Celtics", a=101, b=99),
            filled(MATCH, "2025-05-02", visitors="Heat", a=87, b=81),
        ),
    ],
    ids=["two companies", "two quarters", "two towns", "two days", "two games"],
)
def test_reports_from_one_template_are_no_versions(one: Text, other: Text) -> None:
    assert not are_versions(one, other)


def test_a_report_with_other_numbers_that_comes_much_later_is_another_report() -> None:
    changed = re.sub(r"\d+", "7", STORY.text)
    assert changed != STORY.text
    assert are_versions(Text("", STORY.text, "2025-09-20"), Text("", STORY.text, "2026-09-20"))
    assert not are_versions(Text("", STORY.text, "2025-09-20"), Text("", changed, "2026-09-20"))


def test_an_update_in_which_all_few_numbers_change_is_a_version() -> None:
    first = (
        "A fire at the harbor of Brindle killed 3 people early on Saturday, the police said. It broke out in a warehouse on the "
        "north quay before dawn, and 40 firefighters worked until noon to put it out. Mayor Ada Pell said that the cause was not "
        "known, and that the harbor would remain closed for the day. The warehouse belongs to a shipping company, Ravel and Sons."
    )
    update = first.replace("killed 3", "killed 5").replace("40", "60") + " The company said that it would help the families."
    assert are_versions(
        Text("Harbor Fire Kills Three", first, "2025-03-01"), Text("Harbor Fire Kills Five", update, "2025-03-01")
    )


def test_short_articles_are_versions_only_when_they_are_identical() -> None:
    flash = Text("Bridge closes", "The old bridge at Tarn was closed for repairs on Monday, the council said.", None)
    assert are_versions(flash, dataclasses.replace(flash, text=flash.text.replace(" ", "  ").upper()))
    assert not are_versions(flash, dataclasses.replace(flash, text=flash.text.replace("Monday", "Friday")))
    assert not are_versions(flash, dataclasses.replace(flash, title="Bridge at Tarn"))


def test_signatures_are_the_same_on_every_machine() -> None:
    bridge = Text("A", "The old bridge at Tarn was closed for repairs.", None)
    assert bridge.signature[:3].tolist() == [2727, 65405, 45283]  # they are kept in catalogues


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_texts_can_be_compared(one: str, other: str) -> None:
    first, second = Text("A", one, None), Text("A", other, None)
    assert are_versions(first, first)
    assert are_versions(first, second) == are_versions(second, first)
    assert len(bands(first.signature)) == len(bands(second.signature))


# In the catalogue


def test_older_versions_name_the_newest_by_date_then_by_order(tmp_path: Path) -> None:
    catalogue = Catalogue.create(tmp_path / "c.sqlite")
    second, first, third = (version(STORY, number) for number in (2, 1, 3))
    put(catalogue, second, first, OTHERS[0])
    assert older(catalogue) == {first.id: second.id}
    put(catalogue, third)
    assert older(Catalogue.open(tmp_path / "c.sqlite")) == {first.id: third.id, second.id: third.id}
    assert catalogue.newest([first.id, third.id, OTHERS[0].id]) == {first.id: third.id}
    put(catalogue, version(STORY, 4, published=None), version(STORY, 5, published="2025-09-03"))
    assert set(older(catalogue).values()) == {version(STORY, 5).id}, "the same day: the one that came last"


def test_dates_are_compared_as_moments() -> None:
    catalogue = Catalogue.create(None)
    early, late = "2025-09-20T09:00:00+02:00", "2025-09-20T08:00:00+00:00"
    put(catalogue, version(STORY, 2, published=late), version(STORY, 1, published=early))
    assert older(catalogue) == {version(STORY, 1).id: version(STORY, 2).id}


def test_a_version_that_goes_or_changes_leaves_the_others_in_order() -> None:
    catalogue = Catalogue.create(None)
    one, two, three = (version(STORY, number) for number in (1, 2, 3))
    put(catalogue, one, two, three)
    catalogue.remove(three.id)
    assert older(catalogue) == {one.id: two.id}
    put(catalogue, dataclasses.replace(two, text=OTHERS[1].text))
    assert older(catalogue) == {}
    assert not catalogue.superseded(catalogue.passage_ids())
    put(catalogue, two)
    assert older(catalogue) == {one.id: two.id}
    catalogue.remove(two.id)
    catalogue.remove(one.id)
    for table in ("signatures", "bands", "twins", "versions", "stories", "superseded"):
        assert not catalogue.database.read(f"SELECT * FROM {table}"), table


def test_a_story_falls_apart_when_the_version_between_goes() -> None:
    catalogue = Catalogue.create(None)
    words = " ".join(story.text for story in STORIES).split()
    chain = [version(STORY, n + 1, text=" ".join(words[at : at + 150])) for n, at in enumerate((0, 42, 84))]
    assert [are_versions(text(a), text(b)) for a, b in itertools.combinations(chain, 2)] == [True, False, True]
    put(catalogue, *chain)
    assert older(catalogue) == {chain[0].id: chain[2].id, chain[1].id: chain[2].id}
    catalogue.remove(chain[1].id)
    assert older(catalogue) == {}
    assert not catalogue.superseded(catalogue.passage_ids())


DRAFTS = [
    version(story, day, id=f"{story.title} {day} {edit}", text=edited)
    for story in (STORY, OTHERS[0])
    for day in (1, 5)
    for edit, edited in enumerate((story.text, reworded(story.text, 9), story.text + "\n\n" + OTHERS[1].text[:200]))
]


def stories(there: dict[str, Article]) -> list[list[Article]]:
    """The articles as stories, each with all that are versions of one another, at once or through others."""
    found: list[list[Article]] = []
    for article in there.values():
        like = [story for story in found if any(are_versions(text(article), text(one)) for one in story)]
        found = [story for story in found if story not in like] + [[article, *itertools.chain.from_iterable(like)]]
    return found


@given(st.lists(st.tuples(st.sampled_from(DRAFTS), st.booleans()), max_size=25))
@settings(max_examples=25)
def test_versions_follow_every_change(steps: list[tuple[Article, bool]]) -> None:
    catalogue = Catalogue.create(None)
    there: dict[str, Article] = {}
    for article, goes in steps:
        if goes:
            catalogue.remove(article.id)
            there.pop(article.id, None)
        elif article.id not in there:
            put(catalogue, article)
            there[article.id] = article
    known = older(catalogue)
    for story in stories(there):
        (shown,) = (article for article in story if article.id not in known)
        assert all(known[article.id] == shown.id for article in story if article is not shown)
        assert shown.published == max(str(article.published) for article in story)
        assert not catalogue.superseded(passage.id for passage in cut(shown))
    assert catalogue.database.read("SELECT count(*) FROM superseded WHERE passage NOT IN (SELECT number FROM passages)") == [(0,)]


# In search


@on_both
def test_search_shows_the_newest_version_alone(index: Index) -> None:
    fill(index, *(version(STORY, n, text=STORY.text + f"\n\nUpdate {n}.") for n in (1, 3, 2)), OTHERS[0])
    hits = index.search(index.prepare(STORY.title), 50)
    assert {hit.passage.article.id for hit in hits} == {version(STORY, 3).id, OTHERS[0].id}
    index.remove(version(STORY, 3).id)
    index.vectors.settle()
    assert version(STORY, 2).id in {hit.passage.article.id for hit in index.search(index.prepare(STORY.title), 50)}


def test_a_corrected_number_is_not_set_against_the_old_one(index: Index) -> None:
    assert "53%" in STORY.text
    fill(index, version(STORY, 1), version(STORY, 2, text=STORY.text.replace("53%", "35%")))
    texts = [hit.passage.text for hit in index.search(index.prepare("How much have farm exports fallen?"), 50)]
    assert any("35%" in words for words in texts)
    assert not any("53%" in words for words in texts)


def test_what_only_an_older_version_has_is_found_once(index: Index) -> None:
    gone = (
        "A volcano on the island of Mirra erupted on Sunday, and nine hundred people had to leave their homes in boats at night."
    )
    longer = STORY.text + "\n\n" + gone
    fill(index, version(STORY, 1, text=longer), version(STORY, 2, text=longer), version(STORY, 3))
    hits = [hit for hit in index.search(index.prepare("volcano on Mirra"), 50) if "volcano" in hit.passage.text]
    assert [hit.passage.article.id for hit in hits] == [version(STORY, 2).id]


def test_many_copies_do_not_crowd_out_the_rest(index: Index) -> None:
    copies = [version(STORY, 1 + n % 28, id=f"copy {n}", source=f"Outlet {n}") for n in range(70)]
    fill(index, *copies, *OTHERS)
    hits = index.search(index.prepare(STORY.title), 8)
    assert len(hits) == 8
    assert len({hit.passage.article.id for hit in hits}) >= 3
    assert sum(hit.passage.article.title == STORY.title for hit in hits) <= len(cut(STORY))


def test_behind_many_copies_that_came_at_once_everything_else_is_found(tmp_path: Path) -> None:
    """Chroma's graph alone does not lead from the copies to all others."""
    catalogue, store = Catalogue.create(None), Store(tmp_path / "vectors")
    copies = [version(STORY, 1 + n % 28, id=f"copy {n}") for n in range(100)]
    put(catalogue, *copies, *(Article(f"other {n}", f"Report {n}", f"Town {n} has a mill.") for n in range(30)))
    passages = list(catalogue.passages(sorted(catalogue.passage_ids())).values())
    dice = np.random.default_rng(3)
    story, noise = dice.normal(size=32), {passage.id: dice.normal(size=32) for passage in passages}
    store.add(
        passages, [(story if one.article.id.startswith("copy") else story / 2 + noise[one.id]).tolist() for one in passages]
    )
    hits = search.search(search.prepare("fleet", catalogue, date(2025, 9, 1)), story.tolist(), catalogue, store, limit=50)
    assert {f"other {n}" for n in range(30)} < {hit.passage.article.id for hit in hits}
    store.close()


def test_own_articles_in_memory_have_versions_too(embedding: BundledEmbedding) -> None:
    with Index.of([version(STORY, 1), version(STORY, 2)], embedding) as memory:
        assert {hit.passage.article.id for hit in memory.search(memory.prepare(STORY.title))} == {version(STORY, 2).id}


def test_versions_are_listed_below_the_newest(footnote: Footnote, home: Path, embedding: BundledEmbedding) -> None:
    with Index.create(home, lambda: embedding, BUNDLED) as index:
        fill(index, *(version(STORY, n) for n in (1, 2)), version(OTHERS[0], 3))
    lines = footnote("index", "list", "--home", home).stdout.splitlines()
    assert [re.sub(r"\S+  (\S+) .*", r"\1", line) for line in lines] == ["2025-09-03", "2025-09-02", "  2025-09-01"]
    objects = footnote("index", "list", "--json", "--home", home).stdout
    assert f'"version_of": "{version(STORY, 2).id}"' in objects
    assert objects.count('"version_of": null') == 2


def test_hundreds_of_reports_from_one_template_stay_apart() -> None:
    dice = random.Random(2)
    catalogue = Catalogue.create(None)
    for n in range(300):
        gaps = {letter: dice.randint(1, 99) for letter in "abcd"}
        words = WEATHER.format(day="Monday", town=f"Town{n}", **gaps)
        put(catalogue, Article(f"w{n}", f"Weather for Town{n}", words, published="2025-05-01"))
    assert older(catalogue) == {}
