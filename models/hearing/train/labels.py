"""Crops with what is known of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hearing.body.feature_cache import Features, MusicFeatures
from hearing.data.collection import Collection
from hearing.front_end.picture import nearest_patch
from hearing.teachers.tag_teacher import tags_of_crop, windows_of
from hearing.train.batches import Examples


def labelled(
    collection: Collection,
    train: NDArray[np.int64],
    features: Features,
    genres: NDArray[np.float32],
    classes: NDArray[np.float32],
) -> Examples:
    """The training tracks, of which the genre teacher says `genres` [train, crops, g]. `features` are of the whole
    collection, and so is `classes` [tracks, patches, c]: what the class teacher says."""
    columns = features.columns()[train]
    tag_count = len(collection.tags.names) if collection.tags else 0
    tags = np.zeros((*columns.shape, tag_count), np.float32)
    known = np.zeros(columns.shape, bool)
    for index, track in enumerate(train):
        windows = windows_of(collection, track)
        for crop, column in enumerate(columns[index]):
            said = tags_of_crop(*windows, int(column))
            if said is not None:
                tags[index, crop], known[index, crop] = said, True
    return Examples(
        features=features.all()[train],
        genres=genres,
        tags=tags,
        tags_known=known,
        classes=of_crops(classes[train], columns),
    )


def unlabelled(
    features: MusicFeatures, genres: NDArray[np.float32], classes: NDArray[np.float32], tags: int
) -> Examples:
    """Free music, of which only `genres` [stretches, crops, g], degraded patches after the crops, and `classes`
    [stretches, patches, c] are known. What was degraded is of the classes that it was of."""
    ways = features.degraded.shape[1]
    of_all = [of_crops(classes, features.clean.columns()), np.tile(classes, (1, ways, 1))]
    crops = genres.shape[:2]
    return Examples(
        features=features.all(),
        genres=genres,
        tags=np.zeros((*crops, tags), np.float32),
        tags_known=np.zeros(crops, bool),
        classes=np.concatenate(of_all, 1),
    )


def of_crops(said: NDArray[np.float32], columns: NDArray[np.int64]) -> NDArray[np.float32]:
    """What is said of tracks' patches [tracks, patches, k] -> of the one nearest to each column [tracks, crops, k]."""
    return np.take_along_axis(said, nearest_patch(columns)[:, :, None], 1)
