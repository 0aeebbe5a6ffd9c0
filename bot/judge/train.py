"""Train the judge: one command, from the published encoder and the data folder to the weights that `export.py` makes small.

    uv run --group train python -m bot.judge.train SOURCE_DIR DATA_DIR OUT_DIR

SOURCE_DIR holds the published all-MiniLM-L6-v2 (see `index/minilm/make.py`), DATA_DIR the folder `judge` of the training
data. OUT_DIR gets `losses.tsv`, a checkpoint every few minutes (a second run goes on from it) and at the end `judge.pt`.
The seed is fixed. About 20 minutes on two cores with nothing else running.
"""

import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from bot.judge.model import TOKENS, encode
from bot.judge.net import Net
from bot.judge.pairs import Pair, rows, training_pairs

EPOCHS = 1.28  # it stops early: trained to the end of the schedule it was surer of itself, and worse on news
SCHEDULE = 1.6  # epochs over which the learning rate would fall to nothing
SUPPORTS = 8_000  # pairs of the auxiliary task
RATE = 8e-5
_SEED = 20250919
_WARM_UP = 200  # steps
_TOKENS_A_BATCH = 3000
_CHECKPOINT = 250  # steps

Item = tuple[list[int], list[int], Pair]  # token ids, segments, and what they are of


def main() -> None:
    """Train, going on from a checkpoint if there is one, and evaluate at the end."""
    source, data, out = map(Path, sys.argv[1:4])
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(_SEED)
    dice = random.Random(_SEED)
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    net = Net(json.loads((source / "config.json").read_text()))
    net.load_encoder(load_file(source / "model.safetensors"))
    items = [(*encode(tokenizer, pair.first, pair.second), pair) for pair in training_pairs(data, SUPPORTS, dice)]
    order = list(_epochs(items, dice))
    order = order[: int(len(order) * SCHEDULE / int(SCHEDULE + 1))]
    train(net, items, order[: int(len(order) * EPOCHS / SCHEDULE)], len(order), out)
    evaluate(net, tokenizer, data)
    torch.save(net.state_dict(), out / "judge.pt")


def _epochs(items: list[Item], dice: random.Random) -> Iterator[list[int]]:
    """Batches of items of like length, in random order, for all whole epochs that `SCHEDULE` begins."""
    for _ in range(int(SCHEDULE + 1)):
        order = list(range(len(items)))
        dice.shuffle(order)
        batches: list[list[int]] = []
        for at in range(0, len(order), 2000):
            batch: list[int] = []
            for number in sorted(order[at : at + 2000], key=lambda n: len(items[n][0])):
                if batch and (len(batch) + 1) * len(items[number][0]) > _TOKENS_A_BATCH:
                    batches.append(batch)
                    batch = []
                batch.append(number)
            batches.append(batch)
        dice.shuffle(batches)
        yield from batches


def train(net: Net, items: list[Item], order: list[list[int]], schedule: int, out: Path) -> None:
    """Run through the batches; the learning rate rises, then falls so that it would be nothing after `schedule` batches."""
    trained = [weight for weight in net.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.01)
    step = 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        net.load_state_dict(saved["net"])
        optimiser.load_state_dict(saved["optimiser"])
        step = saved["step"]
    net.train()
    began, smooth = time.monotonic(), 0.0
    with (out / "losses.tsv").open("a") as log:
        for step in range(step, len(order)):  # noqa: B020  # goes on where the checkpoint stopped
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1.0, (step + 1) / _WARM_UP) * (1 - step / schedule)
            chosen = [items[number] for number in order[step]]
            loss = loss_of(net, chosen)
            loss.backward()  # type: ignore[no-untyped-call]  # torch
            nn.utils.clip_grad_norm_(trained, 1.0)
            optimiser.step()
            optimiser.zero_grad()
            smooth = 0.98 * smooth + 0.02 * loss.item() if step else loss.item()
            if step % 50 == 0:
                log.write(f"{step}\t{len(order)}\t{smooth:.4f}\t{time.monotonic() - began:.0f}\n")
                log.flush()
            if step and step % _CHECKPOINT == 0:
                torch.save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "step": step + 1}, checkpoint)


def tensors(items: list[Item]) -> tuple[Tensor, Tensor, Tensor]:
    """Items as padded tensors: ids, segments, mask."""
    longest = max(len(ids) for ids, _, _ in items)
    ids, types = torch.zeros(2, len(items), longest, dtype=torch.long)
    mask = torch.zeros(len(items), longest, dtype=torch.bool)
    for row, (tokens, segments, _) in enumerate(items):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        types[row, : len(tokens)] = torch.tensor(segments)
        mask[row, : len(tokens)] = True
    return ids, types, mask


def loss_of(net: Net, items: list[Item]) -> Tensor:
    """Cross-entropy of both tasks, the mean over the items; `not supported` asks only that it be one of the two others."""
    answers, supports = net(*tensors(items))
    total = torch.zeros(())
    asked = [row for row, item in enumerate(items) if item[2].task == "answers"]
    if asked:
        labels = torch.tensor([float(items[row][2].label) for row in asked])
        total = total + functional.binary_cross_entropy_with_logits(answers[asked], labels, reduction="sum")
    claimed = [row for row, item in enumerate(items) if item[2].task == "supports"]
    if claimed:
        labels = torch.tensor([items[row][2].label for row in claimed])
        chances = functional.log_softmax(supports[claimed], dim=1)
        known = chances.gather(1, labels.clamp(max=2)[:, None])[:, 0]
        total = total - torch.where(labels < 3, known, torch.logsumexp(chances[:, 1:], dim=1)).sum()
    return total / len(items)


def logits(net: Net, items: list[Item]) -> np.ndarray:
    """Whether each item's sentence answers, as a logit."""
    net.eval()
    order = sorted(range(len(items)), key=lambda number: len(items[number][0]))
    found = np.zeros(len(items))
    with torch.no_grad():
        for at in range(0, len(order), 64):
            some = order[at : at + 64]
            found[some] = net(*tensors([items[number] for number in some]))[0].numpy()
    net.train()
    return found


def evaluate(net: Net, tokenizer: Tokenizer, data: Path) -> None:
    """Print the area under the curve on the development rows, and the temperature that fits them best."""
    development = [Pair(row["question"], row["sentence"], "answers", int(row["label"])) for row in rows(data, "answers_dev")]
    found = logits(net, [(*encode(tokenizer, pair.first, pair.second), pair) for pair in development])
    labels = np.array([pair.label for pair in development])
    ranks = found.argsort().argsort() + 1
    positive = labels.sum()
    area = (ranks[labels == 1].sum() - positive * (positive + 1) / 2) / positive / (len(labels) - positive)

    def cost(temperature: float) -> float:
        scaled = found / temperature
        return float(np.mean(np.logaddexp(0, scaled) - labels * scaled))

    best = min(np.arange(0.5, 3.01, 0.05), key=cost)
    print(f"answers_dev: area under curve {area:.3f}, temperature {best:.2f}, at most {TOKENS} tokens")


if __name__ == "__main__":
    main()
