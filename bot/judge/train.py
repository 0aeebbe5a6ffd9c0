"""Train the judge: one command, from the published encoder and the data folder to the weights that `export.py` makes small.

    uv run --group train python -m bot.judge.train SOURCE_DIR DATA_DIR OUT_DIR

SOURCE_DIR holds the published all-MiniLM-L6-v2 (see `index/minilm/make.py`), DATA_DIR the training data (its folders
`judge` and `multihop`). OUT_DIR gets `losses.tsv`, a checkpoint every few minutes (a second run goes on from it) and at the
end `answers.pt` and `supports.pt`; the figures on the development rows are printed. The seed is fixed.

The stages are in `stages.py`; the judge of each task is the mean of what its own last two make.
"""

import json
import random
import sys
import time
from pathlib import Path
from zlib import crc32

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from bot.judge.figures import area_under_curve, balanced_accuracy
from bot.judge.model import TOKENS, encode
from bot.judge.net import Net
from bot.judge.pairs import Pair, about, answer_rows, support_rows
from bot.judge.stages import JUDGES, STAGES, Stage

_LAST_RATE = 0.05  # of a stage's rate, at its end
_SEED = 20250919
_WARM_UP = 200  # steps, at most a tenth of a stage's
_TOKENS_A_BATCH = 3500
_CHECKPOINT = 200  # steps
_RANKING = 2.0  # weight of a question's order of sentences, beside 1 for each of them
_PAIRING = 1.0  # the same of a true claim's place above false ones


Item = tuple[list[int], list[int], Pair]  # token ids, segments, and what they are of


def main() -> None:
    """Train stage by stage, going on from what there is, and evaluate at the end."""
    source, data, out = map(Path, sys.argv[1:4])
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    net = Net(json.loads((source / "config.json").read_text()))
    net.load_encoder(load_file(source / "model.safetensors"))
    for number, stage in enumerate(STAGES):
        done = out / f"{stage.name}.pt"
        if not done.exists():
            torch.manual_seed(_SEED + number)
            dice = random.Random(_SEED + number)
            groups = [[encoded(tokenizer, pair) for pair in group] for group in stage.groups(data, dice)]
            if stage.start:
                net.load_state_dict(averaged(out, stage.start))
            train(net, groups, batches(groups, dice)[: stage.most], stage, out)
            torch.save(net.state_dict(), done)
        net.load_state_dict(torch.load(done))
    for task, shares in JUDGES.items():
        net.load_state_dict(averaged(out, shares))
        torch.save(net.state_dict(), out / f"{task}.pt")
        _EVALUATE[task](net, tokenizer, data)


def averaged(out: Path, shares: dict[str, float]) -> dict[str, Tensor]:
    """The weights of stages, averaged by their shares."""
    stages = {name: torch.load(out / f"{name}.pt") for name in shares}
    return {
        key: sum((share * stages[name][key] for name, share in shares.items()), torch.zeros(()))
        for key in stages[next(iter(shares))]
    }


def encoded(tokenizer: Tokenizer, pair: Pair) -> Item:
    """A pair as the net takes it."""
    return (*encode(tokenizer, pair.first, pair.second, pair.before), pair)


def batches(groups: list[list[Item]], dice: random.Random) -> list[list[int]]:
    """All groups once, as numbers, in batches of groups of like length and these in random order."""
    order = list(range(len(groups)))
    dice.shuffle(order)
    longest = [max(len(ids) for ids, _, _ in group) for group in groups]
    found: list[list[int]] = []
    for at in range(0, len(order), 4000):
        batch: list[int] = []
        items = 0
        for number in sorted(order[at : at + 4000], key=longest.__getitem__):
            if batch and (items + len(groups[number])) * longest[number] > _TOKENS_A_BATCH:
                found.append(batch)
                batch, items = [], 0
            batch.append(number)
            items += len(groups[number])
        found.append(batch)
    dice.shuffle(found)
    return found


def train(net: Net, groups: list[list[Item]], order: list[list[int]], stage: Stage, out: Path) -> None:
    """Run through the batches of a stage once; the learning rate rises, then falls to a small part of it."""
    trained = [weight for weight in net.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=stage.rate, weight_decay=0.01)
    step = 0
    checkpoint, of = out / f"{stage.name}.checkpoint.pt", digest(groups, order, stage)
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        if saved.get("of") != of:
            sys.exit(f"{checkpoint} was made with other data; delete it to begin the stage again.")
        net.load_state_dict(saved["net"])
        optimiser.load_state_dict(saved["optimiser"])
        step = saved["step"]
    net.train()
    warm_up = min(_WARM_UP, 1 + len(order) // 10)
    began, smooth = time.monotonic(), 0.0
    with (out / "losses.tsv").open("a") as log:
        for step in range(step, len(order)):  # noqa: B020  # goes on where the checkpoint stopped
            for weights in optimiser.param_groups:
                weights["lr"] = stage.rate * min(1.0, (step + 1) / warm_up) * (1 - (1 - _LAST_RATE) * step / len(order))
            loss = loss_of(net, [groups[number] for number in order[step]])
            loss.backward()  # type: ignore[no-untyped-call]  # torch
            nn.utils.clip_grad_norm_(trained, 1.0)
            optimiser.step()
            optimiser.zero_grad()
            smooth = 0.98 * smooth + 0.02 * loss.item() if step else loss.item()
            if step % 50 == 0:
                log.write(f"{stage.name}\t{step}\t{len(order)}\t{smooth:.4f}\t{time.monotonic() - began:.0f}\n")
                log.flush()
            if step and step % _CHECKPOINT == 0:
                saved = {"net": net.state_dict(), "optimiser": optimiser.state_dict(), "step": step + 1, "of": of}
                torch.save(saved, checkpoint)


def digest(groups: list[list[Item]], order: list[list[int]], stage: Stage) -> int:
    """A number for what a stage learns, in which order, and how; other data have another."""
    learnt = [[(ids, pair.task, pair.label) for ids, _, pair in group] for group in groups]
    return crc32(repr([stage.rate, stage.start, order, learnt]).encode())


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


def loss_of(net: Net, groups: list[list[Item]]) -> Tensor:
    """Cross-entropy of both tasks, the mean over the items; `not supported` asks only that it be one of the two others.

    To it comes, for each question with sentences that answer and others, how far the former are from coming first (ListNet's
    top-one probability; Cao et al. 2007); and for each true claim of a group, how far it is from standing above the false
    ones (RankNet's loss of pairs; Burges et al. 2005).
    """
    items = [item for group in groups for item in group]
    answers, supports = net(*tensors(items))
    total = torch.zeros(())
    asked = [row for row, item in enumerate(items) if item[2].task == "answers"]
    if asked:
        labels = torch.tensor([float(items[row][2].label) for row in asked])
        total = total + functional.binary_cross_entropy_with_logits(answers[asked], labels, reduction="sum")
        for scores, group in zip(answers.split(list(map(len, groups))), groups, strict=True):
            right = torch.tensor([item[2].task == "answers" and item[2].label == 1 for item in group])
            if right.any() and not right.all():
                total = total + _RANKING * (torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0))
    claimed = [row for row, item in enumerate(items) if item[2].task == "supports"]
    if claimed:
        labels = torch.tensor([items[row][2].label for row in claimed])
        chances = functional.log_softmax(supports[claimed], dim=1)
        known = chances.gather(1, labels.clamp(max=2)[:, None])[:, 0]
        others = torch.logsumexp(chances[:, 1:], dim=1)
        total = total - torch.where(labels < 3, known, others).sum()
        margins = torch.zeros(len(items)).index_put((torch.tensor(claimed),), chances[:, 0] - others)
        for scores, group in zip(margins.split(list(map(len, groups))), groups, strict=True):
            true = torch.tensor([item[2].task == "supports" and item[2].label == 0 for item in group])
            if true.any() and not true.all():
                total = total + _PAIRING * functional.softplus(scores[~true][None, :] - scores[true][:, None]).sum() / true.sum()
    return total / len(items)


def logits(net: Net, items: list[Item]) -> tuple[np.ndarray, np.ndarray]:
    """Whether each item's sentence answers `(items,)` and whether its passage supports `(items, 3)`, as logits."""
    net.eval()
    order = sorted(range(len(items)), key=lambda number: len(items[number][0]))
    answers, supports = np.zeros(len(items)), np.zeros((len(items), 3))
    with torch.no_grad():
        for at in range(0, len(order), 64):
            some = order[at : at + 64]
            one, three = net(*tensors([items[number] for number in some]))
            answers[some], supports[some] = one.numpy(), three.numpy()
    net.train()
    return answers, supports


def evaluate_answers(net: Net, tokenizer: Tokenizer, data: Path) -> None:
    """Print the figures on the development rows of questions; `tests.benchmarks.judge` prints those of the shipped model."""
    asked = [pair for _, pair in answer_rows(data / "judge", "answers_dev", random.Random(_SEED))]
    found, _ = logits(net, [encoded(tokenizer, pair) for pair in asked])
    labels = np.array([pair.label for pair in asked])
    print(f"answers_dev: area under curve {area_under_curve(found, labels):.3f} (at most {TOKENS} tokens a pair)")


def evaluate_supports(net: Net, tokenizer: Tokenizer, data: Path) -> None:
    """Print the figures on the development rows of claims."""
    claimed = [(dataset, about(pair)) for dataset, pair in support_rows(data / "judge")]
    _, three = logits(net, [encoded(tokenizer, pair) for _, pair in claimed])
    margins = three[:, 0] - np.logaddexp(three[:, 1], three[:, 2])
    labels = np.array([int(pair.label == 0) for _, pair in claimed])
    print(f"support_dev: area under curve {area_under_curve(margins, labels):.3f}")
    for name in sorted({dataset.split("/")[0] for dataset, _ in claimed}):
        of_it = np.array([dataset.split("/")[0] == name for dataset, _ in claimed])
        accuracy = balanced_accuracy(margins[of_it], labels[of_it], 0.0)
        print(f"  {name:24} {of_it.sum():5} rows, balanced accuracy {accuracy:.3f}")


_EVALUATE = {"answers": evaluate_answers, "supports": evaluate_supports}


if __name__ == "__main__":
    main()
