"""Batch norms that keep the statistics of the music that is to be heard, whatever is masked in training."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from hearing.front_end.picture import PATCH_STARTS, patches

PATCHES_PER_BATCH = 48
BATCHES = 30


@contextmanager
def measuring(network: nn.Module) -> Iterator[None]:
    """What is heard inside gives every batch norm its mean and variance; the weights stay as they are.

    Li et al., "Revisiting Batch Normalization For Practical Domain Adaptation", 2016. Leaves the evaluation mode.
    """
    norms = batch_norms(network.eval())
    momenta = [norm.momentum for norm in norms]
    for norm in norms:
        norm.reset_running_stats()
        # The plain mean of all batches, by PyTorch's documentation, though not by its types.
        norm.momentum = None  # type: ignore[assignment]
        norm.train()
    with torch.no_grad():
        yield
    for norm, momentum in zip(norms, momenta):
        norm.momentum = momentum
    network.eval()


def measure_norms(network: nn.Module, pictures: NDArray[np.uint8], rng: np.random.Generator) -> None:
    """Gives every batch norm the mean and variance of random patches of some stretches [n, columns, bands]."""
    with measuring(network):
        for _ in range(BATCHES):
            chosen = rng.integers(0, len(pictures), PATCHES_PER_BATCH)
            which = rng.integers(0, len(PATCH_STARTS), PATCHES_PER_BATCH)
            heard = np.stack([patches(pictures[i])[patch] for i, patch in zip(chosen, which)])
            network(torch.from_numpy(heard))


def batch_norms(network: nn.Module) -> list[nn.BatchNorm2d]:
    return [module for module in network.modules() if isinstance(module, nn.BatchNorm2d)]
