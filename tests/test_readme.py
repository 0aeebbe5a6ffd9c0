"""The README's transcripts are what the program prints."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, process

README = (ROOT / "README.md").read_text(encoding="utf-8")
TRANSCRIPTS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
ELSEWHERE = "…"  # in a transcript, stands for what differs from machine to machine
EXAMPLES = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def steps(transcript: str) -> list[tuple[str, str]]:
    """The (command, output) pairs of a transcript."""
    parts = re.split(r"^\$ (.*)\n", transcript, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=[steps(text)[0][0] for text in TRANSCRIPTS])
def test_a_transcript_is_what_the_program_prints(transcript: str) -> None:
    for command, output in steps(transcript):
        program, *arguments = shlex.split(command)
        assert program == "footnote"
        typed = re.findall(r"^\? .*\n", output, re.MULTILINE)  # at the prompt of a chat
        printed = process(*arguments, stdin="".join(line[2:] for line in typed), cwd=ROOT).stdout.strip()
        expected = re.sub(r"^\? .*\n", "", output, flags=re.MULTILINE).strip()
        assert re.fullmatch(re.escape(expected).replace(ELSEWHERE, ".*"), printed, re.DOTALL), printed


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_in_python_prints_what_it_says(example: str) -> None:
    said = re.findall(r"^print\(.*\)  # (.*)$", example, re.MULTILINE)
    assert said
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, check=True, cwd=ROOT, timeout=100)
    assert done.stdout.splitlines() == said


def test_there_is_an_answer_and_a_refusal() -> None:
    assert len(TRANSCRIPTS) >= 4
    assert "Sources\n[1]" in README
    assert "Nearest articles" in README


def test_the_two_commands_stand_there_word_for_word() -> None:
    assert "    pip install uv && uv run footnote chat\n" in README
    assert "    pip install uv && uv run pytest\n" in README


def test_every_file_that_the_readme_points_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert Path(ROOT, target).exists(), target
