"""Which songs the teacher calls what, in the yes and no that the area under the ROC curve asks for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from data import Collection
from tags import calls_so
from teacher import song_tags_of_teacher

NOT_HEARD = -1


def teacher_says(collection: Collection) -> NDArray[np.int8]:
    """int8 [tracks, tags] of a whole collection: 1 where the teacher calls a track so (`calls_so`), 0 where not, -1
    where it has not heard the track."""
    if collection.tags is None:
        return np.zeros((len(collection.tracks), 0), np.int8)
    means = song_tags_of_teacher(collection, np.arange(len(collection.tracks)))
    return np.where(np.isnan(means), NOT_HEARD, calls_so(means)).astype(np.int8)
