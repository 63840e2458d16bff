"""Trains the key network on the contract's pictures of songs whose key is known."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

from hearing.data.collection import Collection
from rhythm.key_network import STARTS, KeyNetwork
from rhythm.keys import key_number, nearness

EPOCHS = 25
# What is shipped is the mean of so many networks.
SEEDS = 3
BATCH = 32
# 15 s, of which every fourth column is heard.
CROP = 200
EVERY = 4
RATE = 6e-3
# So much of the target is spread over the keys near the right one.
SOFT = 0.15


@dataclass(frozen=True)
class Keyed:
    """Songs with a key: `pictures` [n, columns, bands], 0 to 1, and `keys` [n]."""

    names: tuple[str, ...]
    pictures: NDArray[np.float32]
    keys: NDArray[np.int64]


def keyed_songs(collection: Collection, annotations: Path) -> Keyed:
    """The collection's songs that `annotations` (track, tempo_bpm, key) gives one key."""
    with annotations.open(newline='') as file:
        keys = {row['track']: row['key'] for row in csv.DictReader(file) if row['key']}
    rows = [row for row, name in enumerate(collection.tracks) if name in keys]
    names = tuple(collection.tracks[row] for row in rows)
    pictures = np.stack([collection.pictures[row] for row in rows]).astype(np.float32) / 255
    return Keyed(names, pictures, np.array([key_number(keys[name]) for name in names]))


def is_measured_with(name: str) -> bool:
    """The first ten songs of each genre: left to judge by."""
    return int(name.rsplit('.', 1)[1]) < 10


def train_key(songs: Keyed, rows: NDArray[np.int64], epochs: int = EPOCHS, seed: int = 0) -> KeyNetwork:
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    network = KeyNetwork()
    optimizer = torch.optim.AdamW(network.parameters(), RATE, weight_decay=1e-2)
    batches = len(rows) // BATCH + 1
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, epochs * batches)
    near = nearness() / nearness().sum(1, keepdims=True)
    targets = torch.from_numpy((1 - SOFT) * np.eye(24, dtype=np.float32) + SOFT * near)
    for _ in range(epochs):
        for batch in np.array_split(random.permutation(rows), batches):
            start = random.integers(0, songs.pictures.shape[1] - CROP)
            heard = torch.from_numpy(songs.pictures[batch, start : start + CROP : EVERY])
            scale = torch.empty(len(batch), 1, 1).uniform_(0.7, 1.2)
            logits = network(heard * scale, int(random.integers(STARTS)))
            loss = F.cross_entropy(logits, targets[torch.from_numpy(songs.keys[batch])])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return network.eval()


def mirex(networks: Sequence[KeyNetwork], songs: Keyed, rows: NDArray[np.int64]) -> float:
    """Mean score of the first 15 s of each, by the mean of the networks."""
    heard = torch.from_numpy(songs.pictures[rows, :CROP:2])
    with torch.no_grad():
        logits = torch.stack([network(heard) for network in networks]).mean(0)
    return float(nearness()[songs.keys[rows], logits.argmax(1).numpy()].mean())
