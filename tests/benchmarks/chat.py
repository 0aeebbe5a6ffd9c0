"""How soon can a person type into `footnote chat`, and read the first sentence?

    uv run python -m tests.benchmarks.chat

Prints, as the medians of five chats over the bundled sample: the time to the prompt, the processor's time for what is imported
until then and the slowest of these imports, the time from the start to the first sentence when the question was there at once, and
the time from Enter to it for a person who types for three seconds.
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.terminal import Terminal

_CHATS = 5
_TYPING = 3  # seconds
_BEFORE_THE_PROMPT = "import bot.cli, bot.repl.loop, bot.library, bot.repl.completion, prompt_toolkit"
_QUESTION = "What share of sorghum sales was lost?"
_LINE = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|( *)(\S+)")


def chats() -> tuple[float, float, float]:
    """Seconds to the prompt, from the start to the first sentence, and from a slow typist's Enter to it; the medians."""
    prompts, sentences, answers = [], [], []
    for _ in range(_CHATS):
        prompt, sentence = one_chat(typing=0)
        prompts.append(prompt)
        sentences.append(prompt + sentence)
        answers.append(one_chat(typing=_TYPING)[1])
    return statistics.median(prompts), statistics.median(sentences), statistics.median(answers)


def one_chat(typing: float) -> tuple[float, float]:
    """Seconds to the prompt, and from Enter, after so many seconds of typing, to the first sentence."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        with Terminal("chat", cwd=Path(folder), env={"XDG_DATA_HOME": folder}) as chat:
            chat.ready()
            prompt = time.monotonic() - began
            chat.send(_QUESTION)
            time.sleep(typing)
            entered = time.monotonic()
            chat.send("\r")
            chat.wait(r"\[1\]$")
            return prompt, time.monotonic() - entered


def imported() -> tuple[float, list[tuple[float, str]]]:
    """Seconds that the imports before the prompt take in all, and the packages among them with theirs, the slowest first."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", _BEFORE_THE_PROMPT], capture_output=True, text=True, check=True
    )
    own: dict[str, int] = {}
    for match in _LINE.finditer(done.stderr):
        package = match[4].split(".")[0]
        own[package] = own.get(package, 0) + int(match[1])
    slowest = sorted(((spent / 1e6, name) for name, spent in own.items()), reverse=True)
    return sum(own.values()) / 1e6, slowest


def main() -> None:
    """Print all."""
    prompt, sentence, typed = chats()
    total, slowest = imported()
    print(f"prompt          {prompt:.2f} s after the start (median of {_CHATS})")
    print(f"  imports       {total:.2f} s: {', '.join(f'{name} {spent:.2f}' for spent, name in slowest[:6])}")
    print(f"first sentence  {sentence:.2f} s after the start, the question typed at the prompt at once")
    print(f"               {typed:.2f} s after Enter, for a person who types for {_TYPING} seconds")


if __name__ == "__main__":
    main()
