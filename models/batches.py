"""Crops of training tracks with their targets. It is given the training tracks alone and can see no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from data import Collection
from heard import Heard
from picture import COLUMN_SAMPLES, PATCH_COLUMNS, PATCH_STARTS, SAMPLE_RATE_HZ, nearest_patch

COLUMN_SECONDS = COLUMN_SAMPLES / SAMPLE_RATE_HZ
TEACHER_WINDOW_SECONDS = 3.0


@dataclass(frozen=True)
class Examples:
    """Crops of tracks, and what is known of them, or of several in a batch: the last axis is of values.

    `heard`: impressions. `genres`: the teacher's logits. `tags` are known where `tags_known` is true, `classes`
    everywhere; both are probabilities.
    """

    heard: NDArray[np.float32]
    genres: NDArray[np.float32]
    tags: NDArray[np.float32]
    tags_known: NDArray[np.bool_]
    classes: NDArray[np.float32]

    def draw(self, tracks: NDArray[np.int64], rng: np.random.Generator) -> Examples:
        """A random crop of each of some tracks, an array of any shape."""
        crops = rng.integers(0, self.heard.shape[1], tracks.shape)
        return Examples(*(getattr(self, field.name)[tracks, crops] for field in fields(self)))

    def with_(self, others: Examples, axis: int = 0) -> Examples:
        """These and others together: further tracks, or along axis 1 further crops of these tracks."""
        pairs = ((getattr(self, field.name), getattr(others, field.name)) for field in fields(self))
        return Examples(*(np.concatenate(pair, axis) for pair in pairs))


def labelled(
    collection: Collection,
    train: NDArray[np.int64],
    heard: Heard,
    genres: NDArray[np.float32],
    classes: NDArray[np.float32],
) -> Examples:
    """The training tracks, of which the teacher of the genres says `genres` [train, crops, g]. `heard` is about the
    whole collection, and so is `classes` [tracks, patches, c]: what mn04 calls it."""
    columns = crop_columns(heard)[train]
    tag_count = len(collection.tags.names) if collection.tags else 0
    tags = np.zeros((*columns.shape, tag_count), np.float32)
    known = np.zeros(columns.shape, bool)
    for index, track in enumerate(train):
        rows = teacher_rows(collection, track)
        for crop, column in enumerate(columns[index]):
            said = teacher_tags(*rows, int(column))
            if said is not None:
                tags[index, crop], known[index, crop] = said, True
    return Examples(all_crops(heard)[train], genres, tags, known, of_crops(classes[train], columns))


def unlabelled(heard: Heard, genres: NDArray[np.float32], classes: NDArray[np.float32], tags: int) -> Examples:
    """Other music, of which only `genres` [stretches, crops, g] and `classes` [stretches, patches, c] are known."""
    columns = crop_columns(heard)
    known = np.zeros(columns.shape, bool)
    nothing = np.zeros((*columns.shape, tags), np.float32)
    return Examples(all_crops(heard), genres, nothing, known, of_crops(classes, columns))


def mixtures(songs: Examples, partners: Examples, count: int, rng: np.random.Generator) -> Examples:
    """`count` crops of each song, each mixed in some proportion with a crop of a partner; of genres, what is said of
    both: Zhang et al., "mixup: Beyond Empirical Risk Minimization", ICLR 2018."""
    tracks = np.repeat(np.arange(len(songs.heard))[:, None], count, 1)
    own = songs.draw(tracks, rng)
    other = partners.draw(rng.integers(0, len(partners.heard), tracks.shape), rng)
    share = rng.random((*tracks.shape, 1), np.float32)

    def mixed(name: str) -> NDArray[np.float32]:
        return share * getattr(own, name) + (1 - share) * getattr(other, name)

    known = own.tags_known & other.tags_known
    return Examples(mixed('heard'), mixed('genres'), mixed('tags'), known, mixed('classes'))


def crop_columns(heard: Heard) -> NDArray[np.int64]:
    """Where the contract's patches and the augmented crops after them begin."""
    return np.concatenate([np.tile(PATCH_STARTS, (len(heard.plain), 1)), heard.columns], 1)


def all_crops(heard: Heard) -> NDArray[np.float32]:
    """[tracks, patches and crops, v]."""
    return np.concatenate([heard.plain, heard.crops], 1)


def of_crops(said: NDArray[np.float32], columns: NDArray[np.int64]) -> NDArray[np.float32]:
    """What is said of tracks' patches [tracks, patches, k] -> of the one nearest to each column [tracks, crops, k]."""
    return np.take_along_axis(said, nearest_patch(columns)[:, :, None], 1)


def epoch(
    songs: Examples, others: Examples, crops: int, others_share: float, batch_size: int, seed: list[int]
) -> Iterator[Examples]:
    """Every song `crops` times, in random order, and `others_share` as many crops of other music among them. The same
    seed gives the same batches."""
    rng = np.random.default_rng(seed)
    count = len(songs.heard)
    order = np.concatenate([rng.permutation(count) for _ in range(crops)])
    extra = count + rng.integers(0, max(len(others.heard), 1), int(len(order) * others_share))
    order = rng.permutation(np.concatenate([order, extra]))
    for start in range(0, len(order), batch_size):
        chosen = order[start : start + batch_size]
        own = songs.draw(chosen[chosen < count], rng)
        yield own.with_(others.draw(chosen[chosen >= count] - count, rng)) if len(others.heard) else own


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
