"""Teaches an adapted mn04 ten genres, with a teacher's tags and what mn04 itself calls the music as further heads.

The body stays as free music has made it (adapt.py, feature_cache.py). The head of the genres learns, of songs and of
free music alike, to say what a teacher says that keeps all songs (kernel_ridge.py): Hinton et al., "Distilling the
Knowledge in a Neural Network", 2015.
"""

from __future__ import annotations

import math
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from hearing.body.feature_cache import features_of
from hearing.data.collection import Collection, split
from hearing.folders import Folders
from hearing.heads.network import Heads, SegueNetwork
from hearing.heads.pretrained import load_pretrained
from hearing.train.batches import PreparedExamples, epoch
from hearing.train.examples import examples, prepare
from hearing.train.loss import loss_of
from hearing.train.recipe import Recipe
from hearing.train.runs import Run, network_for, resume, save
from hearing.train.schedule import rate_at


def train(run: Run, recipe: Recipe, collection: Collection, folders: Folders, kept: Path) -> SegueNetwork:
    """Trains a run, or finishes one whose state is in `kept`; returns the network in evaluation mode.

    Raises FileNotFoundError when free music was never heard or mn04 never adapted to pictures.
    """
    chosen, _ = split(collection, run.protocol, run.fold)
    torch.manual_seed(run.seed)
    network = network_for(collection)
    load_pretrained(network, folders.weights, collection.tags.names if collection.tags else (), folders.adapted)
    stays: dict[str, Tensor] = {}
    for name, part in network.fixed().items():
        stays |= part.requires_grad_(False).state_dict(prefix=f'{name}.')
    optimiser = optimiser_for(network, recipe)
    state = kept / f'{run.name}.pt'
    done = resume(state, network, optimiser, asdict(recipe), stays)
    if done < recipe.epochs:
        features = features_of(network.extractor, collection.pictures, folders.cache)
        parts = examples(network, recipe, features, collection, chosen, folders)
        songs, others = (prepare(network, part) for part in parts)
        for number in range(done, recipe.epochs):
            loss = train_epoch(network, optimiser, songs, others, recipe, number, run.seed)
            save(state, network, optimiser, number + 1, asdict(recipe))
            print(f'{run.name}: epoch {number + 1} of {recipe.epochs}, loss {loss:.4f}', flush=True)
    return network.eval()


def train_epoch(
    network: Heads,
    optimiser: torch.optim.Optimizer,
    songs: PreparedExamples,
    others: PreparedExamples,
    recipe: Recipe,
    number: int,
    seed: int,
) -> float:
    """One pass; returns the mean loss. All that is random follows from the seed and the epoch's number."""
    network.train()
    torch.manual_seed(seed * 1000 + number)
    crops = len(songs.genres) * recipe.crops_per_track * (1 + recipe.others_share)
    batches = math.ceil(crops / recipe.batch_size)
    losses = []
    sequence = epoch(songs, others, recipe.crops_per_track, recipe.others_share, recipe.batch_size, [seed, number])
    for step, batch in enumerate(sequence):
        rate = rate_at((number + step / batches) / recipe.epochs, recipe.warm_up)
        optimiser.param_groups[0]['lr'] = recipe.head_rate * rate
        loss = loss_of(network.conclude(torch.from_numpy(batch.prepared)), batch, recipe)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss))
    return float(np.mean(losses))


def optimiser_for(network: Heads, recipe: Recipe) -> torch.optim.Optimizer:
    heads = [*network.genres.parameters(), *network.tags.parameters(), *network.classes.parameters()]
    return torch.optim.AdamW(heads, lr=0.0, weight_decay=recipe.weight_decay)
