"""Random crops of training tracks with their targets. It is given the training tracks alone and can see no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from augment import augment, mixup
from data import Collection
from frontend import PATCH_COLUMNS

COLUMN_SECONDS = 512 * 3.3367741935483873 / 22050
TEACHER_WINDOW_SECONDS = 3.0


@dataclass(frozen=True)
class Batch:
    """`pictures` [n, 129, 128]; `genres` [n, g] probabilities; `tags` [n, t]; `tags_known` [n] in 0..1.

    The targets are mixed already; what is heard is to be mixed with that of its `partner` [n], its own by `weight`.
    """

    pictures: Tensor
    genres: Tensor
    tags: Tensor
    tags_known: Tensor
    partner: Tensor
    weight: float

    def mixed(self, heard: Tensor) -> Tensor:
        """Pictures or features [n, ...] of this batch -> the same, mixed as its targets are."""
        return self.weight * heard + (1 - self.weight) * heard[self.partner]


class TrainingTracks:
    """The pictures, labels and teacher tags of the tracks that may be learned from."""

    def __init__(self, collection: Collection, train: NDArray[np.int64]) -> None:
        self.pictures = [stretch_to_range(collection.pictures[track]) for track in train]
        self.genres = np.eye(len(collection.genres), dtype=np.float32)[collection.labels[train]]
        self.tag_count = len(collection.tags.names) if collection.tags else 0
        self.teacher = [teacher_rows(collection, track) for track in train]

    def teach(self, targets: NDArray[np.float32], share: float) -> None:
        """Mixes a teacher's genres [tracks, genres] into the labels."""
        self.genres = np.float32(1 - share) * self.genres + np.float32(share) * targets

    def crop(self, track: int, column: int) -> NDArray[np.float32]:
        return self.pictures[track][column : column + PATCH_COLUMNS].astype(np.float32)

    def crops(self, rng: np.random.Generator, count: int) -> Tensor:
        """Crops of random tracks as they are: [count, 129, 128]."""
        tracks = rng.integers(0, len(self.pictures), count)
        places = [(track, self.random_column(track, rng)) for track in tracks]
        return torch.from_numpy(np.stack([self.crop(*place) for place in places]))

    def random_column(self, track: int, rng: np.random.Generator) -> int:
        return int(rng.integers(0, len(self.pictures[track]) - PATCH_COLUMNS + 1))

    def teacher_tags(self, track: int, column: int) -> NDArray[np.float32] | None:
        """The mean of the teacher's windows that lie inside the crop, or None where it heard none."""
        tags, starts = self.teacher[track]
        first = column * COLUMN_SECONDS
        last = first + PATCH_COLUMNS * COLUMN_SECONDS - TEACHER_WINDOW_SECONDS
        inside = (starts >= first) & (starts <= last)
        return tags[inside].mean(0) if inside.any() else None

    def epoch(self, crops: int, batch_size: int, alpha: float, share: float, seed: list[int]) -> Iterator[Batch]:
        """Every track `crops` times, in random order, augmented and to be mixed. The same seed gives the same batches."""
        rng = np.random.default_rng(seed)
        order = np.concatenate([rng.permutation(len(self.pictures)) for _ in range(crops)])
        for start in range(0, len(order), batch_size):
            tracks = order[start : start + batch_size]
            if len(tracks) > 1:
                yield self.batch(tracks, alpha, share, rng)

    def batch(self, tracks: NDArray[np.int64], alpha: float, share: float, rng: np.random.Generator) -> Batch:
        columns = [self.random_column(track, rng) for track in tracks]
        places = list(zip(tracks, columns))
        pictures = augment(np.stack([self.crop(*place) for place in places]), rng)
        genres = self.genres[tracks]
        heard = [self.teacher_tags(*place) for place in places]
        known = np.array([tags is not None for tags in heard], dtype=np.float32)
        tags = np.stack([np.zeros(self.tag_count, np.float32) if row is None else row for row in heard])
        partner, weight = mixup(len(tracks), alpha, share, rng)
        first, second = weight * known, (1 - weight) * known[partner]
        both = np.maximum(first + second, 1e-6)[:, None]
        return Batch(
            pictures=torch.from_numpy(pictures),
            genres=torch.from_numpy(np.float32(weight) * genres + np.float32(1 - weight) * genres[partner]),
            tags=torch.from_numpy(np.float32((first[:, None] * tags + second[:, None] * tags[partner]) / both)),
            tags_known=torch.from_numpy((first + second).astype(np.float32)),
            partner=torch.from_numpy(partner),
            weight=weight,
        )


def stretch_to_range(picture: NDArray[np.uint8]) -> NDArray[np.float16]:
    """A picture scaled by its own columns to 0..1, as the app scales what it has heard. A flat picture is all 0."""
    lowest, highest = float(picture.min()), float(picture.max())
    return ((picture - lowest) / max(highest - lowest, 1.0)).astype(np.float16)


def teacher_rows(collection: Collection, track: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The teacher's rows of one track: tags [windows, t] and their starts in seconds."""
    if collection.tags is None:
        return np.zeros((0, 0), np.float32), np.zeros(0, np.float32)
    own = collection.tags.tracks == collection.tracks[track]
    return collection.tags.probabilities[own], collection.tags.start_seconds[own]
