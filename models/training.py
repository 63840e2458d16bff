"""Teaches an adapted mn04 ten genres, with a teacher's tags and what mn04 itself calls the music as further heads.

The body stays as free music has made it (adapt.py, heard.py). The head of the genres learns, of songs and of free music
alike, to say what a teacher says that keeps all songs (kernel.py): Hinton et al., "Distilling the Knowledge in a Neural
Network", 2015.
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

from batches import Examples, all_crops, crop_columns, epoch, labelled, of_crops, unlabelled
from classes import heard_by_teacher, kept_classes
from data import Collection, split
from free_music import held_out_music, load_free_music
from heard import MUSIC_CROPS, Heard, impressions
from kernel import KernelTeacher
from network import GenreHead, Hearing, SegueNetwork, standardised
from pretrained import ADAPTED, load_pretrained
from runs import RUNS, Run, network_for, resume, save
from whitening import whitening

# Of the impressions within songs (whitening.py).
SMOOTHING = 10.0


@dataclass(frozen=True)
class Recipe:
    """How the heads are trained. Learning rates are AdamW's at the top of a cosine with a warm-up."""

    epochs: int = 24
    crops_per_track: int = 10
    # So many augmented crops of each song does the teacher know, beside its patches.
    taught_crops: int = 4
    # Of what an augmented crop is said to be, so much is what the patch nearest to it is said to be, not augmented.
    steadiness: float = 0.5
    # So many crops of other music for each crop of the collection.
    others_share: float = 1.0
    batch_size: int = 128
    head_rate: float = 3e-3
    hidden_rate: float = 1e-3
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
    stays = network.features.requires_grad_(False).state_dict(prefix='features.')
    optimiser = optimiser_for(network, recipe)
    kept = runs / f'{run.name}.pt'
    done = resume(kept, network, optimiser, asdict(recipe), stays)
    if done < recipe.epochs:
        heard = impressions(network, collection.pictures, RUNS)
        measure(network.genres, heard.plain[chosen])
        songs, others = examples(network, recipe, heard, collection, chosen, weights)
        for number in range(done, recipe.epochs):
            loss = train_epoch(network, optimiser, songs, others, recipe, number, run.seed)
            save(kept, network, optimiser, number + 1, asdict(recipe))
            print(f'{run.name}: epoch {number + 1} of {recipe.epochs}, loss {loss:.4f}', flush=True)
    return network.eval()


def measure(head: GenreHead, plain: NDArray[np.float32]) -> None:
    """The centre and deviation of each number of impressions [songs, patches, v], and how a song's patches differ."""
    patches = torch.from_numpy(plain)
    every = patches.flatten(0, 1)
    head.centre.copy_(every.mean(0))
    head.deviation.copy_(every.std(0) + 1e-3)
    head.whitening.copy_(whitening(standardised(patches, head.centre, head.deviation), SMOOTHING))


def genre_teacher(head: GenreHead, heard: Heard, labels: NDArray[np.int64], genres: int, crops: int) -> KernelTeacher:
    """It knows of songs their patches, and so many crops of each."""
    known = torch.from_numpy(np.concatenate([heard.plain, heard.crops[:, :crops]], 1))
    return KernelTeacher(head.whitened(known.flatten(0, 1)), np.repeat(labels, known.shape[1]), genres)


def examples(
    network: SegueNetwork,
    recipe: Recipe,
    heard: Heard,
    collection: Collection,
    chosen: NDArray[np.int64],
    weights: Path,
) -> tuple[Examples, Examples]:
    """The chosen tracks, and free music but for what is held out."""
    head, kept = network.genres, kept_classes(weights)
    songs_heard = heard.of(chosen)
    teacher = genre_teacher(head, songs_heard, collection.labels[chosen], len(collection.genres), recipe.taught_crops)

    def genres(some: Heard) -> NDArray[np.float32]:
        said = torch.stack([teacher(head.whitened(torch.from_numpy(of_one))) for of_one in all_crops(some)]).numpy()
        return (1 - recipe.steadiness) * said + recipe.steadiness * of_crops(said, crop_columns(some))

    theirs = expit(heard_by_teacher(collection, weights, RUNS).logits[:, :, kept].astype(np.float32))
    music = load_free_music()
    learned = ~held_out_music(music)
    called = expit(music.logits[learned][:, :, kept].astype(np.float32))
    other = impressions(network, music.pictures[learned], RUNS, MUSIC_CROPS)
    songs = labelled(collection, chosen, heard, genres(songs_heard), theirs)
    return songs, unlabelled(other, genres(other), called, songs.tags.shape[2])


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
        for group in optimiser.param_groups:
            group['lr'] = group['top_rate'] * rate
        loss = loss_of(network.judge(torch.from_numpy(batch.heard)), batch, recipe)
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
    groups = [
        {'params': heads, 'top_rate': recipe.head_rate},
        {'params': network.hidden.parameters(), 'top_rate': recipe.hidden_rate},
    ]
    return torch.optim.AdamW(groups, lr=0.0, weight_decay=recipe.weight_decay)


def rate_at(progress: float, warm_up: float) -> float:
    """The share of the top learning rate at `progress` in 0..1: a linear warm-up, then half a cosine down to 0."""
    if progress < warm_up:
        return progress / warm_up
    return 0.5 * (1 + math.cos(math.pi * (progress - warm_up) / (1 - warm_up)))
