"""Adapts mn04 to Segue's pictures, before it learns any genre: what it heard at full resolution, it shall hear in them.

The teacher is mn04 untouched, on the sound itself; the student the same network, on the picture of the same ten seconds
(Hinton et al., "Distilling the Knowledge in a Neural Network", 2015; features as in Romero et al., "FitNets", 2015). It
learns from free and real music, no label and no song of the collection, so one start serves every fold. What starts is
the mean of the weights that each of several seeds ends with (Wortsman et al., "Model soups", ICML 2022).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from hearing.body.audioset_network import AudioSetNetwork
from hearing.body.batch_norms import measuring
from hearing.data.taught_sound import TaughtSound
from hearing.front_end.augmentation import augment
from hearing.front_end.picture import PATCH_STARTS, patches
from hearing.half_precision import half_precision
from hearing.memory import channels_last
from hearing.train.schedule import rate_at

EPOCHS = 6
SEEDS = 4
CROPS_PER_STRETCH = 2
BATCH_SIZE = 32
TOP_RATE = 7e-4
WEIGHT_DECAY = 1e-4
AUGMENTED = 0.7
WARM_UP = 0.1
NORM_BATCHES = 12
Batch = tuple[Tensor, Tensor, Tensor]


class Lessons:
    """Draws patches, with what the teacher said of them."""

    def __init__(self, sound: TaughtSound) -> None:
        self.sound = sound

    def __len__(self) -> int:
        return len(self.sound.pictures)

    def patches(self, stretches: NDArray[np.int64], rng: np.random.Generator, augmented: float) -> Batch:
        """A random patch of each stretch [n, 129, 128], its features [n, 384], its classes' probabilities [n, 527]."""
        which = np.where(self.sound.heard[stretches], rng.random((len(stretches), len(PATCH_STARTS))), -1).argmax(1)
        plain = np.stack([patches(self.sound.pictures[i])[patch] for i, patch in zip(stretches, which)])
        changed = rng.random(len(stretches)) < augmented
        pictures = np.where(changed[:, None, None], augment(plain, rng), plain)
        targets = self.sound.pooled[stretches, which], self.sound.logits[stretches, which]
        return torch.from_numpy(pictures), torch.from_numpy(targets[0]), torch.sigmoid(torch.from_numpy(targets[1]))

    def epoch(self, rng: np.random.Generator) -> Iterator[Batch]:
        order = np.concatenate([rng.permutation(len(self)) for _ in range(CROPS_PER_STRETCH)])
        for start in range(0, len(order) - BATCH_SIZE + 1, BATCH_SIZE):
            yield self.patches(order[start : start + BATCH_SIZE], rng, AUGMENTED)


def loss_of(network: AudioSetNetwork, batch: Batch, deviation: Tensor) -> Tensor:
    """How far what is pooled is off, in the teacher's deviations, and the divergence of the classes, summed."""
    pictures, pooled, classes = batch
    with half_precision():
        logits, own = network.hear_pictures(pictures)
    off = ((own.float() - pooled) / deviation).square().mean()
    divergence = F.binary_cross_entropy_with_logits(logits.float(), classes, reduction='none').sum(1).mean()
    return off + divergence - F.binary_cross_entropy(classes, classes, reduction='none').sum(1).mean()


def adapt(network: AudioSetNetwork, sound: TaughtSound, epochs: int, seed: int = 0) -> list[float]:
    """Trains the network in place; all that is random follows from the seed. Returns the loss on the sound held out,
    before and after each epoch.

    Batch norms take the statistics of the pictures first, and keep them.
    """
    learned, tested = (Lessons(sound.of(part)) for part in (~sound.held_out, sound.held_out))
    deviation = torch.from_numpy(learned.sound.pooled[learned.sound.heard].std(0) + 1e-2)
    rng = np.random.default_rng(seed)
    channels_last(network.requires_grad_(True))
    everything = np.arange(len(tested))

    def test() -> float:
        with torch.no_grad():
            return float(loss_of(network, tested.patches(everything, np.random.default_rng(0), 0.0), deviation))

    losses = [test()]
    with measuring(network):
        for _ in range(NORM_BATCHES):
            network.hear_pictures(learned.patches(rng.integers(0, len(learned), 48), rng, 0.0)[0])
    optimiser = torch.optim.AdamW(network.parameters(), lr=0.0, weight_decay=WEIGHT_DECAY)
    batches = len(learned) * CROPS_PER_STRETCH // BATCH_SIZE
    for epoch in range(epochs):
        for step, examples in enumerate(learned.epoch(rng)):
            for group in optimiser.param_groups:
                group['lr'] = TOP_RATE * rate_at((epoch + step / batches) / epochs, WARM_UP)
            loss = loss_of(network, examples, deviation)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        losses.append(test())
        print(
            f'seed {seed}: epoch {epoch + 1} of {epochs}, held-out loss {losses[-1]:.4f} (before: {losses[0]:.4f})',
            flush=True,
        )
    return losses


def averaged(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of networks' states; what is no fraction is the first one's."""
    return {
        name: torch.stack([state[name] for state in states]).mean(0) if value.is_floating_point() else value
        for name, value in states[0].items()
    }


def adapted(weights: Path, sound: TaughtSound, epochs: int, seed: int, kept: Path) -> dict[str, Tensor]:
    """What one seed ends with, or ended with before a command was stopped."""
    if not kept.exists():
        torch.manual_seed(seed)
        network = AudioSetNetwork(weights)
        adapt(network, sound, epochs, seed)
        save(network.state_dict(), kept)
    return torch.load(kept, map_location='cpu')


def save(state: dict[str, Tensor], file: Path) -> None:
    torch.save(state, file.with_suffix('.part'))
    os.replace(file.with_suffix('.part'), file)
