"""The command line: the objects of `--json`, the exit statuses, and one clear sentence for bad input."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from bot.answerer import NO_WORDS
from bot.config import LONGEST_QUESTION
from bot.errors import QuestionError
from bot.questions.lines import parse
from index import CATALOGUE
from index.catalogue import Catalogue
from index.store import Store
from index.vectors import FOLDER
from tests.conftest import FOOTNOTE, ROOT, Footnote, articles, filled_home, process

STORY = (
    "Brindle harbor reopens after storm\n\n"
    "The harbor of Brindle reopened on Monday after the worst storm in forty years. "
    "Repairs to the pier cost 3.5 million dollars, the mayor Ada Quill said. "
    "The ferry to Mirra sails twice a day again. "
    "It carried 240 passengers on its first trip."
)
ABOUT = {"article_id", "title", "source", "published", "url"}


@pytest.fixture
def filled(home: Path, tmp_path: Path, footnote: Footnote) -> Path:
    return filled_home(footnote, home, tmp_path, harbor=STORY, bridge="The bridge at Tarn is closed. It opens again in May.")


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def shape_of_answer(reply: dict[str, Any]) -> None:
    assert set(reply) == {"question", "kind", "statements", "disagreements", "withheld", "notes", "timings_ms"}
    assert set(reply["timings_ms"]) == {"search", "draft", "enforce", "total"}
    for statement in reply["statements"]:
        assert set(statement) == {"text", "support", "citations"}
        for citation in statement["citations"]:
            assert set(citation) == ABOUT | {"number", "quote", "start", "end"}
    numbers = [citation["number"] for statement in reply["statements"] for citation in statement["citations"]]
    assert numbers == list(range(1, len(numbers) + 1))


def test_ask_gives_the_answer_object_and_its_offsets_give_the_quotes(filled: Path, footnote: Footnote) -> None:
    done = footnote("ask", "How much did repairs to the pier cost?", "--json", "--home", filled)
    assert done.exit_code == 0
    (reply,) = objects(done.stdout)
    shape_of_answer(reply)
    assert reply["kind"] == "answer"
    assert "3.5 million" in reply["statements"][0]["text"]
    for statement in reply["statements"]:
        for citation in statement["citations"]:
            shown = objects(footnote("index", "show", citation["article_id"], "--json", "--home", filled).stdout)[0]
            assert shown["text"][citation["start"] : citation["end"]] == citation["quote"]
            assert shown["title"] == citation["title"]


def test_ask_gives_the_refusal_object_and_status_3(filled: Path, footnote: Footnote) -> None:
    done = footnote("ask", "Who won the football match in Lisbon?", "--json", "--home", filled)
    assert done.exit_code == 3
    (reply,) = objects(done.stdout)
    assert set(reply) == {"question", "kind", "reason", "nearest", "notes", "timings_ms"}
    assert reply["kind"] == "refusal"
    assert reply["reason"] in ("nothing_relevant", "not_in_articles")
    assert all(set(article) == ABOUT for article in reply["nearest"])


def test_ask_as_text_shows_numbers_sources_and_the_quoted_words(filled: Path, footnote: Footnote) -> None:
    done = footnote("ask", "How often does the ferry to Mirra sail?", "--home", filled)
    assert done.stdout.splitlines()[0] == "The ferry to Mirra sails twice a day again. [1]"
    assert "[1] Brindle harbor reopens after storm" in done.stdout
    assert "    “The ferry to Mirra sails twice a day again.”" in done.stdout
    assert done.stderr == ""


def test_a_refusal_as_text_names_the_nearest_articles(filled: Path, footnote: Footnote) -> None:
    done = footnote("ask", "Who designed the harbor's lighthouse?", "--home", filled)
    assert done.exit_code == 3
    assert "The articles do not answer this." in done.stdout
    assert "- Brindle harbor reopens after storm" in done.stdout


def test_a_question_may_come_from_standard_input(filled: Path, footnote: Footnote) -> None:
    done = footnote("ask", "--home", filled, stdin="How often does the ferry\nto Mirra sail?\n")
    assert done.stdout.splitlines()[0] == "The ferry to Mirra sails twice a day again. [1]"
    nothing = footnote("ask", "--home", filled, stdin="\n")
    assert nothing.exit_code == 2
    assert "The question is empty" in nothing.stderr


def test_so_many_passages_are_read_as_are_asked_for(filled: Path, footnote: Footnote) -> None:
    refused = ["ask", "Who designed the harbor's lighthouse?", "--json", "--home", filled]
    assert len(objects(footnote(*refused).stdout)[0]["nearest"]) == 2
    assert len(objects(footnote(*refused, "--top", "1").stdout)[0]["nearest"]) == 1
    assert footnote(*refused, "--top", "0").exit_code == 2


def test_a_model_on_the_command_line_goes_before_the_setting(
    filled: Path, footnote: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setenv("FOOTNOTE_LLM", "nonsense")
    question = ["ask", "How often does the ferry to Mirra sail?", "--home", filled]
    assert footnote(*question).exit_code == 4
    assert footnote(*question, "--no-model").exit_code == 0
    keyless = footnote(*question, "--model", "openai:gpt-4.1-mini")
    assert keyless.exit_code == 4
    assert "set OPENAI_API_KEY" in keyless.stderr
    assert footnote(*question, "--model", "openai:gpt-4.1-mini", "--no-model").exit_code == 2


def test_a_batch_answers_every_line_in_order_and_goes_on_after_a_bad_one(filled: Path, footnote: Footnote) -> None:
    lines = [
        "How often does the ferry to Mirra sail?",
        "",
        '{"question": "When does the bridge at Tarn open again?"}',
        '{"question": 7}',
        '{"question": "broken',
        "x" * (LONGEST_QUESTION + 1),
        json.dumps(
            {
                "question": "Who keeps the light?",
                "articles": [{"id": "own", "title": "Light", "text": "Old Tam keeps the light at Sorrow Point."}],
            }
        ),
        json.dumps({"question": "How often does the ferry to Mirra sail?", "articles": []}),
        json.dumps({"question": "x", "articles": [{"title": "no text"}]}),
        json.dumps({"question": "x", "articles": [{"text": "T.", "published": "soon"}]}),
        json.dumps({"question": "x", "history": [{"role": "robot", "text": "hi"}]}),
        "Who won the football match in Lisbon?",
        "[1, 2]",
        "null",
        "what?",
    ]
    done = footnote("ask", "-", "--home", filled, stdin="\n".join(lines) + "\n")
    assert done.exit_code == 0
    replies = objects(done.stdout)
    kinds = [reply.get("kind") or reply["error"]["code"] for reply in replies]
    assert kinds == [
        *("answer", "empty_question", "answer", "bad_input", "bad_json", "question_too_long"),
        *("answer", "refusal", "bad_input", "bad_input", "bad_input", "refusal"),
        *("bad_json", "bad_json", "no_words"),
    ]
    assert replies[12]["error"]["message"] == "Line 13: It is JSON but no object; write plain text or an object."
    assert replies[6]["statements"][0]["citations"][0]["article_id"] == "own"
    assert replies[7]["reason"] == "no_articles"
    assert "`published`" in replies[9]["error"]["message"]
    for reply in replies:
        if reply.get("kind") == "answer":
            shape_of_answer(reply)


def test_own_articles_are_answered_as_the_index_would(filled: Path, footnote: Footnote, tmp_path: Path) -> None:
    question = "How much did repairs to the pier cost?"
    own = json.dumps(
        {"question": question, "articles": [{"id": "1", "title": "Brindle harbor reopens after storm", "text": STORY}]}
    )
    no_index = objects(footnote("ask", "-", stdin=own).stdout)[0]
    from_index = objects(footnote("ask", question, "--json", "--home", filled).stdout)[0]
    assert [s["text"] for s in no_index["statements"]] == [s["text"] for s in from_index["statements"]]
    assert no_index["notes"] == []


@pytest.mark.parametrize("published", ["20250919", "2025-W38-5", "2025-09-19", "Fri, 19 Sep 2025 10:00:00 GMT", None])
def test_a_date_of_ones_own_articles_is_filtered_as_the_indexs(footnote: Footnote, published: str | None) -> None:
    own = {"text": "Ann Vole won the race of Tarn in 2020.", "published": published}
    for filter, fits in (("after:2025-09-19", True), ("before:2025-09-19", True), ("before:2025-09-18", False)):
        line = json.dumps({"question": "Who won the race of Tarn?", "filter": filter, "articles": [own]})
        (reply,) = objects(footnote("ask", "-", stdin=line).stdout)
        assert reply["kind"] == ("answer" if fits and published else "refusal")


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        ([None, None], ["1", "2"]),
        (["2", None], ["2", "3"]),
        ([None, "1", None, "3"], ["2", "1", "4", "3"]),
        ([0, 7, "", "x"], ["0", "7", "3", "x"]),
        ([["x"]], "Entry 1 of `articles`: `id` must be a text, a whole number or null."),
        ([None, True], "Entry 2 of `articles`: `id` must be a text, a whole number or null."),
        (["1", 1], "Two of the `articles` have the same `id`; give each its own."),
    ],
)
def test_ones_own_articles_go_by_their_ids_or_by_numbers_that_are_free(given: list[Any], ids: list[str] | str) -> None:
    line = json.dumps({"question": "x", "articles": [{"id": one, "text": "T."} for one in given]})
    if isinstance(ids, str):
        with pytest.raises(QuestionError) as fault:
            parse(line)
        assert str(fault.value) == ids
    else:
        assert [article.id for article in parse(line).articles or ()] == ids


@pytest.mark.parametrize(
    ("command", "line", "says"),
    [
        (
            "ask",
            {"question": "x", "today": "2025-01-01"},
            "no field `today`; the fields are question, history, articles, filter.",
        ),
        ("ask", {"question": "x", "artcles": []}, "no field `artcles`"),
        ("search", {"query": "x", "k": 1}, "no field `k`; the fields are query."),
        ("check", {"claim": "x", "pasage": "x"}, "no field `pasage`; the fields are claim, passage."),
    ],
)
def test_a_field_that_is_none_is_named(
    filled: Path, footnote: Footnote, command: str, line: dict[str, object], says: str
) -> None:
    done = footnote(command, "-", "--json", "--home", filled, stdin=json.dumps(line))
    error = json.loads(done.stdout)["error"]
    assert error["code"] == "bad_input"
    assert says in error["message"]


def test_a_line_may_have_an_id_of_its_own(filled: Path, footnote: Footnote) -> None:
    line = json.dumps({"id": 7, "claim": "Boats float.", "passage": "Boats float."})
    assert json.loads(footnote("check", "-", "--json", "--home", filled, stdin=line).stdout)["verdict"] == "supported"


def test_checks_take_time_without_a_model_too(filled: Path, footnote: Footnote) -> None:
    line = json.dumps({"question": "Who keeps the light?", "articles": [{"text": "Ann Lee keeps the light of Tarn."}]})
    found = json.loads(footnote("ask", "-", "--home", filled, stdin=line).stdout)
    assert found["kind"] == "answer"
    times = found["timings_ms"]
    assert times["enforce"] > 0
    assert abs(times["search"] + times["draft"] + times["enforce"] - times["total"]) < 1


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"question": "\\ud800 x"}', "It has half a surrogate pair (as in \\ud800), which is no text; correct it."),
        (
            '{"question": ' + "9" * 5000 + "}",
            "It begins like a JSON object but is none (a number in it is too long); correct it.",
        ),
        ('{"question": }', "It begins like a JSON object but is none (a value is missing at character 14); correct it."),
    ],
)
def test_a_line_that_is_no_json_is_told_in_words(line: str, says: str) -> None:
    with pytest.raises(QuestionError) as fault:
        parse(line)
    assert str(fault.value) == says


def test_a_follow_up_in_a_batch_takes_the_names_of_the_question_before(filled: Path, footnote: Footnote) -> None:
    turns = [{"role": "user", "text": "Did the harbor of Brindle reopen?"}, {"role": "assistant", "text": "Yes, on Monday."}]
    (reply,) = objects(
        footnote("ask", "-", "--home", filled, stdin=json.dumps({"question": "and when?", "history": turns})).stdout
    )
    assert reply["kind"] == "answer"
    assert "Monday" in reply["statements"][0]["text"]
    assert reply["question"] == "and when?"
    assert "Understood as: when did the harbor of Brindle reopen?" in reply["notes"]


def test_search_gives_hits_with_scores_and_offsets(filled: Path, footnote: Footnote) -> None:
    (found,) = objects(footnote("search", "ferry passengers", "-k", "1", "--json", "--home", filled).stdout)
    (hit,) = found["hits"]
    assert set(hit) == {"article_id", "passage_id", "title", "source", "published", "text", "start", "end", "score"}
    assert "240 passengers" in hit["text"]
    text = footnote("search", "ferry passengers", "--home", filled).stdout
    assert text.startswith("1. ")
    assert "Brindle harbor reopens after storm" in text
    batch = footnote("search", "-", "--home", filled, stdin='ferry\n{"query": "bridge"}\n\n')
    assert [o.get("query") or o["error"]["code"] for o in objects(batch.stdout)] == ["ferry", "bridge", "empty_question"]


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("", "empty"),
        ("  \t ", "empty"),
        ("?!…", "no letter or digit"),
        ("🚢", "no letter or digit"),
        ("a" * 100_000, "4,000 characters"),
    ],
)
def test_a_question_that_cannot_be_asked_is_wrong_usage(filled: Path, footnote: Footnote, question: str, says: str) -> None:
    done = footnote("ask", question, "--home", filled)
    assert done.exit_code == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    searched = footnote("search", question, "--home", filled)
    assert (searched.exit_code, searched.stderr) == (2, done.stderr.replace("The question", "The query"))


@pytest.mark.parametrize(
    "question",
    [
        "Wann wird die Brücke in Tarn wieder geöffnet?",
        "橋はいつ開きますか",
        "متى يفتح الجسر؟",
        "🚢?!",
        "' OR 1=1 --",
        '"*" NEAR("',
    ],
)
def test_other_languages_and_odd_signs_break_nothing(filled: Path, footnote: Footnote, question: str) -> None:
    assert footnote("ask", "--home", filled, "--", question).exit_code in (0, 2, 3)


def test_arguments_that_are_no_utf_8_break_nothing(filled: Path, footnote: Footnote, tmp_path: Path) -> None:
    odd = os.fsdecode(b"\xff")
    assert "Supported" in footnote("check", f"The ferry to Mirra sails twice a day again{odd}.", "--home", filled).stdout
    for command in ("ask", "search", "check"):
        done = footnote(command, "How often does the ferry sail?", "--filter", f"source:{odd}", "--home", filled)
        assert "No article fits the filter source:" in done.stderr or "Not found" in done.stdout
    folder = articles(tmp_path / "more", mill="The mill of Tarn moved.")
    assert footnote("index", "add", folder, "--collection", odd, "--home", filled).stdout == "Articles: 1 added.\n"
    listed = objects(footnote("index", "list", "--json", "--home", filled).stdout)
    assert [entry["collection"] for entry in listed if entry["title"] == "mill"] == ["?"]


# The index


def test_adding_twice_listing_showing_and_removing(home: Path, tmp_path: Path, footnote: Footnote) -> None:
    folder = articles(tmp_path / "news", harbor=STORY)
    assert footnote("index", "add", folder, "--home", home).stdout == "Articles: 1 added.\n"
    assert footnote("index", "add", folder, "--home", home).stdout == "Articles: 0 added, 1 unchanged.\n"
    (folder / "harbor.txt").write_text(STORY + " The mayor thanked the divers.")
    assert footnote("index", "add", folder, "--home", home).stdout == "Articles: 0 added, 1 replaced.\n"
    (entry,) = objects(footnote("index", "list", "--json", "--home", home).stdout)
    assert (entry["title"], entry["passages"]) == ("Brindle harbor reopens after storm", 1)
    short = footnote("index", "list", "--home", home).stdout.split()[0]
    assert "thanked the divers" in footnote("index", "show", short, "--home", home).stdout
    assert objects(footnote("index", "status", "--json", "--home", home).stdout)[0]["articles"] == 1
    twice = footnote("index", "remove", short, short, short[:7], "--home", home)
    assert twice.stdout == "Removed Brindle harbor reopens after storm\n"
    assert "No articles yet" in footnote("index", "list", "--home", home).stdout


def test_a_broken_file_among_good_ones_is_named_and_the_good_ones_are_in(home: Path, tmp_path: Path, footnote: Footnote) -> None:
    folder = articles(tmp_path / "news", harbor=STORY, bridge="The bridge is closed.")
    (folder / "broken.txt").write_bytes(b"\0\1\2" * 100)
    (folder / "empty.md").write_text("")
    done = footnote("index", "add", folder, tmp_path / "nowhere", "--home", home)
    assert done.exit_code == 1
    assert done.stdout == "Articles: 2 added, 3 could not be read.\n"
    assert [name in done.stderr for name in ("broken.txt", "empty.md", "nowhere")] == [True] * 3
    outcomes = objects(footnote("index", "add", folder, tmp_path / "nowhere", "--json", "--home", home).stdout)
    assert sorted(o.get("change") or o["error"]["code"] for o in outcomes) == [
        "source",
        "source",
        "source",
        "unchanged",
        "unchanged",
    ]


def test_a_sync_tells_what_vanished_and_removes_it_with_prune(home: Path, tmp_path: Path, footnote: Footnote) -> None:
    folder = articles(tmp_path / "news", harbor=STORY, bridge="The bridge is closed.")
    footnote("index", "add", folder, "--collection", "coast", "--home", home)
    (folder / "bridge.txt").unlink()
    (folder / "harbor.txt").write_text(STORY + " The mayor thanked the divers.")
    done = footnote("index", "sync", "--home", home)
    assert (done.exit_code, done.stdout) == (0, "Articles: 0 added, 1 replaced, 1 vanished.\n")
    assert "bridge.txt" in done.stderr
    assert "--prune" in done.stderr
    outcomes = objects(footnote("index", "sync", "--prune", "--json", "--home", home).stdout)
    assert [(o["change"], Path(o["path"]).name) for o in outcomes] == [("unchanged", "harbor.txt"), ("removed", "bridge.txt")]
    (entry,) = objects(footnote("index", "list", "--json", "--home", home).stdout)
    assert entry["collection"] == "coast"
    footnote("index", "remove", folder / "harbor.txt", "--home", home)
    done = footnote("index", "sync", "--home", home)
    assert done.stdout == "Articles: 0 added, 1 left out (removed before).\n"
    assert footnote("index", "add", folder, "--home", home).stdout == "Articles: 1 added.\n"


def test_pipes_and_links_in_a_circle_are_told_and_not_waited_for(home: Path, tmp_path: Path, footnote: Footnote) -> None:
    folder = articles(tmp_path / "news", harbor=STORY)
    for name in ("pipe.jsonl", "pipe.xml", "pipe.txt"):
        os.mkfifo(folder / name)
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    done = footnote("index", "add", folder, "--home", home)
    assert (done.exit_code, done.stdout) == (1, "Articles: 1 added, 4 could not be read.\n")


def test_the_readmes_export_and_feed_are_read(home: Path, footnote: Footnote) -> None:
    done = footnote("index", "add", ROOT / "tests" / "files", "--collection", "coast", "--home", home)
    assert (done.exit_code, done.stdout) == (1, "Articles: 5 added, 1 could not be read.\n")
    assert "export.jsonl: line 3 is not valid JSON" in done.stderr
    found = objects(footnote("index", "list", "--json", "--home", home).stdout)
    assert {entry["collection"] for entry in found} == {"coast"}
    assert {entry["source"] for entry in found} == {"Quillmark Review", "Lantern Bay Ledger"}


def test_a_line_with_an_odd_date_goes_in_and_is_told_by_its_number(home: Path, tmp_path: Path, footnote: Footnote) -> None:
    export = tmp_path / "e.jsonl"
    export.write_text('{"id": "a", "title": "A", "text": "A text.", "published": "soon"}\n')
    done = footnote("index", "add", export, "--home", home)
    assert (done.exit_code, done.stdout) == (0, "Articles: 1 added.\n")
    (told,) = done.stderr.splitlines()
    assert f"{export}: line 1: `published` is " in told
    said = objects(footnote("index", "sync", "--json", "--home", home).stdout)
    assert [set(one) for one in said] == [{"path", "article_id", "change", "passages"}, {"path", "note"}]


def test_a_place_is_removed_with_its_articles_and_synced_no_more(home: Path, tmp_path: Path, footnote: Footnote) -> None:
    folder = articles(tmp_path / "news", harbor=STORY, bridge="The bridge is closed.")
    footnote("index", "add", folder, folder / "harbor.txt", "--home", home)
    assert objects(footnote("index", "status", "--json", "--home", home).stdout)[0]["places"][0]["name"] == str(folder)
    assert f"place       {folder}" in footnote("index", "status", "--home", home).stdout
    assert footnote("index", "remove", folder, "--home", home).stdout == f"Removed {folder}; articles: 1\n", "another holds one"
    assert footnote("index", "sync", "--home", home).stdout == "Articles: 0 added, 1 unchanged.\n"
    assert "Removed" in footnote("index", "remove", folder / "harbor.txt", "--home", home).stdout
    assert footnote("index", "sync", "--home", home).stdout == "Articles: 0 added.\n"
    assert "No articles yet" in footnote("index", "list", "--home", home).stdout


@pytest.mark.parametrize("name", ["", "  "])
def test_an_empty_name_is_wrong_usage_and_does_nothing(
    home: Path, tmp_path: Path, footnote: Footnote, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Once it meant the current folder: `footnote index remove "$UNSET"` removed all that had been added from there."""
    folder = articles(tmp_path / "news", harbor=STORY)
    monkeypatch.chdir(folder)
    footnote("index", "add", ".", "--home", home)
    for command in (
        ("remove", name),
        ("remove", folder / "harbor.txt", name),
        ("add", name),
        ("add", tmp_path, name),
        ("show", name),
    ):
        done = footnote("index", *command, "--home", home)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith("footnote: The name is empty; ")
        assert done.stderr.count("\n") == 1
    assert footnote("index", "sync", "--home", home).stdout == "Articles: 0 added, 1 unchanged.\n"
    shown = objects(footnote("index", "show", "-", "--home", home, stdin="\n").stdout)
    assert shown[0]["error"] == {
        "code": "notfound",
        "message": "Line 1: the name of an article is empty; `footnote index list` shows their ids.",
    }


def test_urls_that_cannot_be_fetched_are_each_a_sentence(home: Path, footnote: Footnote) -> None:
    done = footnote("index", "add", "ftp://e.org/a", "http://127.0.0.1:9/a", "http://u:secret@e.org/", "--home", home)
    assert (done.exit_code, done.stdout) == (1, "Articles: 0 added, 3 could not be read.\n")
    assert done.stderr.count("\n") == 3
    assert "--allow-private" in done.stderr
    assert "secret" not in done.stderr + footnote("index", "add", "http://u:secret@e.org/", "--json", "--home", home).stdout


def test_two_files_with_one_url_are_told_apart(home: Path, tmp_path: Path, footnote: Footnote) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("a.md", "b.md"):
        (folder / name).write_text(f"---\nurl: https://wire.example/1\n---\nText of {name}.")
    done = footnote("index", "add", folder, "--home", home)
    assert (done.exit_code, done.stdout) == (1, "Articles: 1 added, 1 could not be read.\n")
    assert "same `url`" in done.stderr


def test_a_file_that_gets_a_url_replaces_what_it_was(home: Path, tmp_path: Path, footnote: Footnote) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.md").write_text("The otter Olga is 3 years old.")
    footnote("index", "add", folder, "--home", home)
    (folder / "a.md").write_text("---\nurl: https://wire.example/o\n---\nThe otter Olga is 4 years old.")
    assert footnote("index", "add", folder, "--home", home).stdout == "Articles: 0 added, 1 replaced.\n"
    assert len(footnote("index", "list", "--home", home).stdout.splitlines()) == 1
    assert objects(footnote("index", "status", "--json", "--home", home).stdout)[0]["vectors"] == 1


def test_status_names_the_command_that_sets_the_vectors_right(filled: Path, footnote: Footnote) -> None:
    def last() -> str:
        return footnote("index", "status", "--home", filled).stdout.splitlines()[-1]

    assert last().startswith("place")
    store = Store(filled / FOLDER)
    store.drop([min(store.ids())])
    store.close()
    assert last() == "1 of 2 vectors are there; `footnote doctor --repair` sets them right."
    footnote("index", "sync", "--home", filled)
    assert last().startswith("1 of 2"), "a sync of what has not changed leaves the vectors alone"
    footnote("doctor", "--repair", "--home", filled)
    assert last().startswith("place")
    catalogue = Catalogue.open(filled / CATALOGUE)
    catalogue.owed.add(catalogue.passage_ids(), "add")
    catalogue.close()
    assert last() == "2 of 2 vectors are there; the next `footnote index add` or `sync` sets them right."
    footnote("index", "sync", "--home", filled)
    assert last().startswith("place")


@pytest.mark.slow
def test_damaged_vectors_are_made_anew_by_rebuild(filled: Path, footnote: Footnote) -> None:
    (filled / "chroma" / "chroma.sqlite3").write_bytes(b"junk" * 1000)
    failed = process("search", "ferry", "--home", filled)
    assert failed.returncode == 4
    assert "footnote index rebuild" in failed.stderr
    assert process("index", "rebuild", "--home", filled).stdout == "Made the vectors of 2 passages anew.\n"
    assert process("search", "ferry", "--home", filled).returncode == 0


def test_the_first_contact_is_the_sample_and_says_so(footnote: Footnote) -> None:
    done = footnote("ask", "What share of sorghum sales was lost?", "--json")
    (reply,) = objects(done.stdout)
    assert done.exit_code == 0
    assert "97%" in reply["statements"][0]["text"]
    assert "sample" in reply["notes"][0]
    assert "footnote index add" in reply["notes"][0]
    assert "sample" in done.stderr


def test_a_named_home_without_an_index_is_no_reason_for_the_sample(
    tmp_path: Path, footnote: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = footnote("ask", "What share of sorghum sales was lost?", "--home", tmp_path / "nothing")
    assert (done.exit_code, done.stdout) == (4, "")
    home = tmp_path / "nothing"
    make = f"make an index there with `footnote index add PATH --home {home}`, or name no home to ask the sample articles."
    assert done.stderr == f"footnote: {home}: there is no such folder; {make}\n"
    (tmp_path / "empty").mkdir()
    empty = footnote("ask", "What fell?", "--home", tmp_path / "empty")
    assert (empty.exit_code, empty.stdout) == (4, "")
    assert "there is no index in this folder; make an index there with" in empty.stderr
    assert footnote("index", "list").stderr.startswith("footnote: no articles are indexed yet; add some with `footnote index add")
    monkeypatch.setenv("FOOTNOTE_HOME", str(tmp_path / "nothing"))
    assert footnote("ask", "What?").exit_code == 4
    assert not (tmp_path / "nothing").exists()


def test_home_and_debug_may_stand_before_or_after_the_command(filled: Path, footnote: Footnote, tmp_path: Path) -> None:
    assert footnote("--home", filled, "index", "list").stdout == footnote("index", "list", "--home", filled).stdout
    assert footnote("index", "--home", filled, "list").exit_code == 0
    failed = footnote("index", "list", "--home", tmp_path / "nothing", "--debug")
    assert type(failed.exception).__name__ == "HomeError"


def test_settings_that_cannot_be_used_are_status_4(footnote: Footnote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTE_EMBEDDINGS", "rubbish")
    done = footnote("ask", "What?")
    assert (done.exit_code, done.stderr.count("\n")) == (4, 1)
    monkeypatch.setenv("FOOTNOTE_EMBEDDINGS", "nobody:model")
    assert footnote("ask", "What?").exit_code == 4


def test_an_index_of_another_model_names_both_and_the_command(
    filled: Path, footnote: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTNOTE_EMBEDDINGS", "tests.test_embedding:mine")
    done = footnote("ask", "What?", "--home", filled)
    assert done.exit_code == 4
    assert all(words in done.stderr for words in ("'bundled'", "'tests.test_embedding:mine'", "footnote index rebuild"))
    assert "Made the vectors of 2 passages anew." in footnote("index", "rebuild", "--home", filled).stdout
    assert footnote("search", "ferry", "--home", filled).exit_code == 0


def test_a_day_that_is_none_says_how_one_is_written(footnote: Footnote) -> None:
    for day in ("nonsense", "2025-02-30"):
        assert f"{day!r} is no date; write it as YYYY-MM-DD." in " ".join(footnote("ask", "Who?", "--today", day).stderr.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["ask", "-", "extra"],
        ["search", "-", "extra"],
        ["check", "-", "extra"],
        ["index", "nonsense"],
        ["index", "add"],
        ["search", "x", "-k", "0"],
        ["ask", "--nonsense", "x"],
    ],
)
def test_wrong_usage_is_status_2(footnote: Footnote, arguments: list[str]) -> None:
    assert footnote(*arguments).exit_code == 2


def test_control_characters_of_an_article_do_not_reach_the_terminal(home: Path, tmp_path: Path, footnote: Footnote) -> None:
    story = "The \x1b[31mred\x1b[0m kite of Tarn \u202eflew\u202c over the hill on Sunday."
    folder = articles(tmp_path / "news", kite=story * 1 + " " + "It was seen by many people from the town. " * 20)
    footnote("index", "add", folder, "--home", home)
    for command in (
        ("ask", "When did the kite of Tarn fly over the hill?"),
        ("search", "kite"),
        ("index", "show", folder / "kite.txt"),
    ):
        out = footnote(*command, "--home", home).stdout
        assert "kite of Tarn" in out
        assert "\x1b[31m" not in out
        assert "\u202e" not in out


def test_half_a_surrogate_pair_and_a_nul_in_a_batch_break_nothing(filled: Path, footnote: Footnote) -> None:
    lines = [
        '{"question": "\\ud800 x"}',
        json.dumps({"question": "When did it close?", "articles": [{"text": "On\0 Monday it closed. It rained."}]}),
        "ferry",
    ]
    replies = objects(footnote("ask", "-", "--home", filled, stdin="\n".join(lines)).stdout)
    assert replies[0]["error"]["code"] == "bad_json"
    assert replies[1]["kind"] in ("answer", "refusal")
    assert replies[2]["kind"] in ("answer", "refusal")


def test_a_line_that_is_not_utf_8_is_named_and_the_others_are_answered(filled: Path, footnote: Footnote) -> None:
    given = "\ufeffHow often does the ferry to Mirra sail?\nWas café Brindle hit?\n"
    lines = given.encode() + "Was café Brindle hit?\n".encode("latin-1") + b'{"claim": "\xff"}\n'
    replies = objects(footnote("ask", "-", "--home", filled, stdin=lines).stdout)
    assert replies[0]["question"] == "How often does the ferry to Mirra sail?"
    assert replies[1]["question"] == "Was café Brindle hit?"
    assert replies[2]["error"] == {"code": "bad_text", "message": "Line 3: It is not UTF-8; save the file as UTF-8."}
    for command in ("search", "check"):
        assert objects(footnote(command, "-", "--home", filled, stdin=lines).stdout)[3]["error"]["code"] == "bad_text"


@pytest.mark.parametrize("typed", ["a", "What?", "the", "hello", "why"])
def test_what_has_no_word_to_look_up_gets_a_sentence(filled: Path, footnote: Footnote, typed: str) -> None:
    done = footnote("ask", typed, "--home", filled)
    assert done.exit_code == 2
    assert done.stderr == f"footnote: {NO_WORDS}\n"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ferry", "What do the articles say about ferry?"),
        ("repairs to the pier?", "What do the articles say about repairs to the pier?"),
        ("How often does the ferry sail?", None),
        ("pier repaired", None),
        ("list ferries", None),
        ("Who's the mayor?", None),
        ("whats the ferry", None),
    ],
)
def test_a_bare_topic_is_taken_as_one_and_told(filled: Path, footnote: Footnote, typed: str, meant: str | None) -> None:
    (reply,) = objects(footnote("ask", typed, "--json", "--home", filled).stdout)
    assert reply["question"] == typed
    assert [note for note in reply["notes"] if note.startswith("Understood as: W")] == (
        [f"Understood as: {meant}"] if meant else []
    )


def test_what_nobody_foresaw_is_a_sentence_too(filled: Path, footnote: Footnote, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("index.index.Index.search", broken)
    done = footnote("ask", "What fell?", "--home", filled)
    assert done.exit_code == 1
    assert "something unforeseen went wrong (ZeroDivisionError" in done.stderr
    (reply,) = objects(footnote("ask", "-", "--home", filled, stdin="What fell?\n").stdout)
    assert reply["error"]["code"] == "unexpected"
    assert isinstance(footnote("ask", "What fell?", "--home", filled, "--debug").exception, ZeroDivisionError)


def test_lines_in_place_of_arguments(filled: Path, footnote: Footnote, tmp_path: Path) -> None:
    names = [entry["article_id"] for entry in objects(footnote("index", "list", "--json", "--home", filled).stdout)]
    shown = objects(footnote("index", "show", "-", "--json", "--home", filled, stdin="\n".join([*names, "nobody"])).stdout)
    assert [each.get("id") or each["error"]["code"] for each in shown] == [*names, "notfound"]
    assert footnote("index", "remove", "-", "--home", filled, stdin="\n".join(names)).stdout.count("Removed") == 2
    assert footnote("index", "add", "-", "--home", filled, stdin="\n".join(names)).stdout == "Articles: 2 added.\n"


# As a process


@pytest.mark.slow
def test_the_console_script_reads_the_env_file_and_keeps_standard_output_for_the_answer(filled: Path, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"FOOTNOTE_HOME={filled}\n")
    done = subprocess.run(
        [FOOTNOTE, "ask", "How often does the ferry to Mirra sail?", "--json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert len(done.stdout.splitlines()) == 1
    assert json.loads(done.stdout)["kind"] == "answer"
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"A=caf\xe9\n", ".env is not UTF-8; save it as UTF-8."),
        (b"A=a\0b\n", ".env cannot be read (embedded null byte); mend it, or move it away."),
        (None, ".env cannot be read (Input/output error); mend it, or move it away."),
    ],
)
def test_an_env_file_that_cannot_be_read_is_a_sentence_and_status_4(tmp_path: Path, content: bytes | None, says: str) -> None:
    if content is None:
        if not Path("/proc/self/mem").exists():
            pytest.skip("no file here that whoever runs this may open and not read")
        (tmp_path / ".env").symlink_to("/proc/self/mem")
    else:
        (tmp_path / ".env").write_bytes(content)
    done = process("index", "list", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (4, "", f"footnote: {says}\n")


@pytest.mark.slow
def test_odd_bytes_on_standard_input_and_in_names_break_nothing(filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text("The cafe of Tarn serves tea at noon.")
    added = process("index", "add", folder, "--home", filled)
    assert (added.returncode, added.stdout) == (0, "Articles: 1 added.\n")
    asked = subprocess.run(
        [FOOTNOTE, "ask", "-", "--home", filled], input=b"caf\xe9?\nferry\n", capture_output=True, timeout=60, check=True
    )
    assert len(asked.stdout.splitlines()) == 2
    latin = subprocess.run(
        [FOOTNOTE, "ask", "When does the cafe of Tarn serve tea?", "--home", filled],
        capture_output=True, timeout=60, check=True, env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )  # fmt: skip
    assert "serves tea at noon" in latin.stdout.decode()


def test_a_reader_that_leaves_early_makes_no_noise(filled: Path) -> None:
    with subprocess.Popen(
        [FOOTNOTE, "index", "list", "--home", filled], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert "Traceback" not in running.stderr.read()


@pytest.mark.slow
def test_ctrl_c_in_the_middle_of_an_add_keeps_what_was_done(home: Path, tmp_path: Path) -> None:
    text = " ".join(f"In year {n} the river rose by {n} metres and the mill was moved." for n in range(100))
    folder = articles(tmp_path / "news", **{f"story{n:03}": f"{text} Story {n}." for n in range(60)})
    # Tests that run in the background ignore the signal, and so would what they start.
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    running = subprocess.Popen(
        [FOOTNOTE, "index", "add", folder, "--home", home], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    signal.signal(signal.SIGINT, former)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (home / CATALOGUE).exists():
        time.sleep(0.05)
    catalogue = Catalogue.create(home / CATALOGUE)
    while time.monotonic() < deadline and catalogue.counts()[0] < 5:
        time.sleep(0.05)
    assert running.poll() is None
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Stopped" in errors
    assert "Traceback" not in errors
    done = process("index", "status", "--home", home)
    assert done.returncode == 0
    added = process("index", "add", folder, "--home", home)
    assert "60" not in added.stdout.split("added")[0], "some were in already"
    assert json.loads(process("index", "status", "--json", "--home", home).stdout)["articles"] == 60


@pytest.mark.parametrize("command", [[FOOTNOTE], [sys.executable, "-m", "bot"]], ids=["footnote", "python -m bot"])
def test_ctrl_c_while_modules_are_imported_ends_without_a_word(tmp_path: Path, command: list[str | Path]) -> None:
    pressed = "import os, signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\nos.kill(os.getpid(), signal.SIGINT)\n"
    (tmp_path / "click.py").write_text(pressed)  # found before the real one; the handler is another where tests run unattended
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = subprocess.run([*command, "--version"], capture_output=True, text=True, env=environment, timeout=100, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
