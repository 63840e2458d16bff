"""Which songs a teacher calls what, in the yes and no that the area under the ROC curve asks for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hearing.arrays import Floats
from hearing.data.collection import Collection
from hearing.teachers.tag_teacher import tags_of_songs

# The teacher speaks softly: its mean over a song is rarely higher for a tag that plainly fits. Of moods and voices it
# speaks more softly still, so there the tenth of the songs that it calls so most are those that it calls so.
TEACHER_SAYS_SO = 0.2
SHARE_CALLED_SO = 0.1
TEACHER_IS_SILENT = 0.02
NOT_HEARD = -1


def tag_labels(collection: Collection) -> NDArray[np.int8]:
    """int8 [tracks, tags] of a whole collection: 1 where the tag teacher calls a track so (`pseudo_labels`), 0 where
    not, -1 where it has not heard the track."""
    if collection.tags is None:
        return np.zeros((len(collection.tracks), 0), np.int8)
    means = tags_of_songs(collection, np.arange(len(collection.tracks)))
    return np.where(np.isnan(means), NOT_HEARD, pseudo_labels(means)).astype(np.int8)


def pseudo_labels(teacher: Floats) -> NDArray[np.bool_]:
    """Which songs a teacher calls so, by its mean probabilities [songs] or [songs, k]; none that it never heard (NaN).

    Of what it rarely says aloud, the tenth of its songs that it calls so most are those that it calls so.
    """
    limits = np.minimum(TEACHER_SAYS_SO, np.nanquantile(teacher, 1 - SHARE_CALLED_SO, axis=0))
    return teacher >= np.maximum(limits, TEACHER_IS_SILENT)
