"""Does the Slack bot keep up, and answer each question exactly once?

    uv run python -m tests.benchmarks.slack [QUESTIONS] [SECONDS]

Asks so many questions (200) within so many seconds (60): 50 people in 20 channels of the small Slack, 20 % of all events brought
twice, 5 % of all calls turned down for their rate, two dropped connections. Prints how long Slack waits until it is told that an
event was heard, how long a person waits for a first sign (a status, or a message) and for the answer, each from the moment of
asking, dropped connections included; how many answers each question has; and the memory. The bot is a process of its own, and
answers from the sample articles.
"""

import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import numpy as np
import psutil

from tests.slack_bot import MANIFEST, answers, process
from tests.slack_server import BOT_USER, Message, Slack, slack_server

_PEOPLE, _CHANNELS = 50, 20
_ASKED = (
    "What share of sorghum sales was lost?",
    "Who is the chairman of the American Soybean Association?",
    "Where will the presidents meet?",
    "What did the chairman of the soybean association say?",
    "Who won the football match in Lisbon?",
    "When was the framework agreement announced?",
)


def ask(slack: Slack, count: int, seconds: float) -> list[Message]:
    """Ask the questions, evenly spread, and break the connection twice."""
    asked = []
    for number in range(count):
        person, channel = f"p{number % _PEOPLE}", f"room{number % _CHANNELS}"
        asked.append(slack.say(person, channel, f"@footnote {_ASKED[number % len(_ASKED)]}"))
        if number in (count // 3, 2 * count // 3):
            slack.drop()
        time.sleep(seconds / count)
    return asked


def heard(slack: Slack, asked: list[Message]) -> list[float]:
    """For each question, the seconds until Slack was told, by the mention's first acknowledgement."""
    clock = time.time() - time.monotonic()
    mentions = (each for each in slack.deliveries if each.type == "app_mention" and each.acknowledged is not None)
    told = {each.payload["event"]["ts"]: each.told for each in mentions}
    return [(told[one.ts] or 0) + clock - float(one.ts) for one in asked if one.ts in told]


def shown(slack: Slack, asked: list[Message]) -> list[float]:
    """For each question, the seconds until its asker saw that it was heard: a status, or a message."""
    first: dict[str, float] = {}
    for call in slack.calls:
        thread = call.arguments.get("thread_ts")
        if call.ok and thread and call.method in ("assistant.threads.setStatus", "chat.postMessage", "chat.startStream"):
            first.setdefault(thread, call.at)
    clock = time.time() - time.monotonic()
    return [first[one.ts] + clock - float(one.ts) for one in asked if one.ts in first]


def watched(pid: int, megabytes: list[float], stop: threading.Event) -> None:
    """Note the memory of a process every half second."""
    bot = psutil.Process(pid)
    while True:
        megabytes.append(bot.memory_info().rss / 1e6)
        if stop.wait(0.5):
            return


def main() -> None:
    """Run it, and print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60.0
    with slack_server(duplicates=0.2, retries=(0.5, 1.0, 2.0)) as slack, tempfile.TemporaryDirectory() as home:
        slack.install(MANIFEST)
        for number in range(_CHANNELS):
            slack.channel(f"room{number}", *(f"p{person}" for person in range(_PEOPLE)))
        with process(slack, Path(home)) as child:
            megabytes: list[float] = []
            stop = threading.Event()
            watch = threading.Thread(target=watched, args=(child.pid, megabytes, stop))
            watch.start()
            slack.trouble("*", times=None, share=0.05, retry_after=1)
            began = time.monotonic()
            asked = ask(slack, count, seconds)
            slack.wait_for(lambda: all(answers(slack, one) for one in asked), "all answers", seconds=600)
            ended = time.monotonic()
            slack.wait_quiet()
            stop.set()
            watch.join()
        said = Counter(len([each for each in slack.thread(one) if each.user == BOT_USER]) for one in asked)
        waits = [float(answers(slack, one)[0].ts) - float(one.ts) for one in asked]
        acknowledged = shown(slack, asked)
        told = heard(slack, asked)
    print(f"{count} questions in {seconds:.0f} s, all answered after {ended - began:.0f} s")
    print("messages for a question: " + ", ".join(f"{number}: {times} times" for number, times in sorted(said.items())))
    for name, taken in {"told to Slack": told, "told to the asker": acknowledged, "answered": waits}.items():
        at = ", ".join(f"p{share} {np.percentile(taken, share) * 1000:.0f} ms" for share in (50, 95, 99, 100))
        print(f"{name:18} {at} ({len(taken)} questions)")
    print(f"memory {megabytes[0]:.0f} MB at the start, {max(megabytes):.0f} MB at the peak, {megabytes[-1]:.0f} MB at the end")


if __name__ == "__main__":
    main()
