"""The enforcement benchmark's own cases: enough of them, of every kind, each false one another sentence than the true ones."""

from collections import Counter

import pytest

from tests.benchmarks.cases import Case, article, newsroom, written_cases
from tests.benchmarks.corruptions import CATEGORIES


@pytest.fixture(scope="module")
def made() -> list[Case]:
    return written_cases()


def test_there_are_enough_cases_of_every_kind_in_both_parts(made: list[Case]) -> None:
    assert sum(case.true for case in made) >= 400
    assert sum(not case.true for case in made) >= 1200
    kinds = Counter((case.part, case.category) for case in made if not case.true)
    assert {category for _, category in kinds} == set(CATEGORIES)
    assert min(kinds[part, category] for part in ("tuning", "untouched") for category in CATEGORIES) >= 10


def test_an_article_is_in_one_part_with_all_its_sentences(made: list[Case]) -> None:
    parts: dict[str, set[str]] = {}
    for case in made:
        parts.setdefault(case.places[0].article.id, set()).add(case.part)
    assert all(len(found) == 1 for found in parts.values())


def test_no_sentence_is_both_true_and_false_and_none_is_copied_from_its_article(made: list[Case]) -> None:
    true = {case.sentence for case in made if case.true}
    assert not [case.sentence for case in made if not case.true and case.sentence in true]
    assert not [case.sentence for case in made if case.true and case.sentence in case.places[0].article.text]


def test_the_editor_falsifies_the_same_way_each_time(made: list[Case]) -> None:
    assert [case.sentence for case in written_cases()] == [case.sentence for case in made]


def test_the_names_that_the_editor_exchanges_stand_in_their_articles() -> None:
    for about in newsroom():
        assert [name for kind in ("people", "places", "groups") for name in about[kind] if name not in article(about).text] == []
