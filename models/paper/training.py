"""How the paper's network is trained here: a new head on frozen features, then all of it at a low rate.

Batch norms keep ImageNet's statistics throughout, as Keras advises for fine-tuning.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from hearing.data.collection import Collection, split
from hearing.front_end.augmentation import augment
from hearing.front_end.picture import to_range
from hearing.half_precision import half_precision
from hearing.memory import channels_last
from hearing.train.runs import Run, resume, save
from hearing.train.schedule import rate_at
from paper.network import PaperNetwork, from_imagenet, to_images

# Long songs keep every n-th column of their picture: so many n are learned from.
LONGEST_STEP = 4


@dataclass(frozen=True)
class PaperRecipe:
    """`views`: hearings of each track that the head learns from before the rest may move."""

    epochs: int = 8
    batch_size: int = 32
    views: int = 4
    head_epochs: int = 40
    head_rate: float = 1e-3
    body_rate: float = 3e-4
    weight_decay: float = 1e-3
    warm_up: float = 0.1
    label_smoothing: float = 0.1
    dropout: float = 0.3


class Hearings:
    """Tracks that may be learned from, each time heard a little differently."""

    def __init__(self, collection: Collection, tracks: NDArray[np.int64]) -> None:
        self.pictures = [to_range(collection.pictures[track]).astype(np.float32) for track in tracks]
        self.labels = torch.from_numpy(collection.labels[tracks])

    def images(self, indices: NDArray[np.int64], rng: np.random.Generator) -> Tensor:
        """[n, 3, 224, 224] of these tracks: another level and tone, shifted in time, every n-th column."""
        heard = []
        for index in indices:
            picture = self.pictures[index]
            shifted = np.roll(picture, rng.integers(len(picture)), axis=0)
            step = int(rng.integers(1, LONGEST_STEP + 1))
            heard.append(np.clip(augment(shifted[None], rng)[0], 0, 1)[rng.integers(step) :: step])
        return to_images(heard)


def train_paper(run: Run, recipe: PaperRecipe, collection: Collection, weights: Path, runs: Path) -> PaperNetwork:
    """Trains a run, or finishes one that `runs` keeps; returns the network in evaluation mode."""
    hearings = Hearings(collection, split(collection, run.protocol, run.fold)[0])
    torch.manual_seed(run.seed)
    network = channels_last(from_imagenet(len(collection.genres), weights, recipe.dropout))
    groups = [
        {'params': network.head.parameters(), 'top_rate': recipe.head_rate},
        {'params': network.backbone.parameters(), 'top_rate': recipe.body_rate},
    ]
    optimiser = torch.optim.AdamW(groups, lr=0.0, weight_decay=recipe.weight_decay)
    kept = runs / f'{run.name}.pt'
    done = resume(kept, network, optimiser, asdict(recipe))
    if not done:
        train_head(network, hearings, recipe, run.seed)
    for epoch in range(done, recipe.epochs):
        loss = train_epoch(network, optimiser, hearings, recipe, epoch, run.seed)
        save(kept, network, optimiser, epoch + 1, asdict(recipe))
        print(f'{run.name}: epoch {epoch + 1} of {recipe.epochs}, loss {loss:.4f}', flush=True)
    return network.eval()


def train_head(network: PaperNetwork, hearings: Hearings, recipe: PaperRecipe, seed: int) -> None:
    """On frozen features, each track heard `views` times."""
    network.eval()
    rng = np.random.default_rng([seed, 0])
    order = np.tile(np.arange(len(hearings.pictures)), recipe.views)
    batches = np.array_split(order, -(-len(order) // recipe.batch_size))
    with torch.no_grad(), half_precision():
        features = torch.cat([network.features(hearings.images(batch, rng)).float() for batch in batches])
    labels = hearings.labels[torch.from_numpy(order)]
    optimiser = torch.optim.AdamW(network.head.parameters(), lr=recipe.head_rate, weight_decay=recipe.weight_decay)
    network.head.train()
    for _ in range(recipe.head_epochs):
        for batch in torch.randperm(len(order)).split(recipe.batch_size):
            step(optimiser, loss_of(network.head(features[batch]), labels[batch], recipe))


def train_epoch(
    network: PaperNetwork,
    optimiser: torch.optim.Optimizer,
    hearings: Hearings,
    recipe: PaperRecipe,
    epoch: int,
    seed: int,
) -> float:
    """One pass over the tracks; returns the mean loss. All that is random follows from the seed and the epoch."""
    network.eval()
    network.head.train()
    torch.manual_seed(seed * 1000 + epoch)
    rng = np.random.default_rng([seed, epoch + 1])
    order = rng.permutation(len(hearings.pictures))
    batches = np.array_split(order, -(-len(order) // recipe.batch_size))
    losses = []
    for index, batch in enumerate(batches):
        rate = rate_at((epoch + index / len(batches)) / recipe.epochs, recipe.warm_up)
        for group in optimiser.param_groups:
            group['lr'] = group['top_rate'] * rate
        images = hearings.images(batch, rng).contiguous(memory_format=torch.channels_last)
        with half_precision():
            logits = network(images)
        losses.append(step(optimiser, loss_of(logits.float(), hearings.labels[torch.from_numpy(batch)], recipe)))
    return float(np.mean(losses))


def loss_of(logits: Tensor, labels: Tensor, recipe: PaperRecipe) -> Tensor:
    return F.cross_entropy(logits, labels, label_smoothing=recipe.label_smoothing)


def step(optimiser: torch.optim.Optimizer, loss: Tensor) -> float:
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    return float(loss)


def hear_tracks(
    network: PaperNetwork, collection: Collection, tracks: NDArray[np.int64], every: int = 1
) -> NDArray[np.float32]:
    """Logits [tracks, genres] of whole clips, in float32; of every n-th column where `every` is n."""
    network.eval()
    with torch.no_grad():
        heard = [network(to_images([to_range(collection.pictures[track])[::every]])).numpy() for track in tracks]
    return np.concatenate(heard)
