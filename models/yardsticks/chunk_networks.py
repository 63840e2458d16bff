"""The student systems: networks trained from nothing on chunks of songs.

- `small_cnn`: convolutions of 32 and 64 channels, each pooled, a dense layer of 128. Ten chunks of 3 s a song.
- `deep_cnn`: five times two convolutions and pooling, 14.2 million parameters, chunks of 5 s that overlap by 2 s. The
  chunks of a song vote.

Both hear 64 bands instead of 128 and few epochs, so that a core finishes them. The deep one has batch norms of ours, to
learn in so few epochs.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from hearing.heads.pooling import song_genres
from hearing.memory import channels_last
from hearing.train.answers import HeldOut, held_out
from hearing.train.runs import Task
from yardsticks.chunks import BANDS, Cut, judged_by_chunk, split_chunks
from yardsticks.classifier import Schedule, fit, logits_of

SMALL_SCHEDULE = Schedule(epochs=8, batch_size=64, rate=1e-3, bfloat16=True)
DEEP_SCHEDULE = Schedule(epochs=5, batch_size=64, rate=3e-4, bfloat16=True)
DEEP_CHANNELS = (32, 64, 128, 256, 512)
DEEP_HIDDEN = 3072
# A vote counts for more than all the doubt of a song's chunks together.
TIE_BREAK = 1e-3


class ChunkNetwork(nn.Module):
    """Chunks uint8 [n, columns, 64] -> genre logits [n, genres]."""

    def __init__(self, layers: nn.Sequential) -> None:
        super().__init__()
        self.layers = channels_last(layers)

    def forward(self, chunks: Tensor) -> Tensor:
        pictures = (chunks.float() / 255).transpose(1, 2)[:, None]
        return self.layers(pictures.contiguous(memory_format=torch.channels_last))


def small_cnn(genres: int, columns: int) -> ChunkNetwork:
    layers: list[nn.Module] = []
    for inputs, outputs in ((1, 32), (32, 64)):
        layers += [nn.Conv2d(inputs, outputs, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
    flat = 64 * (BANDS // 4) * (columns // 4)
    dense = [nn.Flatten(), nn.Linear(flat, 128), nn.ReLU(), nn.Dropout(0.3), nn.Linear(128, genres)]
    return ChunkNetwork(nn.Sequential(*layers, *dense))


def deep_cnn(genres: int, columns: int) -> ChunkNetwork:
    layers: list[nn.Module] = []
    inputs = 1
    for channels in DEEP_CHANNELS:
        layers += [nn.Conv2d(inputs, channels, 3, padding=1, bias=False), nn.BatchNorm2d(channels), nn.ReLU()]
        layers += [nn.Conv2d(channels, channels, 3, padding=1, bias=False), nn.BatchNorm2d(channels), nn.ReLU()]
        layers.append(nn.MaxPool2d(2, ceil_mode=True))
        inputs = channels
    flat = inputs * math.ceil(BANDS / 32) * math.ceil(columns / 32)
    dense = [nn.Flatten(), nn.Linear(flat, DEEP_HIDDEN), nn.ReLU(), nn.Dropout(0.45), nn.Linear(DEEP_HIDDEN, genres)]
    return ChunkNetwork(nn.Sequential(*layers, *dense))


@dataclass(frozen=True)
class ChunkSystem:
    """`build` makes a network for so many genres and columns, `cut` says how songs are cut.

    With `votes` each chunk of a song has one vote; without, the chunks' probabilities are averaged."""

    build: Callable[[int, int], ChunkNetwork]
    cut: Cut
    votes: bool


SMALL = ChunkSystem(small_cnn, Cut(columns=38, hop=38, own_share=0.2), votes=False)
DEEP = ChunkSystem(deep_cnn, Cut(columns=65, hop=39, own_share=0.25), votes=True)


def answer(task: Task, system: ChunkSystem) -> HeldOut:
    """Trains the network on the run's chunks and hears those held out; by song, or by chunk in the authors' own way."""
    collection, run = task.collection, task.run
    learned, tested = split_chunks(collection, run, system.cut)
    torch.manual_seed(run.seed)
    network = system.build(len(collection.genres), system.cut.columns)
    labels = collection.labels[learned.track]
    network = fit(network, learned.pictures, labels, task.recipe, run.seed, task.kept / f'{run.name}.pt')
    logits = logits_of(network, tested.pictures)
    if run.protocol == 'own':
        return judged_by_chunk(collection, learned, tested, logits, task.about)
    songs = logits.reshape(-1, tested.place.max() + 1, logits.shape[1])
    return held_out(collection, run, votes(songs) if system.votes else songs, task.about)


def votes(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """[songs, chunks, genres] -> [songs, 1, genres]: the logarithm of each genre's share of the votes.

    A tie goes to the genre of which the chunks are surer on average.
    """
    share = np.eye(logits.shape[2])[logits.argmax(2)].mean(1)
    return np.log((share + TIE_BREAK * song_genres(logits, 1.0)) / (1 + TIE_BREAK) + 1e-6)[:, None].astype(np.float32)
