"""What a shell completes, asked as bash asks it; and once by a real bash."""

import subprocess
from pathlib import Path

import pytest

from bot.commands.shells import SHELLS
from tests.conftest import FOOTNOTE, Footnote, filled_home


@pytest.fixture
def filled(home: Path, tmp_path: Path, footnote: Footnote) -> Path:
    mill, bridge = "The mill moves up\n\nIt moved on Monday. It was old.", "The bridge at Tarn is closed."
    return filled_home(footnote, home, tmp_path, mill=mill, bridge=bridge)


def completed(shell: str, *words: str) -> list[str]:
    """What the program offers for the last of the words."""
    done = subprocess.run(
        [FOOTNOTE],
        env={"_FOOTNOTE_COMPLETE": f"{shell}_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr == ""
    return [line for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize("command", ["show", "remove"])
def test_article_ids_are_completed_from_the_named_home(filled: Path, footnote: Footnote, command: str) -> None:
    ids = [line.split()[0] for line in footnote("index", "list", "--home", filled).stdout.splitlines()]
    assert sorted(completed("bash", "footnote", "index", command, "--home", str(filled), "")) == sorted(f"plain,{i}" for i in ids)
    assert completed("bash", "footnote", "--home", str(filled), "index", command, ids[0][:5].upper()) == [f"plain,{ids[0]}"]


def test_zsh_shows_the_titles_on_one_line(filled: Path) -> None:
    lines = completed("zsh", "footnote", "index", "show", "--home", str(filled), "")
    assert lines[::3] == ["plain", "plain"]
    assert set(lines[2::3]) == {"The mill moves up", "bridge"}


def test_without_an_index_nothing_is_offered_and_nothing_is_said(tmp_path: Path) -> None:
    assert completed("bash", "footnote", "index", "show", "--home", str(tmp_path / "nothing"), "") == []
    assert not (tmp_path / "nothing").exists()
    (tmp_path / "file").write_text("")
    assert completed("bash", "footnote", "index", "show", "--home", str(tmp_path / "file"), "") == []


def test_commands_options_files_and_folders_are_completed() -> None:
    assert "plain,doctor" in completed("bash", "footnote", "d")
    assert completed("bash", "footnote", "index", "add", "--coll") == ["plain,--collection"]
    assert completed("bash", "footnote", "index", "add", "new") == ["file,new"]
    assert completed("bash", "footnote", "ask", "--home", "d") == ["dir,d"]
    assert completed("bash", "footnote", "completion", "f") == ["plain,fish"]


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_a_script_that_calls_us(shell: str, footnote: Footnote) -> None:
    done = footnote("completion", shell)
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"_FOOTNOTE_COMPLETE={shell}_complete" in done.stdout
    assert footnote("completion", "cmd.exe").exit_code == 2


def test_a_real_bash_takes_the_script_and_completes(filled: Path) -> None:
    script = (
        'eval "$(footnote completion bash)"; COMP_WORDS=(footnote index show ""); COMP_CWORD=3; '
        '_footnote_completion footnote; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", script],
        env={"PATH": f"{FOOTNOTE.parent}:/usr/bin:/bin", "FOOTNOTE_HOME": str(filled)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert len(done.stdout.split()) == 2
    assert done.stderr == ""
