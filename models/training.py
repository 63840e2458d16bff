"""Fine-tunes mn04 whole, with genres as labels and the teacher's tags as a second head."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from batches import Batch, TrainingTracks
from data import Collection, split
from network import Hearing, SegueNetwork
from norms import batch_norms, measure_norms
from pretrained import load_pretrained
from runs import Run, network_for, resume, save
from teacher import soft_targets


@dataclass(frozen=True)
class Recipe:
    """How a network is trained. Learning rates are AdamW's at the top of a cosine with a warm-up."""

    epochs: int = 14
    crops_per_track: int = 2
    batch_size: int = 32
    head_rate: float = 3e-3
    body_rate: float = 5e-4
    weight_decay: float = 1e-3
    warm_up: float = 0.1
    label_smoothing: float = 0.1
    tag_weight: float = 10.0
    mixup_alpha: float = 0.3
    mixup_share: float = 0.8
    mixup_block: int = 0
    # Batch norms keep the statistics of the training part as it is, instead of following mixed and masked batches.
    fixed_norms: bool = False
    # So many of the body's blocks, from the picture on, stay as AudioSet left them.
    frozen_blocks: int = 0
    # So much of each genre target is the teacher's (teacher.py).
    teacher_share: float = 0.0


def train(run: Run, recipe: Recipe, collection: Collection, weights: Path, runs: Path) -> SegueNetwork:
    """Trains a run, or finishes one that `runs` keeps; returns the network in evaluation mode."""
    chosen, _ = split(collection, run.protocol, run.fold)
    tracks = TrainingTracks(collection, chosen)
    if recipe.teacher_share:
        tracks.teach(soft_targets(collection, chosen), recipe.teacher_share)
    torch.manual_seed(run.seed)
    network = network_for(collection)
    load_pretrained(network, weights, collection.genres, collection.tags.names if collection.tags else ())
    network = network.to(memory_format=torch.channels_last)
    network.features[: recipe.frozen_blocks].requires_grad_(False)
    optimiser = optimiser_for(network, recipe)
    kept = runs / f'{run.name}.pt'
    done = resume(kept, network, optimiser, asdict(recipe))
    if recipe.fixed_norms and not done:
        measure_norms(network, tracks, np.random.default_rng(run.seed))
    for epoch in range(done, recipe.epochs):
        loss = train_epoch(network, optimiser, tracks, recipe, epoch, run.seed)
        save(kept, network, optimiser, epoch + 1, asdict(recipe))
        print(f'{run.name}: epoch {epoch + 1} of {recipe.epochs}, loss {loss:.4f}', flush=True)
    return network.eval()


def train_epoch(
    network: SegueNetwork,
    optimiser: torch.optim.Optimizer,
    tracks: TrainingTracks,
    recipe: Recipe,
    epoch: int,
    seed: int,
) -> float:
    """One pass; returns the mean loss. All that is random follows from the seed and the epoch's number."""
    network.train()
    if recipe.fixed_norms:
        for norm in batch_norms(network):
            norm.eval()
    torch.manual_seed(seed * 1000 + epoch)
    batches = math.ceil(len(tracks.pictures) * recipe.crops_per_track / recipe.batch_size)
    sequence = tracks.epoch(
        recipe.crops_per_track, recipe.batch_size, recipe.mixup_alpha, recipe.mixup_share, [seed, epoch]
    )
    losses = []
    for step, batch in enumerate(sequence):
        rate = rate_at((epoch + step / batches) / recipe.epochs, recipe.warm_up)
        for group in optimiser.param_groups:
            group['lr'] = group['top_rate'] * rate
        with torch.autocast('cpu', dtype=torch.bfloat16):
            hearing = hear_mixed(network, batch, recipe.mixup_block)
        loss = loss_of(hearing, batch, recipe)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss))
    return float(np.mean(losses))


def hear_mixed(network: SegueNetwork, batch: Batch, block: int) -> Hearing:
    """Mixes pictures (block 0), or what the blocks before `block` heard: Verma et al., "Manifold Mixup", 2019."""
    if block == 0:
        return network(batch.mixed(batch.pictures))
    heard = batch.mixed(network.hear(batch.pictures, 0, block))
    return network.judge(network.hear(heard, block, len(network.features)))


def loss_of(hearing: Hearing, batch: Batch, recipe: Recipe) -> Tensor:
    """Cross-entropy of the genres, and of the tags where the teacher heard the track."""
    loss = F.cross_entropy(hearing.genres, batch.genres, label_smoothing=recipe.label_smoothing)
    if batch.tags.shape[1]:
        per_item = F.binary_cross_entropy_with_logits(hearing.tags, batch.tags, reduction='none').mean(1)
        loss = loss + recipe.tag_weight * (per_item * batch.tags_known).mean()
    return loss


def optimiser_for(network: SegueNetwork, recipe: Recipe) -> torch.optim.Optimizer:
    heads = [*network.genres.parameters(), *network.tags.parameters()]
    body = [*network.features[recipe.frozen_blocks :].parameters(), *network.hidden.parameters()]
    groups = [
        {'params': heads, 'top_rate': recipe.head_rate},
        {'params': body, 'top_rate': recipe.body_rate},
    ]
    return torch.optim.AdamW(groups, lr=0.0, weight_decay=recipe.weight_decay)


def rate_at(progress: float, warm_up: float) -> float:
    """The share of the top learning rate at `progress` in 0..1: a linear warm-up, then half a cosine down to 0."""
    if progress < warm_up:
        return progress / warm_up
    return 0.5 * (1 + math.cos(math.pi * (progress - warm_up) / (1 - warm_up)))
