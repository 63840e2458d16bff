"""Trains a plain classifier of pictures or features: Adam, cross-entropy, its state kept after each epoch."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional as F

from hearing.half_precision import half_precision
from hearing.train.runs import resume, save

ITEMS_AT_ONCE = 128

Items = NDArray[np.float32] | NDArray[np.uint8]
Network = TypeVar('Network', bound=nn.Module)


@dataclass(frozen=True)
class Schedule:
    """`rate` is Adam's at the start; it falls along half a cosine to 0. `bfloat16`: convolutions in half precision."""

    epochs: int
    batch_size: int
    rate: float
    bfloat16: bool = False


def fit(
    network: Network, items: Items, labels: NDArray[np.int64], schedule: Schedule, seed: int, kept: Path
) -> Network:
    """Trains `network` on items [n, ...] of classes [n], or goes on where `kept` stopped; in evaluation mode then.

    All that is random follows from the seed and the epoch's number, but for the network's first weights.
    """
    optimiser = torch.optim.Adam(network.parameters(), lr=schedule.rate)
    steps = math.ceil(len(items) / schedule.batch_size)
    for epoch in range(resume(kept, network, optimiser, asdict(schedule)), schedule.epochs):
        network.train()
        torch.manual_seed(seed * 1000 + epoch)
        order, losses = np.random.default_rng([seed, epoch]).permutation(len(items)), []
        for step, chosen in enumerate(np.array_split(order, steps)):
            progress = (epoch + step / steps) / schedule.epochs
            optimiser.param_groups[0]['lr'] = schedule.rate * 0.5 * (1 + math.cos(math.pi * progress))
            with half_precision(schedule.bfloat16):
                logits = network(torch.from_numpy(items[chosen])).float()
            loss = F.cross_entropy(logits, torch.from_numpy(labels[chosen]))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(float(loss))
        save(kept, network, optimiser, epoch + 1, asdict(schedule))
        print(f'{kept.stem}: epoch {epoch + 1} of {schedule.epochs}, loss {np.mean(losses):.4f}', flush=True)
    return network.eval()


def logits_of(network: nn.Module, items: Items) -> NDArray[np.float32]:
    """[n, ...] -> [n, genres], in float32."""
    parts = [items[start : start + ITEMS_AT_ONCE] for start in range(0, len(items), ITEMS_AT_ONCE)]
    with torch.no_grad():
        return np.concatenate([network(torch.from_numpy(part)).numpy() for part in parts])
