"""The help: every command's fits a screen and shows examples, and each example runs as it stands there."""

import inspect
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bot.cli import commands
from tests.conftest import ROOT, Footnote

NEEDS = {  # examples that are not run, and what they would need
    "footnote index add ~/articles report.pdf https://example.org/feed.xml": "the network",
    "FOOTNOTE_EMBEDDINGS=openai:text-embedding-3-small footnote index rebuild": "the network, and a key",
    "footnote slack": "the tokens of a workspace",
    "footnote slack --port 3000": "the tokens of a workspace",
    "footnote feedback export > votes.jsonl": "votes; tests/test_slack.py has some",
    'eval "$(footnote completion bash)"': "a shell; tests/test_completion.py has one",
    'eval "$(footnote completion zsh)"': "a shell; tests/test_completion.py has bash",
}
_EXAMPLE = re.compile(r'^(?:[A-Z_]+=\S+ |eval "\$\()?footnote\b.*')
_EXPLAINED = re.compile(r"\s{3,}\S.*$")


def walk(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words that call it."""
    yield path, command
    for name, each in command.commands.items() if isinstance(command, click.Group) else ():
        yield from walk(each, (*path, name))


EVERY = dict(walk(commands))


def examples(command: click.Command) -> list[str]:
    """The examples of a help text, without what explains them."""
    shown = [
        paragraph.splitlines()[1:]
        for paragraph in inspect.cleandoc(command.help or "").split("\n\n")
        if paragraph.startswith("\b")
    ]
    return [_EXPLAINED.sub("", line) for lines in shown for line in lines if _EXAMPLE.match(line)]


EXAMPLES = [example for command in EVERY.values() for example in examples(command)]


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_help_fits_a_screen_and_shows_an_example(path: tuple[str, ...], footnote: Footnote) -> None:
    lines = footnote(*path, "--help").stdout.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert any(" ".join(("footnote", *path)) in example for example in examples(EVERY[path]))


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_every_argument_and_option_is_explained(path: tuple[str, ...]) -> None:
    command = EVERY[path]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{parameter.name} of {path}"
        else:
            assert parameter.metavar or str(parameter.name).upper() in (command.help or ""), f"{parameter.name} of {path}"


def test_the_list_of_commands_is_not_cut_short(footnote: Footnote) -> None:
    for path, command in EVERY.items():
        if isinstance(command, click.Group):
            assert "..." not in footnote(*path, "--help").stdout.partition("Commands:")[2]


# The examples


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the examples name: `~` is here, and so is the index."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "index" / "sample", folder / "articles", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (folder / "report.md").write_text("# The mill moves\n\nThe mill at Tarn moves upstream.\n")
    for name in ("question.txt", "questions.txt"):
        (folder / name).write_text("When is the TikTok deadline?\n")
    (folder / "questions.jsonl").write_text('{"question": "What share of sorghum sales was lost?", "facts": ["97%"]}\n')
    (folder / ".config/fish/completions").mkdir(parents=True)
    return folder


@pytest.fixture
def at_the_desk(desk: Path, footnote: Footnote, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(desk)
    monkeypatch.setenv("HOME", str(desk))
    monkeypatch.setenv("XDG_DATA_HOME", str(desk / "data"))
    footnote("index", "add", desk / "articles")
    return desk


@pytest.mark.parametrize("example", sorted(set(EXAMPLES) - NEEDS.keys()))
def test_an_example_runs(example: str, at_the_desk: Path, footnote: Footnote) -> None:
    program, *words = [word.replace("~", str(at_the_desk), 1) if word.startswith("~/") else word for word in shlex.split(example)]
    assert program == "footnote"
    stdin, stdout = None, None
    if "<" in words:
        stdin = Path(words.pop()).read_text()
        words.remove("<")
    if ">" in words:
        stdout = Path(words.pop())
        words.remove(">")
    done = footnote(*words, stdin=stdin)
    if stdout:
        stdout.write_text(done.stdout)
    assert done.exit_code in (0, 3), done.output


def test_what_is_not_run_is_an_example() -> None:
    assert set(NEEDS) <= set(EXAMPLES)
