"""Crops of training tracks with their targets. It is given the training tracks alone and can see no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from augment import mixup
from data import Collection
from heard import Heard
from picture import COLUMN_SAMPLES, PATCH_COLUMNS, SAMPLE_RATE_HZ, nearest_patch

COLUMN_SECONDS = COLUMN_SAMPLES / SAMPLE_RATE_HZ
TEACHER_WINDOW_SECONDS = 3.0


@dataclass(frozen=True)
class Targets:
    """Probabilities [n, k], and the share [n] in 0..1 of the sound of which they are known."""

    values: NDArray[np.float32]
    known: NDArray[np.float32]

    def mixed(self, partner: NDArray[np.int64], weight: float) -> Targets:
        """Those of each item and its partner, `weight` of its own; where one is unknown the other's stand for both."""
        first, second = weight * self.known, (1 - weight) * self.known[partner]
        both = np.maximum(first + second, 1e-6)[:, None]
        values = (first[:, None] * self.values + second[:, None] * self.values[partner]) / both
        return Targets(values.astype(np.float32), (first + second).astype(np.float32))


@dataclass(frozen=True)
class Batch:
    """`heard` [n, c, h, w], what the kept blocks heard, mixed; targets of genres, tags and classes, mixed alike."""

    heard: Tensor
    genres: Targets
    tags: Targets
    classes: Targets


@dataclass(frozen=True)
class Examples:
    """Crops of tracks, and what is known of them. First axis: track, second: crop.

    `heard` float16 [n, k, c, h, w]; `genres` [n, g]; `tags` [n, k, t]; `classes` [n, k, c].
    """

    heard: NDArray[np.float16]
    rows: NDArray[np.int64]
    genres: NDArray[np.float32]
    genres_known: bool
    tags: NDArray[np.float32]
    tags_known: NDArray[np.bool_]
    classes: NDArray[np.float32]

    def draw(self, tracks: NDArray[np.int64], rng: np.random.Generator) -> tuple[NDArray[np.float32], list[Targets]]:
        """A random crop of each of some tracks."""
        crops = rng.integers(0, self.tags.shape[1], len(tracks))
        heard = np.stack([self.heard[self.rows[track], crop] for track, crop in zip(tracks, crops)])
        everywhere = np.ones(len(tracks), np.float32)
        return heard.astype(np.float32), [
            Targets(self.genres[tracks], everywhere * self.genres_known),
            Targets(self.tags[tracks, crops], self.tags_known[tracks, crops].astype(np.float32)),
            Targets(self.classes[tracks, crops], everywhere),
        ]


def labelled(
    collection: Collection, train: NDArray[np.int64], heard: Heard, classes: NDArray[np.float32]
) -> Examples:
    """The training tracks. `heard` is about the whole collection, and so is `classes` [tracks, patches, c]: what mn04
    calls it."""
    columns = heard.columns[train]
    tag_count = len(collection.tags.names) if collection.tags else 0
    tags = np.zeros((*columns.shape, tag_count), np.float32)
    known = np.zeros(columns.shape, bool)
    for index, track in enumerate(train):
        rows = teacher_rows(collection, track)
        for crop, column in enumerate(columns[index]):
            said = teacher_tags(*rows, int(column))
            if said is not None:
                tags[index, crop], known[index, crop] = said, True
    of_crops = np.take_along_axis(classes[train], nearest_patch(columns)[:, :, None], 1)
    genres = np.eye(len(collection.genres), dtype=np.float32)[collection.labels[train]]
    return Examples(heard.crops, train, genres, True, tags, known, of_crops)


def unlabelled(heard: Heard, classes: NDArray[np.float32], genres: int, tags: int) -> Examples:
    """Other music, of which only `classes` [stretches, patches, c] are known."""
    shape = heard.columns.shape
    of_crops = np.take_along_axis(classes, nearest_patch(heard.columns)[:, :, None], 1)
    nothing = np.zeros((shape[0], genres), np.float32), np.zeros((*shape, tags), np.float32)
    return Examples(heard.crops, np.arange(shape[0]), nothing[0], False, nothing[1], np.zeros(shape, bool), of_crops)


def epoch(
    songs: Examples, others: Examples, crops: int, others_share: float, batch_size: int, mixing: tuple[float, float],
    seed: list[int],
) -> Iterator[Batch]:  # fmt: skip
    """Every song `crops` times, in random order, and `others_share` as many crops of other music among them, mixed
    (Verma et al., "Manifold Mixup", 2019). `mixing`: alpha and share as in `mixup`. The same seed gives the same
    batches.
    """
    rng = np.random.default_rng(seed)
    count = len(songs.rows)
    order = np.concatenate([rng.permutation(count) for _ in range(crops)])
    extra = count + rng.integers(0, max(len(others.rows), 1), int(len(order) * others_share))
    order = rng.permutation(np.concatenate([order, extra]))
    for start in range(0, len(order), batch_size):
        chosen = order[start : start + batch_size]
        own, foreign = chosen[chosen < count], chosen[chosen >= count] - count
        if len(own) < 2:
            continue
        parts = [songs.draw(own, rng), *([others.draw(foreign, rng)] if len(foreign) else [])]
        yield batch_of(parts, *mixing, rng)


def batch_of(
    parts: list[tuple[NDArray[np.float32], list[Targets]]], alpha: float, share: float, rng: np.random.Generator
) -> Batch:
    heard = np.concatenate([part for part, _ in parts])
    partner, weight = mixup(len(heard), alpha, share, rng)
    heard = np.float32(weight) * heard + np.float32(1 - weight) * heard[partner]
    targets = []
    for kind in range(3):
        of_kind = [targets_of[kind] for _, targets_of in parts]
        joined = Targets(np.concatenate([t.values for t in of_kind]), np.concatenate([t.known for t in of_kind]))
        targets.append(joined.mixed(partner, weight))
    return Batch(torch.from_numpy(heard).contiguous(memory_format=torch.channels_last), *targets)


def teacher_rows(collection: Collection, track: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The teacher's rows of one track: tags [windows, t] and their starts in seconds."""
    if collection.tags is None:
        return np.zeros((0, 0), np.float32), np.zeros(0, np.float32)
    own = collection.tags.tracks == collection.tracks[track]
    return collection.tags.probabilities[own], collection.tags.start_seconds[own]


def teacher_tags(
    tags: NDArray[np.float32], starts: NDArray[np.float32], column: int
) -> NDArray[np.float32] | None:
    """The mean of the teacher's windows that lie inside the crop at a column, or None where it heard none."""
    first = column * COLUMN_SECONDS
    last = first + PATCH_COLUMNS * COLUMN_SECONDS - TEACHER_WINDOW_SECONDS
    inside = (starts >= first) & (starts <= last)
    return tags[inside].mean(0) if inside.any() else None
