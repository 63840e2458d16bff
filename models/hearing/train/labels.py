"""Crops with what is known of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hearing.body.feature_cache import Heard, all_crops, crop_columns
from hearing.data.collection import Collection
from hearing.front_end.picture import nearest_patch
from hearing.teachers.tag_teacher import teacher_rows, teacher_tags
from hearing.train.batches import Examples


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


def of_crops(said: NDArray[np.float32], columns: NDArray[np.int64]) -> NDArray[np.float32]:
    """What is said of tracks' patches [tracks, patches, k] -> of the one nearest to each column [tracks, crops, k]."""
    return np.take_along_axis(said, nearest_patch(columns)[:, :, None], 1)
