"""Teaches an adapted mn04 ten genres, with a teacher's tags and what mn04 itself calls the music as further heads.

The body stays as free music has made it (adapt.py, heard.py). The head of the genres learns, of songs and of free music
alike, to say what a teacher says that keeps all songs (kernel.py): Hinton et al., "Distilling the Knowledge in a Neural
Network", 2015.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.special import expit
from torch import Tensor
from torch.nn import functional as F

from batches import Examples, all_crops, crop_columns, epoch, labelled, mixtures, of_crops, unlabelled
from classes import heard_by_teacher, kept_classes
from data import Collection, split
from free_music import learned_music
from genre_teacher import GenreTeacher
from heard import MUSIC_CROPS, Heard, degraded, impressions, of_music
from network import GenreHead, Hearing, SegueNetwork, standardised
from pretrained import ADAPTED, load_pretrained
from runs import RUNS, Run, network_for, resume, save
from teacher import song_tags_of_teacher
from whitening import whitening

MIXTURES_SEED = 11


@dataclass(frozen=True)
class Recipe:
    """How the heads are trained. Learning rates are AdamW's at the top of a cosine with a warm-up."""

    epochs: int = 30
    # Of what differs within songs, and the weight beside it of what degrading changes (whitening.py).
    smoothing: float = 10.0
    sameness: float = 2.0
    # Of the kernel machine that teaches (kernel.py).
    ridge: float = 0.3
    crops_per_track: int = 12
    # So many crops of each song are mixed with other songs', and as many with other music's.
    mixed_crops: int = 8
    # So many augmented crops of each song does the teacher know, beside its patches.
    taught_crops: int = 4
    # Of what an augmented crop is said to be, so much is what the patch nearest to it is said to be, not augmented.
    steadiness: float = 0.5
    # So many crops of other music for each crop of the collection.
    others_share: float = 2.0
    batch_size: int = 128
    head_rate: float = 3e-3
    weight_decay: float = 1e-3
    warm_up: float = 0.1
    genre_weight: float = 1.0
    tag_weight: float = 10.0
    class_weight: float = 10.0


def train(run: Run, recipe: Recipe, collection: Collection, weights: Path, runs: Path) -> SegueNetwork:
    """Trains a run, or finishes one that `runs` keeps; returns the network in evaluation mode.

    Raises FileNotFoundError when free music was never heard or mn04 never adapted to pictures.
    """
    chosen, _ = split(collection, run.protocol, run.fold)
    torch.manual_seed(run.seed)
    network = network_for(collection)
    load_pretrained(network, weights, collection.tags.names if collection.tags else (), ADAPTED)
    stays: dict[str, Tensor] = {}
    for name, part in network.fixed().items():
        stays |= part.requires_grad_(False).state_dict(prefix=f'{name}.')
    optimiser = optimiser_for(network, recipe)
    kept = runs / f'{run.name}.pt'
    done = resume(kept, network, optimiser, asdict(recipe), stays)
    if done < recipe.epochs:
        heard = impressions(network, collection.pictures, RUNS)
        parts = examples(network, recipe, heard, collection, chosen, weights)
        songs, others = (prepared(network, part) for part in parts)
        for number in range(done, recipe.epochs):
            loss = train_epoch(network, optimiser, songs, others, recipe, number, run.seed)
            save(kept, network, optimiser, number + 1, asdict(recipe))
            print(f'{run.name}: epoch {number + 1} of {recipe.epochs}, loss {loss:.4f}', flush=True)
    return network.eval()


def examples(
    network: SegueNetwork,
    recipe: Recipe,
    heard: Heard,
    collection: Collection,
    chosen: NDArray[np.int64],
    weights: Path,
) -> tuple[Examples, Examples]:
    """The chosen tracks with their mixtures, and free music but for what is held out; by them the head of the genres is
    measured first.

    What was degraded is said to be what it was, what was augmented partly so.
    """
    kept = kept_classes(weights)
    music = learned_music()
    other, own = of_music(network, music, RUNS), heard.of(chosen)
    measure(network.genres, own.plain, degraded(other), recipe)
    tags = song_tags_of_teacher(collection, chosen)
    teacher = GenreTeacher(network, own, collection.labels[chosen], tags, recipe.ridge, recipe.taught_crops)

    def genres(some: Heard, asked: int) -> NDArray[np.float32]:
        """Of all crops, though the teacher is asked about the first of them alone."""
        said = teacher.of_crops(all_crops(some)[:, :asked])
        nearest = of_crops(said, crop_columns(some))
        mixed = (1 - recipe.steadiness) * said + recipe.steadiness * nearest[:, :asked]
        return np.concatenate([mixed, nearest[:, asked:]], 1)

    theirs = expit(heard_by_teacher(collection, weights, RUNS).logits[:, :, kept].astype(np.float32))
    called = expit(music.logits[:, :, kept].astype(np.float32))
    songs = labelled(collection, chosen, heard, genres(own, own.plain.shape[1] + own.crops.shape[1]), theirs)
    of_free = genres(other, other.plain.shape[1] + MUSIC_CROPS)
    free = unlabelled(other, of_free, called, songs.tags.shape[2])
    return with_mixtures(songs, free, teacher, recipe.mixed_crops), free


def with_mixtures(songs: Examples, others: Examples, teacher: GenreTeacher, count: int) -> Examples:
    """Songs that were never heard lie between those that were: `count` more crops of each are mixed with other songs,
    as many with other music, and the teacher is asked of each what it is."""
    rng = np.random.default_rng(MIXTURES_SEED)
    mixed = mixtures(songs, songs, count, rng).with_(mixtures(songs, others, count, rng), 1)
    return songs.with_(replace(mixed, genres=teacher.of_crops(mixed.heard)), 1)


@torch.no_grad()
def prepared(network: SegueNetwork, part: Examples) -> Examples:
    """With what the heads draw from in place of impressions: it is the same in every epoch."""
    return replace(
        part, heard=np.stack([network.prepared(torch.from_numpy(of_one)).numpy() for of_one in part.heard])
    )


def measure(head: GenreHead, plain: NDArray[np.float32], others: NDArray[np.float32], recipe: Recipe) -> None:
    """The centre and deviation of each number of impressions [songs, patches, v], and how a song's patches differ and
    other hearings of the same [n, hearings, v]."""
    every = torch.from_numpy(plain).flatten(0, 1)
    head.centre.copy_(every.mean(0))
    head.deviation.copy_(every.std(0) + 1e-3)
    songs, same = (standardised(torch.from_numpy(part), head.centre, head.deviation) for part in (plain, others))
    head.whitening.copy_(whitening(songs, recipe.smoothing, same, recipe.sameness))


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
    torch.manual_seed(seed * 1000 + number)
    crops = len(songs.heard) * recipe.crops_per_track * (1 + recipe.others_share)
    batches = math.ceil(crops / recipe.batch_size)
    losses = []
    sequence = epoch(songs, others, recipe.crops_per_track, recipe.others_share, recipe.batch_size, [seed, number])
    for step, batch in enumerate(sequence):
        rate = rate_at((number + step / batches) / recipe.epochs, recipe.warm_up)
        optimiser.param_groups[0]['lr'] = recipe.head_rate * rate
        loss = loss_of(network.conclude(torch.from_numpy(batch.heard)), batch, recipe)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss))
    return float(np.mean(losses))


def loss_of(hearing: Hearing, batch: Examples, recipe: Recipe) -> Tensor:
    """How far the genres' logits are from the teacher's, squared; cross-entropy of the tags, where they are known, and
    of the classes."""
    genres, tags, classes = (torch.from_numpy(values) for values in (batch.genres, batch.tags, batch.classes))
    loss = recipe.genre_weight * (hearing.genres - genres).square().mean()
    if tags.shape[1]:
        known = torch.from_numpy(batch.tags_known)
        loss = loss + recipe.tag_weight * (binary(hearing.tags, tags) * known).mean()
    return loss + recipe.class_weight * binary(hearing.classes, classes).mean()


def binary(logits: Tensor, targets: Tensor) -> Tensor:
    """[n, k] -> the binary cross-entropy of each row [n]."""
    return F.binary_cross_entropy_with_logits(logits, targets, reduction='none').mean(1)


def optimiser_for(network: SegueNetwork, recipe: Recipe) -> torch.optim.Optimizer:
    heads = [*network.genres.parameters(), *network.tags.parameters(), *network.classes.parameters()]
    return torch.optim.AdamW(heads, lr=0.0, weight_decay=recipe.weight_decay)


def rate_at(progress: float, warm_up: float) -> float:
    """The share of the top learning rate at `progress` in 0..1: a linear warm-up, then half a cosine down to 0."""
    if progress < warm_up:
        return progress / warm_up
    return 0.5 * (1 + math.cos(math.pi * (progress - warm_up) / (1 - warm_up)))
