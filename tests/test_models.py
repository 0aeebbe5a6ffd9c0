"""Any language model, over real HTTP: what it says comes through, what it fails in becomes one sentence, and nothing hangs."""

import gzip
import re
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from llama_index.core.llms import LLM, MockLLM

from bot.config import read_settings
from bot.errors import ModelFailed, SettingError
from bot.library import Library
from bot.models import Model
from bot.models.providers import load_model, make_llm
from bot.models.settings import Limits, ModelSettings, read_model_settings
from bot.models.thoughts import without_thoughts
from tests.model_protocols import event
from tests.model_server import Acts, Asked, Fails, ModelServer, Says, Sends, Stalls

PING = b": still thinking\n\n"


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with ModelServer("unset") as running:
        yield running


def said(server: ModelServer, script: Acts, **settings: str) -> str:
    """What comes of a model that does this at each request, joined from its pieces."""
    server.script = lambda _: script
    server.asked.clear()
    return "".join(server.model(**settings).question().stream("Be brief.", "What reopened?"))


def failure(server: ModelServer, script: Acts, **settings: str) -> str:
    with pytest.raises(ModelFailed) as caught:
        said(server, script, **settings)
    sentence = str(caught.value)
    assert sentence.startswith("The language model openai-like:scripted ") and sentence.endswith(".") and "\n" not in sentence
    return sentence


def made_of(environment: dict[str, str]) -> LLM:
    read = read_model_settings(environment)
    assert read
    return make_llm(read)


def read_of(server: ModelServer, setting: str) -> ModelSettings:
    """The settings of a provider whose server is this one."""
    url = server.url if setting.startswith("openai") else server.root
    more = {"FOOTNOTE_LLM_URL": url, "FOOTNOTE_LLM_RETRIES": "1", "ANTHROPIC_API_KEY": "sk-ant-test"}
    read = read_model_settings({"FOOTNOTE_LLM": setting, **more})
    assert read
    return read


def mine() -> MockLLM:
    return MockLLM(max_tokens=5)


def not_mine() -> str:
    return "no model"


def breaks() -> LLM:
    raise OSError("the weights are gone")


# What it says


def test_the_system_prompt_and_the_question_arrive_and_the_answer_comes_back(server: ModelServer) -> None:
    assert said(server, "The harbor of Brindle reopened.") == "The harbor of Brindle reopened."
    (asked,) = server.asked
    assert (asked.system, asked.prompt) == ("Be brief.", "What reopened?")
    assert asked.body["temperature"] == 0
    assert not {"tools", "functions"} & asked.body.keys()
    assert server.model().question().complete("", "And what else?") == "The harbor of Brindle reopened."
    assert [one["role"] for one in server.asked[-1].messages] == ["user"]


def test_a_piece_comes_before_the_next_is_written(server: ModelServer) -> None:
    """The second piece is only sent when the first has been read: a reader that waited for all of it would never get any."""
    read = threading.Event()

    def script(_: Asked) -> Says:
        return Says("One. Two. ", size=5, gate=read)

    server.script = script
    pieces = server.model().question().stream("", "Count.")
    assert next(pieces) == "One. "
    read.set()
    assert list(pieces) == ["Two. "]


def test_an_answer_that_comes_byte_by_byte_is_whole(server: ModelServer) -> None:
    assert said(server, Says("Zoë said “yes” — 漢字 😀.", byte_by_byte=True)) == "Zoë said “yes” — 漢字 😀."


def test_white_space_before_the_first_word_and_empty_pieces_are_no_answer(server: ModelServer) -> None:
    assert (
        said(server, Sends(event({"content": ""}) + event({"content": " \n"}) + event({"content": "Yes."}, finish="stop")))
        == "Yes."
    )
    assert "empty answer" in failure(server, " \n ")
    assert "empty answer" in failure(server, "")
    assert "empty answer" in failure(server, Sends(b"<html>Welcome to our proxy</html>", "text/html"))


@given(st.data(), st.sampled_from(["think", "thinking", "reasoning"]), st.sampled_from(["", " \n"]))
def test_what_a_model_thinks_aloud_is_no_part_of_its_answer(data: st.DataObject, tag: str, before: str) -> None:
    """However it is cut into pieces; tags elsewhere stay."""
    whole = f"{before}<{tag}>The pier? <b>Perhaps</b>\n</{tag}>The harbor <think>reopened</think>."
    cuts = sorted(data.draw(st.sets(st.integers(1, len(whole) - 1))))
    pieces = [whole[start:end] for start, end in pairwise([0, *cuts, len(whole)])]
    assert "".join(without_thoughts(pieces)) == "The harbor <think>reopened</think>."


@given(st.lists(st.sampled_from(["<", "<th", "<thin", "ink>", "a", " ", "</think>", ">", "The pier."])))
def test_what_is_no_thought_stays(pieces: list[str]) -> None:
    whole = "".join(pieces)
    assert "".join(without_thoughts(pieces)) == (
        whole if not whole.lstrip().startswith("<think>") else whole.partition("</think>")[2]
    )


def test_long_thoughts_in_small_pieces_take_time_that_grows_with_their_length() -> None:
    """A thousand times as long as the tag; were all of it kept and searched at each piece, it would take minutes."""
    pieces = ["<think>", *(["a "] * 400_000), "</think>", "Yes."]
    assert "".join(without_thoughts(pieces)) == "Yes."


def test_a_model_that_thinks_and_does_not_answer_gave_no_answer(server: ModelServer) -> None:
    assert said(server, "<think>Hm.</think>Yes.") == "Yes."
    assert "empty answer" in failure(server, "<think>Hm. Yes? No.")


def test_several_threads_may_ask_at_once(server: ModelServer) -> None:
    server.script = lambda asked: Says(f"You said: {asked.prompt}", size=3, between=0.001)
    model = server.model()
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda number: model.question().complete("", f"number {number}"), range(24)))
    assert answers == [f"You said: number {number}" for number in range(24)]


# How it fails


@pytest.mark.parametrize(
    ("acts", "says"),
    [
        (Fails(400, "the context has 2048 tokens"), "refused the request (400); check FOOTNOTE_LLM and FOOTNOTE_LLM_CONTEXT"),
        (Fails(401), "refuses the key (401); check FOOTNOTE_LLM_KEY"),
        (Fails(403), "refuses access (403)"),
        (Fails(404), "check the name in FOOTNOTE_LLM and FOOTNOTE_LLM_URL"),
        (Fails(429), "has too much to do, or the quota is spent (429)"),
        (Fails(500), "is out of order (500)"),
        (Says("The harbor reopened.", cut_after=0), "broke off"),
        (Says("The harbor reopened.", cut_after=1), "broke off"),
        (Sends(b"data: {bad\n\n"), "sent what cannot be read"),
        (Sends(b"data: {}\n\n"), "sent what cannot be read"),
        (Sends(b"data: \xff\xfe\n\n"), "sent what cannot be read"),
        (Sends(b'data: {"error": {"message": "overloaded"}}\n\n'), "told of a failure in place of an answer; try again later"),
        (Sends(event({"content": "again " * 200}), forever=True), "wrote more than 60,000 characters"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_a_failure_is_one_sentence_with_the_fix(server: ModelServer, acts: Acts, says: str) -> None:
    assert says in failure(server, acts, retries="0")


@pytest.mark.parametrize(
    ("acts", "says"),
    [
        (Stalls(), "did not answer within 1.5 seconds"),
        (Says("The harbor reopened.", stalls_after=1), "fell silent in the middle of its answer for 1.5 seconds"),
        (Sends(PING, forever=True, between=0.02), "did not answer within 1.5 seconds"),
        (Sends(b"x" * 1000, forever=True, between=0.001), "did not answer within 1.5 seconds"),
    ],
    ids=["silent", "silent in the middle", "pings", "a line without end"],
)
def test_what_hangs_is_left(server: ModelServer, acts: Acts, says: str) -> None:
    assert says in failure(server, acts, timeout="1.5", budget="4")
    _all_readers_end()


@pytest.mark.parametrize("setting", ["openai-like:x", "anthropic:claude-sonnet-4-5", "ollama:llama3.2:1b"])
def test_a_compressed_answer_is_not_read(server: ModelServer, setting: str) -> None:
    """A megabyte may stand for a thousand; nothing is read of it, and it is not asked for."""
    packed = gzip.compress(event({"content": "on "}) * 10_000)
    model = load_model(read_of(server, setting))
    server.asked.clear()
    for status in (200, 400):
        packs = Sends(packed, status=status, headers={"Content-Encoding": "gzip"})
        server.script = lambda _, packs=packs: packs  # type: ignore[misc]  # bound at once
        with pytest.raises(ModelFailed, match="sends its answers compressed"):
            model.question().complete("", "What reopened?")
    assert [one.headers["accept-encoding"] for one in server.asked] == ["identity"] * 2


@pytest.mark.parametrize("setting", ["openai-like:x", "anthropic:claude-sonnet-4-5", "ollama:llama3.2:1b"])
def test_a_question_is_not_sent_on_to_another_address(server: ModelServer, setting: str) -> None:
    """Neither the prompt nor the passages reach a host that the person has not named."""
    with ModelServer("The harbor reopened.") as other:
        server.script = lambda asked: Fails(307, headers={"Location": other.root + asked.path})
        with pytest.raises(ModelFailed, match=r"has moved from http://127\S+ \(307\); set FOOTNOTE_LLM_URL"):
            load_model(read_of(server, setting)).question().complete("", "What reopened?")
        assert other.asked == []


def test_what_nobody_waits_for_is_read_no_further(server: ModelServer) -> None:
    """Bytes that never make a piece keep no thread busy after the question has been left."""
    server.script = lambda _: Sends(PING, forever=True, between=0.02)
    began = time.monotonic()
    with pytest.raises(ModelFailed, match="did not answer within"):
        server.model(timeout="0.3", budget="60").question().complete("", "Well?")
    _all_readers_end()
    assert time.monotonic() - began < 30


@pytest.mark.parametrize("piece", ["on ", ""], ids=["drips words", "drips nothing"])
def test_what_drips_is_left_when_the_time_is_over(server: ModelServer, piece: str) -> None:
    drips = Sends(event({"content": piece}), forever=True, between=0.02)
    assert "took more than the 1.5 seconds that a question may" in failure(server, drips, budget="1.5")
    _all_readers_end()


def _all_readers_end() -> None:
    for thread in threading.enumerate():
        if thread.name == "language model":
            thread.join(60)
            assert not thread.is_alive()


def test_a_server_that_is_not_there_is_named_with_its_address() -> None:
    with ModelServer("") as gone:
        model = gone.model(retries="0")
    with pytest.raises(ModelFailed, match=f"cannot be reached at {gone.url}; start it"):
        model.question().complete("", "Are you there?")


def test_what_a_slow_reader_has_not_taken_does_not_pile_up(server: ModelServer) -> None:
    """A server that floods is read only as far as it is listened to."""
    server.script = lambda _: Sends(event({"content": "w "}), forever=True)
    pieces = server.model().question().stream("", "Talk.")
    assert next(pieces) == "w "
    pieces.close()  # type: ignore[attr-defined]  # a generator
    _all_readers_end()


@settings(max_examples=25)
@given(st.binary(max_size=300), st.sampled_from([b"", b"data: ", b"event: message\ndata: "]))
def test_whatever_bytes_come_there_is_text_or_one_sentence(server: ModelServer, body: bytes, before: bytes) -> None:
    server.script = lambda _: Sends(before + body + b"\n\n")
    try:
        assert server.model(retries="0").question().complete("", "Well?").strip()
    except ModelFailed as fault:
        assert len(str(fault).splitlines()) == 1


# Once more


def test_a_failure_in_passing_is_tried_again(server: ModelServer) -> None:
    acts: list[Acts] = [Fails(503), Says("The harbor reopened.", cut_after=0), "Yes."]
    server.script = lambda _: acts.pop(0)
    assert server.model(retries="2").question().complete("", "Open?") == "Yes."


def test_a_server_is_given_the_time_that_it_asks_for(server: ModelServer) -> None:
    acts: list[Acts] = [Fails(429, headers={"Retry-After": "0.6"}), "Yes."]
    server.script = lambda _: acts.pop(0)
    question = server.model().question()
    began = time.monotonic()
    assert question.complete("", "Open?") == "Yes."
    assert time.monotonic() - began >= 0.6


def test_a_longer_wait_than_the_question_may_take_is_not_begun(server: ModelServer) -> None:
    began = time.monotonic()
    assert "(429)" in failure(server, Fails(429, headers={"Retry-After": "3600"}))
    assert time.monotonic() - began < 60
    assert len(server.asked) == 1


@pytest.mark.parametrize("acts", [Fails(401), Fails(404), Fails(400), Says("One. Two.", size=5, cut_after=1), Stalls(), ""])
def test_what_would_fail_again_is_not_tried_again(server: ModelServer, acts: Acts) -> None:
    """Nor what has been shown in part, nor what has taken all the time there was."""
    failure(server, acts, timeout="2")
    assert len(server.asked) == 1


def test_a_model_that_takes_no_temperature_is_asked_without(server: ModelServer) -> None:
    def script(asked: Asked) -> Acts:
        return "Yes." if asked.body["temperature"] == 1 else Fails(400, "Unsupported value: 'temperature' does not support 0.0.")

    server.script = script
    server.asked.clear()
    model = server.model()
    assert [model.question().complete("", "Open?") for _ in range(2)] == ["Yes.", "Yes."]
    assert len(server.asked) == 3


# A budget for each question


def test_a_question_has_so_many_calls(server: ModelServer) -> None:
    server.script = lambda _: "Yes."
    model = server.model()
    question = model.question()
    for _ in range(model.limits.calls):
        question.complete("", "Open?")
    with pytest.raises(ModelFailed, match="was asked 8 times for one question already"):
        question.complete("", "Open?")
    assert model.question().complete("", "Open?") == "Yes."


def test_a_question_has_so_many_seconds_for_all_its_calls(server: ModelServer) -> None:
    server.script = lambda _: Says("Yes.", wait=0.2)
    question = server.model(budget="0.5").question()
    assert question.left == 0.5
    with pytest.raises(ModelFailed, match=r"took more than the 0\.5 seconds"):
        for _ in range(4):
            question.complete("", "Open?")
    assert question.left == 0


# Settings


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"FOOTNOTE_LLM": "gpt"}, ["FOOTNOTE_LLM is 'gpt'; write PROVIDER:MODEL"]),
        ({"FOOTNOTE_LLM": "openai:"}, ["FOOTNOTE_LLM is 'openai:'; write PROVIDER:MODEL"]),
        ({"FOOTNOTE_LLM": "acme:x"}, ["'acme' is no provider; known are openai, anthropic, ollama, openai-like"]),
        ({"FOOTNOTE_LLM": "openai:gpt-5"}, ["needs a key; set OPENAI_API_KEY"]),
        ({"FOOTNOTE_LLM": "anthropic:claude"}, ["needs a key; set ANTHROPIC_API_KEY"]),
        ({"FOOTNOTE_LLM": "openai-like:x"}, ["needs FOOTNOTE_LLM_URL"]),
        ({"FOOTNOTE_LLM": "ollama:x", "FOOTNOTE_LLM_KEY": "k"}, ["FOOTNOTE_LLM_KEY is for `openai-like` only; take it out"]),
        ({"FOOTNOTE_LLM_URL": "http://x"}, ["FOOTNOTE_LLM_URL without FOOTNOTE_LLM"]),
        (
            {
                "FOOTNOTE_LLM": "openai-like:x",
                "FOOTNOTE_LLM_URL": "http://me:secret@host/v1",
                "FOOTNOTE_LLM_TIMEOUT": "soon",
                "FOOTNOTE_LLM_BUDGET": "-1",
                "FOOTNOTE_LLM_RETRIES": "1.5",
                "FOOTNOTE_LLM_CONTEXT": "9",
                "FOOTNOTE_LLM_JUDGE": "perhaps",
                "FOOTNOTE_EMBEDDINGS": "nonsense",
            },
            ["LLM_URL cannot", "TIMEOUT is 'soon'", "BUDGET is '-1'", "RETRIES", "CONTEXT", "JUDGE is 'perhaps'", "EMBEDDINGS"],
        ),
    ],
)
def test_all_faults_of_the_settings_are_told_at_once(environment: dict[str, str], says: list[str]) -> None:
    with pytest.raises(SettingError) as caught:
        read_settings(environment, None)
    assert [part for part in says if part not in str(caught.value)] == []
    assert "secret" not in str(caught.value)


def test_without_a_setting_there_is_no_model() -> None:
    with_defaults = read_settings({"FOOTNOTE_LLM": " ", "FOOTNOTE_LLM_TIMEOUT": ""}, None)
    assert with_defaults.llm is None
    assert Library(with_defaults).model is None


def test_the_settings_arrive(server: ModelServer) -> None:
    more = {"TIMEOUT": "5", "BUDGET": "7.5", "RETRIES": "0", "CONTEXT": "4096", "JUDGE": "off"}
    environment = server.environment | {f"FOOTNOTE_LLM_{name}": value for name, value in more.items()}
    model = Library(read_settings(environment, None)).model
    assert model
    assert model.limits == Limits(silence=5, seconds=7.5, retries=0, context=4096)
    assert not model.judges
    assert model.name == "openai-like:scripted"


@pytest.mark.parametrize(
    ("setting", "kind"),
    [
        ("openai:gpt-4o-mini", "OpenAI"),
        ("openai:ft:gpt-4o-mini-2024-07-18:acme::abc", "OpenAI"),
        ("openai:a-model-of-next-year", "OpenAILike"),  # `OpenAI` refuses names that it does not know
        ("anthropic:claude-sonnet-4-5", "Anthropic"),
        ("anthropic:a-model-of-next-year", "Anthropic"),
        ("ollama:llama3.2:1b", "Ollama"),
    ],
)
def test_each_provider_is_llamaindexs_own_class(setting: str, kind: str) -> None:
    llm = made_of({"FOOTNOTE_LLM": setting, "OPENAI_API_KEY": "sk-test", "ANTHROPIC_API_KEY": "sk-ant-test"})
    assert type(llm).__name__ == kind
    assert llm.model == setting.partition(":")[2]  # type: ignore[attr-defined]  # each of them has it
    assert llm.temperature == 0  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["gpt-4o-mini", "a-model-of-next-year", "o3-mini"])
def test_openai_answers_by_whatever_name(server: ModelServer, name: str) -> None:
    server.script = lambda _: "Yes."
    read = read_model_settings({"FOOTNOTE_LLM": f"openai:{name}", "FOOTNOTE_LLM_URL": server.url, "OPENAI_API_KEY": "sk-test"})
    assert read
    assert load_model(read).question().complete("Be brief.", "Open?") == "Yes."
    assert server.asked[-1].body["model"] == name
    assert server.asked[-1].headers["authorization"] == "Bearer sk-test"


@pytest.mark.parametrize("setting", ["anthropic:claude-sonnet-4-5", "anthropic:a-model-of-next-year", "ollama:llama3.2:1b"])
def test_other_providers_protocols(server: ModelServer, setting: str) -> None:
    """What goes wrong in them becomes the same sentences."""
    more = {"FOOTNOTE_LLM_URL": server.root, "FOOTNOTE_LLM_TIMEOUT": "5", "ANTHROPIC_API_KEY": "sk-ant-test"}
    read = read_model_settings({"FOOTNOTE_LLM": setting, "FOOTNOTE_LLM_RETRIES": "1", **more})
    assert read
    model = load_model(read)
    acts: list[Acts] = [Fails(429, headers={"Retry-After": "0"}), "The harbor of Brindle reopened."]
    server.asked.clear()
    server.script = lambda _: acts.pop(0)
    assert "".join(model.question().stream("Be brief.", "What reopened?")) == "The harbor of Brindle reopened."
    assert (server.asked[-1].system, server.asked[-1].prompt, len(server.asked)) == ("Be brief.", "What reopened?", 2)
    once = replace(read, limits=Limits(silence=5, retries=0))
    fates = [(Fails(404), "(404)"), (Fails(529), "(529)"), ("", "empty"), (Says("One. Two.", size=5, cut_after=1), "broke off")]
    for fate, says in fates:
        server.script = lambda _, fate=fate: fate  # type: ignore[misc]  # bound at once
        with pytest.raises(ModelFailed, match=f"^The language model {setting} .*{re.escape(says)}"):
            load_model(once).question().complete("", "What reopened?")
    with ModelServer("") as gone:
        pass
    with pytest.raises(ModelFailed, match="cannot be reached"):
        load_model(replace(once, url=gone.root)).question().complete("", "Are you there?")


INVENTED = "Mayor Dunstable was arrested. http://evil.example"


@pytest.mark.parametrize(
    "acts", [Fails(400, INVENTED), Fails(500, INVENTED), Sends(b'data: {"error": {"message": "%s"}}\n\n' % INVENTED.encode())]
)
def test_a_servers_own_words_are_in_the_log_and_below_no_answer(
    server: ModelServer, acts: Acts, caplog: pytest.LogCaptureFixture
) -> None:
    """They may be anything, and would be read as part of the answer."""
    with caplog.at_level("DEBUG", "footnote.model"):
        assert "Dunstable" not in failure(server, acts, retries="0")
    assert INVENTED in caplog.text


def test_a_key_goes_to_its_own_server_only_and_into_no_message(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "footnote.model")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-house")
    said(server, "Yes.")
    assert "sk-of-another-house" not in str(server.asked[0].headers)
    said(server, "Yes.", key="correct horse battery")
    assert server.asked[0].headers["authorization"] == "Bearer correct horse battery"
    echo = failure(server, Fails(400, "the key correct horse battery or sk-abcdef123456 is bad"), key="correct horse battery")
    assert "the key … or … is bad" in caplog.text
    assert "horse" not in echo + caplog.text and "abcdef" not in echo + caplog.text
    assert "horse" not in repr(read_model_settings({**server.environment, "FOOTNOTE_LLM_KEY": "correct horse battery"}))


@pytest.mark.parametrize("provider", ["anthropic", "ollama"])
def test_a_missing_package_is_told_before_anything_is_asked(provider: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, f"llama_index.llms.{provider}", None)
    settings = read_settings({"FOOTNOTE_LLM": f"{provider}:x", "ANTHROPIC_API_KEY": "sk-ant-test"}, None)
    with pytest.raises(SettingError, match=rf"needs a package; install it with `pip install 'footnote-bot\[{provider}\]'`"):
        Library(settings).model  # noqa: B018


def test_events_that_end_without_saying_so_have_broken_off(server: ModelServer) -> None:
    words = event({"role": "assistant", "content": "The harbor reopened. It was"})
    assert "broke off" in failure(server, Sends(words), retries="0")
    for end in (event({}, finish="stop"), b"data: [DONE]\n\n"):
        assert said(server, Sends(words + end)) == "The harbor reopened. It was"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("def make(:", "cannot be imported .SyntaxError: .*; mend it."),
        ("raise ValueError('no\\nweights')", "cannot be imported .ValueError: no weights.; mend it."),
        ("import sys; sys.exit('no licence')", "cannot be imported .SystemExit: no licence.; mend it."),
        ("import nowhere_to_be_found", "cannot be imported .ModuleNotFoundError: .*nowhere_to_be_found.*; mend it."),
        ("def make(): raise SystemExit(3)", "failed .SystemExit: 3.; mend it."),
        ("make = None", "does not offer make here; check the spelling."),
    ],
)
def test_a_module_of_ones_own_that_is_broken_is_one_sentence(
    text: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = f"own_{abs(hash(text))}"
    (tmp_path / package).mkdir()
    (tmp_path / package / "llm.py").write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(SettingError, match=says) as caught:
        made_of({"FOOTNOTE_LLM": f"{package}.llm:make"})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("setting", [".a:b", "..:b", "a.:b", "a..b:c", "a.b:c-d", "a.b/c:d"])
def test_what_names_no_function_is_told_before_anything_is_imported(setting: str) -> None:
    with pytest.raises(ValueError, match="names no function"):
        read_model_settings({"FOOTNOTE_LLM": setting})


@pytest.mark.parametrize("sign", ["\t", "\x00", "\x1b", "\x7f", "\u200b", "\r"])
def test_a_url_with_a_sign_that_cannot_be_printed_is_told(sign: str) -> None:
    with pytest.raises(ValueError, match="FOOTNOTE_LLM_URL cannot be used"):
        read_model_settings({"FOOTNOTE_LLM": "openai-like:x", "FOOTNOTE_LLM_URL": f"http://local{sign}host:1/v1"})


def test_a_function_of_ones_own_may_make_the_model() -> None:
    assert isinstance(made_of({"FOOTNOTE_LLM": "tests.test_models:mine"}), MockLLM)
    assert Model("mine", mine).question().complete("", "one two three")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nothing", "does not offer nothing here"),
        ("not_mine", "made a str, not a LlamaIndex LLM"),
        ("breaks", "the weights are gone"),
    ],
)
def test_a_function_that_makes_no_model_is_told(name: str, says: str) -> None:
    with pytest.raises(SettingError, match=says):
        made_of({"FOOTNOTE_LLM": f"tests.test_models:{name}"})
