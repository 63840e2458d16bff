"""The tag teacher, musicnn: its tags of songs and of crops."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hearing.data.collection import Collection
from hearing.front_end.picture import COLUMN_SECONDS, PATCH_COLUMNS

WINDOW_SECONDS = 3.0


def tags_of_songs(collection: Collection, tracks: NDArray[np.int64]) -> NDArray[np.float32]:
    """The mean of the teacher's windows [n, tags]; NaN where it has not heard the track."""
    if collection.tags is None:
        return np.full((len(tracks), 1), np.nan, np.float32)
    tags = np.full((len(tracks), len(collection.tags.names)), np.nan, np.float32)
    for index, track in enumerate(collection.tracks[tracks]):
        heard = collection.tags.tracks == track
        if heard.any():
            tags[index] = collection.tags.probabilities[heard].mean(0)
    return tags


def windows_of(collection: Collection, track: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """What it says of one track's windows: tags [windows, t] and their starts in seconds."""
    if collection.tags is None:
        return np.zeros((0, 0), np.float32), np.zeros(0, np.float32)
    own = collection.tags.tracks == collection.tracks[track]
    return collection.tags.probabilities[own], collection.tags.start_seconds[own]


def tags_of_crop(tags: NDArray[np.float32], starts: NDArray[np.float32], column: int) -> NDArray[np.float32] | None:
    """The mean of the teacher's windows that lie inside the crop at a column, or None where it heard none."""
    first = column * COLUMN_SECONDS
    last = first + PATCH_COLUMNS * COLUMN_SECONDS - WINDOW_SECONDS
    inside = (starts >= first) & (starts <= last)
    return tags[inside].mean(0) if inside.any() else None
