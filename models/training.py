"""Teaches an adapted mn04 ten genres, with a teacher's tags and what mn04 itself calls the music as further heads.

The first blocks stay as free music has made them (adapt.py, heard.py); those after them and the heads learn.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.special import expit
from torch import Tensor
from torch.nn import functional as F

from batches import Batch, Examples, Targets, epoch, labelled, unlabelled
from classes import heard_by_teacher, kept_classes
from data import Collection, split
from free_music import held_out_music, load_free_music
from heard import MUSIC_CROPS, heard_by_blocks
from network import Hearing, SegueNetwork
from norms import batch_norms
from pretrained import ADAPTED, load_pretrained
from runs import RUNS, Run, network_for, resume, save


@dataclass(frozen=True)
class Recipe:
    """How a network is trained. Learning rates are AdamW's at the top of a cosine with a warm-up."""

    epochs: int = 10
    # So many of the body's blocks, from the picture on, learn nothing more.
    kept_blocks: int = 13
    crops_per_track: int = 2
    # So many crops of other music for each crop of the collection.
    others_share: float = 0.2
    batch_size: int = 32
    head_rate: float = 3e-3
    body_rate: float = 5e-4
    weight_decay: float = 1e-3
    warm_up: float = 0.1
    label_smoothing: float = 0.1
    tag_weight: float = 10.0
    class_weight: float = 10.0
    mixup_alpha: float = 0.3
    mixup_share: float = 0.8


def train(run: Run, recipe: Recipe, collection: Collection, weights: Path, runs: Path) -> SegueNetwork:
    """Trains a run, or finishes one that `runs` keeps; returns the network in evaluation mode.

    Raises FileNotFoundError when free music was never heard or mn04 never adapted to pictures.
    """
    chosen, _ = split(collection, run.protocol, run.fold)
    torch.manual_seed(run.seed)
    network = network_for(collection)
    load_pretrained(network, weights, collection.genres, collection.tags.names if collection.tags else (), ADAPTED)
    network = network.to(memory_format=torch.channels_last)
    songs, others = examples(network, recipe, collection, chosen, weights)
    stays = network.features[: recipe.kept_blocks].requires_grad_(False).state_dict(prefix='features.')
    optimiser = optimiser_for(network, recipe)
    kept = runs / f'{run.name}.pt'
    for number in range(resume(kept, network, optimiser, asdict(recipe), stays), recipe.epochs):
        loss = train_epoch(network, optimiser, songs, others, recipe, number, run.seed)
        save(kept, network, optimiser, number + 1, asdict(recipe))
        print(f'{run.name}: epoch {number + 1} of {recipe.epochs}, loss {loss:.4f}', flush=True)
    return network.eval()


def examples(
    network: SegueNetwork, recipe: Recipe, collection: Collection, chosen: NDArray[np.int64], weights: Path
) -> tuple[Examples, Examples]:
    """The chosen tracks, and free music but for what is held out, as the kept blocks of a network hear them."""
    kept = kept_classes(weights)
    heard = heard_by_blocks(network, recipe.kept_blocks, collection.pictures, RUNS)
    theirs = expit(heard_by_teacher(collection, weights, RUNS).logits[:, :, kept].astype(np.float32))
    music = load_free_music()
    learned = ~held_out_music(music)
    called = expit(music.logits[learned][:, :, kept].astype(np.float32))
    other = heard_by_blocks(network, recipe.kept_blocks, music.pictures[learned], RUNS, MUSIC_CROPS)
    songs = labelled(collection, chosen, heard, theirs)
    return songs, unlabelled(other, called, songs.genres.shape[1], songs.tags.shape[2])


def train_epoch(
    network: SegueNetwork,
    optimiser: torch.optim.Optimizer,
    songs: Examples,
    others: Examples,
    recipe: Recipe,
    number: int,
    seed: int,
) -> float:
    """One pass; returns the mean loss. All that is random follows from the seed and the epoch's number."""
    network.train()
    # Their statistics are those of plain music; mixed crops would spoil them.
    for norm in batch_norms(network):
        norm.eval()
    torch.manual_seed(seed * 1000 + number)
    crops = len(songs.rows) * recipe.crops_per_track * (1 + recipe.others_share)
    batches = math.ceil(crops / recipe.batch_size)
    mixing, share = (recipe.mixup_alpha, recipe.mixup_share), recipe.others_share
    losses = []
    sequence = epoch(songs, others, recipe.crops_per_track, share, recipe.batch_size, mixing, [seed, number])
    for step, batch in enumerate(sequence):
        rate = rate_at((number + step / batches) / recipe.epochs, recipe.warm_up)
        for group in optimiser.param_groups:
            group['lr'] = group['top_rate'] * rate
        hearing = network.judge(network.hear(batch.heard, recipe.kept_blocks, len(network.features)))
        loss = loss_of(hearing, batch, recipe)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss))
    return float(np.mean(losses))


def loss_of(hearing: Hearing, batch: Batch, recipe: Recipe) -> Tensor:
    """Cross-entropy of the genres, of the tags and of the classes, each over the sound of which it is known."""
    genres, known = (torch.from_numpy(array) for array in (batch.genres.values, batch.genres.known))
    per_item = F.cross_entropy(hearing.genres, genres, label_smoothing=recipe.label_smoothing, reduction='none')
    loss = (per_item * known).sum() / known.sum().clamp_min(1)
    loss = loss + recipe.tag_weight * binary(hearing.tags, batch.tags)
    return loss + recipe.class_weight * binary(hearing.classes, batch.classes)


def binary(logits: Tensor, targets: Targets) -> Tensor:
    """The mean binary cross-entropy; 0 where there is nothing to tell."""
    if not targets.values.shape[1]:
        return torch.zeros(())
    values, known = torch.from_numpy(targets.values), torch.from_numpy(targets.known)
    return (F.binary_cross_entropy_with_logits(logits, values, reduction='none').mean(1) * known).mean()


def optimiser_for(network: SegueNetwork, recipe: Recipe) -> torch.optim.Optimizer:
    heads = [*network.genres.parameters(), *network.tags.parameters(), *network.classes.parameters()]
    body = [*network.features[recipe.kept_blocks :].parameters(), *network.hidden.parameters()]
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
