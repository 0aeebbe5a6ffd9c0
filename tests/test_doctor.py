"""The doctor: what is well, what is not and what to do; what can be mended is mended, and nothing else is changed."""

import json
import os
import re
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from bot.config import read_settings
from bot.doctor import clock
from bot.doctor.checkup import Check, checks, examine
from bot.doctor.finding import Finding, of_fault, status_of
from bot.doctor.table import can_show, row, summary
from bot.errors import SettingError
from bot.slack.diagnosis import slack
from index import CATALOGUE
from index.article import Article
from index.errors import ServiceError
from index.index import Index
from index.minilm.model import MiniLM
from index.passages import cut
from tests.chroma import ChromaProcess, free_port
from tests.conftest import ROOT, Footnote, articles, filled_home, on_both
from tests.model_server import Fails, ModelServer
from tests.slack_server import slack_server

STORY = "The harbor of Brindle reopened on Monday after the worst storm in forty years. The ferry to Mirra sails twice a day."


@pytest.fixture
def filled(home: Path, tmp_path: Path, footnote: Footnote) -> Path:
    return filled_home(footnote, home, tmp_path, harbor=STORY, bridge="The bridge at Tarn is closed. It opens again in May.")


def diagnosed(footnote: Footnote, *arguments: str | Path) -> tuple[int, dict[str, dict[str, Any]]]:
    """The exit status, and the last finding by its name."""
    done = footnote("doctor", "--json", *arguments)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(set(one) == {"name", "state", "what", "fix"} for one in found)
    return done.exit_code, {one["name"]: one for one in found}


# The whole


@pytest.mark.parametrize("server", ["disk", "server"], indirect=True)
def test_a_sound_index_is_well_and_nothing_is_changed(server: object, filled: Path, footnote: Footnote) -> None:
    before = footnote("index", "list", "--json", "--home", filled).stdout
    status, found = diagnosed(footnote, "--home", filled)
    assert status == 0
    assert {name: one["state"] for name, one in found.items()} == {
        "versions": "ok",
        "home": "ok",
        "articles": "ok",
        "words": "ok",
        "embedding": "ok",
        "Chroma server": "ok" if server else "skipped",
        "vectors": "ok",
        "language model": "skipped",
        "Slack": "skipped",
        "clock": "ok",
    }
    assert found["articles"]["what"] == "2 articles, 2 passages (format 2), vectors made by bundled"
    assert footnote("index", "list", "--json", "--home", filled).stdout == before


def test_a_first_look_without_any_article_is_no_failure_and_makes_nothing(footnote: Footnote, tmp_path: Path) -> None:
    done = footnote("doctor")
    assert done.exit_code == 0
    assert "→ add some with `footnote index add PATH`." in done.stdout
    assert done.stdout.endswith("\nAll works, 1 to look at.\n")
    assert not (tmp_path / "data").exists()


def test_a_named_home_without_an_index_is_a_setting_to_correct(footnote: Footnote, tmp_path: Path) -> None:
    status, found = diagnosed(footnote, "--home", tmp_path / "nothing")
    assert (status, found["articles"]["state"], found["words"]["state"]) == (4, "failed", "skipped")
    assert not (tmp_path / "nothing").exists()


def test_settings_that_cannot_be_used_are_told_and_the_home_is_looked_at_all_the_same(
    filled: Path, footnote: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTNOTE_EMBEDDINGS", "rubbish")
    monkeypatch.setenv("FOOTNOTE_CHROMA_URL", "nowhere")
    status, found = diagnosed(footnote, "--home", filled)
    assert status == 4
    assert all(name in found["settings"]["what"] for name in ("FOOTNOTE_EMBEDDINGS", "FOOTNOTE_CHROMA_URL"))
    assert found["articles"]["state"] == "ok"
    assert "vectors" not in found


def test_a_check_that_raises_or_hangs_is_a_failed_check_and_the_others_go_on(home: Path) -> None:
    release = threading.Event()

    def raises(_: object) -> list[Finding]:
        raise ZeroDivisionError("division by zero")

    def hangs(_: object) -> list[Finding]:
        release.wait()
        return []

    def well(_: object) -> list[Finding]:
        return [Finding("third", "ok", "fine")]

    faults: list[Exception] = []
    todo = [Check("first", raises, 10), Check("second", hangs, 0.1), Check("third", well, 10)]
    found = list(examine(read_settings({}, str(home)), todo, faults.append))
    release.set()
    assert [(one.name, one.state) for one in found] == [("first", "failed"), ("second", "failed"), ("third", "ok")]
    assert "ZeroDivisionError: division by zero" in found[0].what
    assert found[1].what == "no answer within 0.1 seconds"
    assert [type(fault) for fault in faults] == [ZeroDivisionError]


def test_the_exit_status_is_that_of_settings_then_of_services_then_of_the_rest() -> None:
    settings, service = of_fault("a", SettingError("x; y")), of_fault("b", ServiceError("x; y"))
    rest, warning = Finding("c", "failed", "x", "y"), Finding("d", "warning", "x", "y")
    assert [status_of(some) for some in ([], [warning], [rest, warning], [rest, service], [rest, service, settings])] == [
        *(0, 0, 1, 5, 4)
    ]
    with pytest.raises(ValueError, match="needs a fix"):
        Finding("c", "failed", "x")


# The index


def damage(home: Path, *statements: str) -> None:
    with sqlite3.connect(home / CATALOGUE) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_words_that_do_not_follow_the_passages_are_seen_and_mended(filled: Path, footnote: Footnote) -> None:
    damage(filled, "INSERT INTO stems(stems) VALUES ('delete-all')", "INSERT INTO spellings(spellings) VALUES ('delete-all')")
    status, found = diagnosed(footnote, "--home", filled)
    assert (status, found["words"]["state"]) == (1, "failed")
    assert "footnote doctor --repair" in found["words"]["fix"]
    done = footnote("doctor", "--repair", "--home", filled)
    assert done.exit_code == 0
    assert "the full-text index was made anew" in done.stdout
    assert "ferry" in footnote("search", "ferry", "-k", "1", "--home", filled).stdout


@on_both
def test_vectors_that_are_missing_or_left_over_are_seen_and_mended(index: Index, footnote: Footnote, tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", harbor=STORY, bridge="The bridge at Tarn is closed.", mill="The mill moved.")
    assert index.home
    footnote("index", "add", folder, "--home", index.home)
    index.vectors.refresh()
    stranger = Article("x", "A stranger", "Nobody knows where it came from.")
    index.vectors.store.drop([min(index.vectors.store.ids())])
    index.vectors.store.add(cut(stranger), [[1.0] + [0.0] * 383])
    index.close()
    status, found = diagnosed(footnote, "--home", index.home)
    assert (status, found["vectors"]["state"]) == (1, "failed")
    assert "1 are missing, 1 have no passage" in found["vectors"]["what"]
    status, found = diagnosed(footnote, "--repair", "--home", index.home)
    assert (status, found["vectors"]["state"]) == (0, "ok")
    assert found["repair"]["what"] == "2 vectors were made or deleted"


def test_vectors_that_are_owed_since_an_interrupted_add_are_a_warning(filled: Path, footnote: Footnote) -> None:
    damage(filled, "INSERT INTO owed SELECT id, 'add' FROM passages LIMIT 1")
    status, found = diagnosed(footnote, "--home", filled)
    assert (status, found["vectors"]["state"]) == (0, "warning")
    assert "1 are owed" in found["vectors"]["what"]


def test_an_embedding_that_is_not_what_it_was_is_told(filled: Path, footnote: Footnote, monkeypatch: pytest.MonkeyPatch) -> None:
    same = MiniLM.vectors
    monkeypatch.setattr(MiniLM, "vectors", lambda self, texts: same(self, [t[::-1] for t in texts]))
    status, found = diagnosed(footnote, "--home", filled)
    assert (status, found["vectors"]["state"]) == (4, "failed")
    assert "footnote index rebuild" in found["vectors"]["fix"]


def test_vectors_whose_files_are_damaged_are_seen_and_made_anew(filled: Path, footnote: Footnote) -> None:
    (filled / "chroma" / "chroma.sqlite3").write_bytes(b"this is no database" * 1000)
    status, found = diagnosed(footnote, "--home", filled)
    assert (status, found["vectors"]["state"], found["articles"]["state"]) == (4, "failed", "ok")
    status, found = diagnosed(footnote, "--repair", "--home", filled)
    assert (status, found["vectors"]["state"]) == (0, "ok")
    assert found["repair"]["what"] == "the vectors were damaged; 2 were made anew"
    assert "ferry" in footnote("search", "ferry", "-k", "1", "--home", filled).stdout


def test_a_file_in_the_place_of_the_vectors_is_no_obstacle(filled: Path, footnote: Footnote) -> None:
    shutil.rmtree(filled / "chroma")
    (filled / "chroma").write_text("not a folder")
    assert "footnote index rebuild" in footnote("search", "ferry", "--home", filled).stderr
    assert footnote("index", "rebuild", "--home", filled).stdout == "Made the vectors of 2 passages anew.\n"
    assert "ferry" in footnote("search", "ferry", "-k", "1", "--home", filled).stdout


def test_vectors_that_were_deleted_are_made_again(filled: Path, footnote: Footnote) -> None:
    shutil.rmtree(filled / "chroma")
    assert diagnosed(footnote, "--home", filled)[1]["vectors"]["state"] == "failed"
    status, found = diagnosed(footnote, "--repair", "--home", filled)
    assert (status, found["vectors"]["state"], found["repair"]["what"]) == (0, "ok", "2 vectors were made or deleted")


def test_vectors_that_another_process_opens_are_no_damage(
    filled: Path, footnote: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.store._TO_OPEN", 0.2)
    with FileLock(filled / "chroma.opening.lock"):
        status, found = diagnosed(footnote, "--repair", "--home", filled)
    assert (status, found["vectors"]["state"], found["repair"]["state"]) == (4, "failed", "failed")
    assert "end it" in found["repair"]["fix"]
    assert diagnosed(footnote, "--home", filled)[0] == 0


def test_a_lock_that_cannot_be_written_is_told(filled: Path, footnote: Footnote) -> None:
    (filled / "chroma.lock").unlink(missing_ok=True)
    (filled / "chroma.lock").mkdir()  # as a file of another user's
    done = footnote("index", "rebuild", "--home", filled)
    assert (done.exit_code, done.stdout) == (4, "")
    assert done.stderr.endswith("; check the folder's rights and the space on its disk.\n")
    status, found = diagnosed(footnote, "--repair", "--home", filled)
    assert (status, found["repair"]["state"], found["vectors"]["state"], found["articles"]["state"]) == (
        4,
        "failed",
        "failed",
        "ok",
    )
    assert found["repair"]["fix"] == "check the folder's rights and the space on its disk"


def test_vectors_in_another_place_are_no_damage_and_are_not_made_again(
    chroma: ChromaProcess, filled: Path, footnote: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTNOTE_CHROMA_URL", chroma.url)
    status, found = diagnosed(footnote, "--repair", "--home", filled)
    assert (status, found["vectors"]["state"], found["repair"]["state"]) == (4, "failed", "failed")
    assert "set it back" in found["repair"]["fix"]
    monkeypatch.delenv("FOOTNOTE_CHROMA_URL")
    assert diagnosed(footnote, "--home", filled)[0] == 0


def test_a_catalogue_that_is_damaged_or_none_is_told(filled: Path, footnote: Footnote) -> None:
    damage(filled, "DELETE FROM owed", 'UPDATE passages SET "end" = "end" + 1000')
    status, found = diagnosed(footnote, "--home", filled)
    assert (status, found["articles"]["state"]) == (1, "failed")
    assert "2 passages lie outside their articles" in found["articles"]["what"]
    for file in filled.glob("catalogue*"):
        file.unlink()
    (filled / CATALOGUE).write_bytes(b"this is no database" * 1000)
    status, found = diagnosed(footnote, "--repair", "--home", filled)
    assert (status, found["articles"]["state"], found["repair"]["state"]) == (4, "failed", "failed")
    assert "not a Footnote index" in found["articles"]["what"]


def test_a_home_that_is_a_file_or_open_to_all_is_told(filled: Path, footnote: Footnote, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    status, found = diagnosed(footnote, "--home", tmp_path / "file")
    assert (status, found["home"]["state"]) == (4, "failed")
    filled.chmod(0o777)
    assert diagnosed(footnote, "--home", filled)[1]["home"]["state"] == "warning"


def test_a_home_that_cannot_be_looked_into_is_a_setting_to_correct(footnote: Footnote, tmp_path: Path) -> None:
    home = tmp_path / ("x" * 300)  # too long a name is told as a folder without rights is
    for command in (("ask", "Who?"), ("index", "list"), ("chat",)):
        done = footnote(*command, "--home", home)
        assert done.exit_code == 4
        assert done.stderr.endswith(
            "this folder cannot be looked into (File name too long); give yourself the right, or name another folder with `--home`.\n"
        )
    status, found = diagnosed(footnote, "--repair", "--home", home)
    assert status == 4
    for name in ("repair", "home", "articles", "words", "vectors"):
        assert found[name]["state"] == "failed"
        assert "File name too long" in found[name]["what"]
        assert "give yourself the right" in found[name]["fix"]


# Services


def test_a_chroma_server_that_is_gone_is_a_service_that_does_not_answer(
    chroma: ChromaProcess, filled: Path, footnote: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTNOTE_CHROMA_URL", f"http://127.0.0.1:{free_port()}")
    status, found = diagnosed(footnote, "--home", filled)
    assert (status, found["Chroma server"]["state"]) == (5, "failed")
    assert "cannot be reached" in found["Chroma server"]["what"]
    monkeypatch.setenv("FOOTNOTE_CHROMA_URL", chroma.url)
    monkeypatch.setenv("FOOTNOTE_CHROMA_DATABASE", "nobodys")
    assert "FOOTNOTE_CHROMA_DATABASE" in diagnosed(footnote, "--home", filled)[1]["Chroma server"]["fix"]


def test_a_language_model_is_really_called(filled: Path, footnote: Footnote, monkeypatch: pytest.MonkeyPatch) -> None:
    cases: tuple[tuple[str | Fails, str, int], ...] = (
        *(("Footnote.", "ok", 0), ("I am a parrot.", "warning", 0), (Fails(401), "failed", 5)),
    )
    for said, state, status in cases:
        with ModelServer(said) as server:
            for name, value in server.environment.items():
                monkeypatch.setenv(name, value)
            exited, found = diagnosed(footnote, "--home", filled)
            assert (exited, found["language model"]["state"]) == (status, state), found["language model"]
            assert server.asked


# Slack


MANIFEST = {
    "oauth_config": {"scopes": {"bot": ["app_mentions:read", "chat:write"]}},
    "settings": {"event_subscriptions": {"bot_events": ["app_mention", "message.im"]}, "socket_mode_enabled": True},
}


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(MANIFEST))
    return path


def test_slack_is_well_when_tokens_and_scopes_are(manifest: Path) -> None:
    with slack_server() as workspace:
        workspace.space.scopes = {"app_mentions:read", "chat:write"}
        found = slack(workspace.environment(), manifests=[manifest])
        assert [one.state for one in found] == ["ok", "ok", "skipped"]
        assert "app_mention, message.im" in found[2].what
        assert workspace.connections == 0


def test_an_app_that_was_made_from_our_manifest_lacks_nothing() -> None:
    with slack_server() as workspace:
        workspace.install(ROOT / "manifest.json")
        assert [one.state for one in slack(workspace.environment())] == ["ok", "ok", "skipped"]


def test_each_missing_scope_is_told_with_the_page_on_which_it_is_added(manifest: Path) -> None:
    with slack_server() as workspace:
        workspace.space.scopes = {"app_mentions:read"}
        (lacks, *_) = slack(workspace.environment(), manifests=[manifest])
        assert (lacks.state, lacks.status) == ("failed", 4)
        assert "chat:write" in lacks.what
        assert "https://api.slack.com/apps" in str(lacks.fix)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"SLACK_APP_TOKEN": ""}, "SLACK_APP_TOKEN is not set"),
        ({"SLACK_BOT_TOKEN": "xapp-1-A0-1-a", "SLACK_APP_TOKEN": "xoxb-1"}, "SLACK_BOT_TOKEN does not begin with xoxb-"),
        ({"SLACK_BOT_TOKEN": "xoxb-secret-stranger"}, "Slack does not know the token in SLACK_BOT_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-1-A0SECRET-1-b"}, "Slack does not know the token in SLACK_APP_TOKEN"),
        ({"SLACK_API_URL": "http://127.0.0.1:1/api/"}, "Slack cannot be reached"),
    ],
)
def test_what_is_wrong_with_a_token_is_told_without_the_token(change: dict[str, str], says: str, manifest: Path) -> None:
    with slack_server() as workspace:
        environment = {**workspace.environment(), **change}
        found = slack(environment, manifests=[manifest])
        assert any(says in one.what and one.state == "failed" for one in found), found
        told = " ".join(f"{one.what} {one.fix}" for one in found)
        assert not any(value in told for name, value in environment.items() if name.endswith("TOKEN") and value)


@pytest.mark.parametrize(
    ("trouble", "state"), [({"status": 503}, "failed"), ({"retry_after": 30}, "warning"), ({"error": "fatal_error"}, "failed")]
)
def test_a_slack_that_fails_is_told(trouble: dict[str, Any], state: str, manifest: Path) -> None:
    with slack_server() as workspace:
        workspace.trouble("auth.test", times=None, **trouble)
        assert slack(workspace.environment(), manifests=[manifest])[0].state == state


def test_over_http_the_signing_secret_takes_the_place_of_the_app_token(manifest: Path) -> None:
    with slack_server() as workspace:
        workspace.space.scopes = {"app_mentions:read", "chat:write"}
        environment = {**workspace.environment(), "SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": "s"}
        found = slack(environment, manifests=[manifest])
        assert [one.state for one in found] == ["ok", "skipped"]


def test_with_a_configuration_token_each_missing_event_is_told(manifest: Path) -> None:
    theirs = {"settings": {"event_subscriptions": {"bot_events": ["app_mention"]}, "socket_mode_enabled": False}}
    answers: dict[str, Any] = {
        "auth.test": {"ok": True, "user": "footnote", "team": "Brindle"},
        "apps.connections.open": {"ok": True, "url": "wss://x"},
        "apps.manifest.export": {"ok": True, "manifest": theirs},
    }
    with answering(answers) as url:
        environment = {
            **{"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1-A0TEST-1-a", "SLACK_API_URL": url},
            "SLACK_CONFIG_TOKEN": "xoxe.xoxp-1",
        }
        found = slack(environment, manifests=[manifest])
    faults = {one.what: str(one.fix) for one in found if one.state == "failed"}
    assert set(faults) == {"the app is not sent the event message.im", "Socket Mode is off"}
    assert "https://api.slack.com/apps/A0TEST/event-subscriptions" in faults["the app is not sent the event message.im"]


@contextmanager
def answering(answers: dict[str, Any], date: float | None = None) -> Iterator[str]:
    """A server on loopback that gives each method its answer, and tells the time."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            body = json.dumps(answers[self.path.rpartition("/")[2]]).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_HEAD(self) -> None:
            self.send_response(404)
            self.end_headers()

        def date_time_string(self, timestamp: float | None = None) -> str:
            return super().date_time_string(int(date or time.time()))

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/api/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


# The clock


@pytest.mark.parametrize(
    ("ahead", "state", "says"),
    # the service's clock stands still while it is asked, a few seconds on a busy machine
    [(0, "ok", "within a minute"), (120, "warning", r"1[23]\d s ahead of"), (-3600, "failed", r"(?:59|60) minutes behind")],
)
def test_the_clock_is_held_against_a_services(ahead: float, state: str, says: str, home: Path) -> None:
    with answering({}, time.time() - ahead) as url:
        environment = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_API_URL": url}
        (found,) = clock.clock(environment, read_settings({}, str(home)))
    assert (found.state, found.name) == (state, "clock")
    assert re.search(says, found.what)


def test_without_a_service_the_clock_is_held_against_the_files(filled: Path) -> None:
    later = time.time() + 3600
    os.utime(filled / CATALOGUE, (later, later))
    (found,) = clock.clock({}, read_settings({}, str(filled)))
    assert found.state == "failed"
    assert "60 minutes behind the newest file" in found.what


# The table


def test_a_terminal_without_unicode_gets_plain_ascii() -> None:
    finding = Finding("words", "failed", "the words are gone", "run `footnote doctor --repair`")
    assert [can_show(name) for name in ("utf-8", "ascii", "latin-1", None, "nonsense")] == [True, False, False, False, False]
    plain = row(finding, marks=False)
    assert plain.isascii()
    assert "-> run `footnote doctor --repair`." in plain
    assert row(finding, marks=True).count("\n") == 1
    assert summary([finding]) == "1 failed, 0 to look at."


def test_the_checks_have_names_of_their_own_and_a_limit() -> None:
    todo = checks({})
    assert len({check.name for check in todo}) == len(todo)
    assert all(0 < check.limit <= 300 for check in todo)
