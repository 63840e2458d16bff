"""Which songs the teacher calls what, in the yes and no that the area under the ROC curve asks for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from data import Collection
from tags import SHARE_CALLED_SO, TEACHER_IS_SILENT, TEACHER_SAYS_SO
from teacher import song_tags_of_teacher

NOT_HEARD = -1


def teacher_says(collection: Collection) -> NDArray[np.int8]:
    """int8 [tracks, tags] of a whole collection: 1 where the teacher calls a track so, 0 where not, -1 where it has not
    heard the track.

    Of a tag that it rarely says aloud, the tenth of its songs that it calls so most are those that it calls so.
    """
    if collection.tags is None:
        return np.zeros((len(collection.tracks), 0), np.int8)
    means = song_tags_of_teacher(collection, np.arange(len(collection.tracks)))
    limits = np.minimum(TEACHER_SAYS_SO, np.nanquantile(means, 1 - SHARE_CALLED_SO, axis=0))
    says_so = means >= np.maximum(limits, TEACHER_IS_SILENT)
    return np.where(np.isnan(means), NOT_HEARD, says_so).astype(np.int8)
