"""The house: imports run one way, and nothing heavy is imported before it is needed."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, process

PACKAGES = ("bot", "index", "prompts")
ALLOWED = {"bot": {"bot", "index", "prompts"}, "index": {"index"}, "prompts": {"prompts"}}
# The rooms of bot, from the ground up: each imports those before it, none of those beside it.
FLOORS = (
    "errors judge nodes reply text",
    "english models",
    "questions",
    "articles config evaluation",
    "extract library",
    "events relevance writing",
    "enforce",
    "check disagree drafts",
    "showing",
    "conversation",
    "several",
    "answerer",
    "engine doctor",
    "slack repl",
    "commands",
    "cli",
    "__main__",
)
UPWARD = {
    ("doctor", "slack"),
    ("repl", "commands"),
}  # what the doctor looks at in Slack; the chat adds articles as the command does
ONLY_IN = {
    "chromadb": "index/store.py",
    "sqlite3": "index/database.py index/catalogue.py index/lexicon.py index/owed.py index/versions.py",
    "httpx": "index/sources/wire.py index/server.py index/store.py bot/models/bounded.py",
    "httpcore": "index/sources/wire.py index/sources/guard.py",
    "slack_bolt": "bot/slack",
    "slack_sdk": "bot/slack",
}
OTHER_NAMES = {  # package -> what it is imported as
    "python_dotenv": "dotenv",
    "pyyaml": "yaml",
    "markdown_it_py": "markdown_it",
}
HEAVY = (
    "chromadb",
    "llama_index",
    "onnxruntime",
    "numpy",
    "tokenizers",
    "rich",
    "yaml",
    "sqlite3",
    "httpx",
    "httpcore",
    "lxml",
    "trafilatura",
    "pypdf",
    "feedparser",
)


def imports() -> Iterator[tuple[str, str]]:
    """Every (module's path, package that it imports)."""
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                for name in names:
                    yield path.relative_to(ROOT).as_posix(), name.split(".")[0]


def test_our_packages_import_one_way() -> None:
    wrong = [(path, name) for path, name in imports() if name in PACKAGES and name not in ALLOWED[path.split("/")[0]]]
    assert wrong == []


def test_the_rooms_of_bot_import_one_way() -> None:
    floor = {room: number for number, rooms in enumerate(FLOORS) for room in rooms.split()}
    wrong = {(room, used) for room, used in rooms_used() if floor[used] >= floor[room]}
    assert wrong == UPWARD


def rooms_used() -> Iterator[tuple[str, str]]:
    """Every (room of bot, another room that it imports); a room is a folder, or a module that stands in none."""
    for path in (ROOT / "bot").rglob("*.py"):
        room = path.relative_to(ROOT / "bot").with_suffix("").parts[0]
        if room != "__init__":
            yield from ((room, used) for used in rooms_named(path) - {room})


def rooms_named(path: Path) -> set[str]:
    """The rooms of bot that a module imports from."""
    named: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "bot":
            _, _, below = (node.module or "").partition(".")
            named |= {below.partition(".")[0]} if below else {alias.name for alias in node.names}
    return named


def test_only_their_own_rooms_import_chroma_sqlite_and_slack() -> None:
    wrong = [
        (path, name)
        for path, name in imports()
        if name in ONLY_IN and not any(path.startswith(room) for room in ONLY_IN[name].split())
    ]
    assert wrong == []


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = [one for some in project["optional-dependencies"].values() for one in some]
    declared = {re.split(r"[\[<>=,]", one)[0].replace("-", "_") for one in [*project["dependencies"], *extras]}
    known = declared | {OTHER_NAMES.get(name, name) for name in declared} | set(PACKAGES) | sys.stdlib_module_names
    makers = {
        "bot/judge/train.py",
        "bot/judge/net.py",
        "bot/judge/export.py",
        "index/minilm/make.py",
    }  # of models: a group of their own
    assert {(path, name) for path, name in imports() if path not in makers and name not in known} == set()


@pytest.mark.parametrize(
    "module", ["bot", "index", "prompts", "bot.cli", "bot.repl.loop", "bot.library", "index.sources.reading"]
)
def test_importing_us_imports_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


@pytest.mark.slow
def test_asking_an_index_loads_no_llama_index(tmp_path: Path) -> None:
    """It takes seconds, and only what writes vectors, or a language model, needs it."""
    home = str(tmp_path / "home")
    assert process("index", "add", ROOT / "index" / "sample", "--home", home).returncode == 0
    asking = f"from bot.cli import commands; commands(['ask', 'What share of sorghum sales was lost?', '--home', {home!r}], standalone_mode=False)"
    code = f"import sys\ntry:\n    {asking}\nexcept SystemExit:\n    pass\nprint('llama_index' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "False"
    assert "[1]" in done.stdout


def test_every_module_and_package_says_what_it_is() -> None:
    silent = [
        path
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_every_setting_is_explained_in_the_example_file() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    trees = [ast.parse((ROOT / "bot" / name).read_text(encoding="utf-8")) for name in ("config.py", "models/settings.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    used = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    settings = {name for name in used if name.startswith("FOOTNOTE_") and name.replace("_", "").isupper()}
    assert settings
    assert all(name in example for name in settings), settings
    assert Path(ROOT / ".gitignore").read_text(encoding="utf-8").splitlines().count(".env") == 1
