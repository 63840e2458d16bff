"""Songs cut into chunks, each learned and judged by itself, as the student systems do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearing.data.collection import Collection, split
from hearing.train.answers import HeldOut
from hearing.train.runs import Run

BANDS = 64


@dataclass(frozen=True)
class Cut:
    """A chunk is `columns` long and begins `hop` columns after the one before.

    `own_share`: of all chunks of all songs, so many are tested on by the authors' own protocol, at random, so that
    nearly every tested song is learned from too, and where chunks overlap even the tested seconds.
    """

    columns: int
    hop: int
    own_share: float


@dataclass(frozen=True)
class Chunks:
    """`pictures` uint8 [n, columns, 64], bands averaged in pairs; chunk i is the `place[i]`th of track `track[i]`."""

    pictures: NDArray[np.uint8]
    track: NDArray[np.int64]
    place: NDArray[np.int64]

    def some(self, chosen: NDArray[np.int64]) -> Chunks:
        return Chunks(self.pictures[chosen], self.track[chosen], self.place[chosen])


def cut_tracks(collection: Collection, tracks: NDArray[np.int64], cut: Cut) -> Chunks:
    """All whole chunks of the tracks, in order."""
    starts = range(0, collection.pictures.shape[1] - cut.columns + 1, cut.hop)
    pictures = [half_the_bands(collection.pictures[tracks, start : start + cut.columns]) for start in starts]
    return Chunks(
        pictures=np.stack(pictures, 1).reshape(-1, *pictures[0].shape[1:]),
        track=np.repeat(tracks, len(starts)),
        place=np.tile(np.arange(len(starts)), len(tracks)),
    )


def half_the_bands(pictures: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """[..., 128] -> [..., 64]: the mean of each pair of bands."""
    pairs = pictures.reshape(*pictures.shape[:-1], -1, 2)
    return pairs.mean(-1, dtype=np.float32).round().astype(np.uint8)


def split_chunks(collection: Collection, run: Run, cut: Cut) -> tuple[Chunks, Chunks]:
    """What is learned from and what is tested: chunks of different tracks, but for the authors' own protocol."""
    if run.protocol != 'own':
        learned, tested = split(collection, run.protocol, run.fold)
        return cut_tracks(collection, learned, cut), cut_tracks(collection, tested, cut)
    chunks = cut_tracks(collection, np.arange(len(collection.tracks)), cut)
    order = np.random.default_rng(run.fold).permutation(len(chunks.track))
    count = round(cut.own_share * len(order))
    return chunks.some(np.sort(order[count:])), chunks.some(np.sort(order[:count]))


def judged_by_chunk(
    collection: Collection, learned: Chunks, tested: Chunks, logits: NDArray[np.float32], about: dict[str, Any]
) -> HeldOut:
    """Answers [chunks, genres] about chunks as if each were a song: named by track and place."""
    groups = collection.groups
    return HeldOut(
        tracks=np.array([f'{collection.tracks[track]}#{place}' for track, place in zip(tested.track, tested.place)]),
        genres=collection.genres,
        labels=collection.labels[tested.track],
        logits=logits[:, None].astype(np.float16),
        tags=np.zeros((len(logits), 0), np.float16),
        artist_known=np.isin(groups[tested.track], groups[learned.track]),
        about=about | {'unit': 'chunks'},
        tag_labels=np.zeros((len(logits), 0), np.int8),
    )
