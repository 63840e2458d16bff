"""Free music as a set of songs beside the real ones: what they are called is what the class teacher plainly hears."""

from __future__ import annotations

import numpy as np
from scipy.special import expit

from hearing.data.free_music import FreeMusic
from hearing.data.real_music import RealMusic

FREE = 'free'
# From so much on, the mean over a stretch, a class is a label: the teacher speaks softly.
PLAINLY = 0.1


def called_music(music: FreeMusic, class_names: list[str]) -> RealMusic:
    """Each stretch stands twice, as it is and encoded or otherwise degraded (degradation.py), which is called the same.

    `class_names`: AudioSet's, in the order of the teacher's logits.
    """
    heard = expit(music.logits.astype(np.float32)).mean(1)
    labels = [tuple(class_names[place] for place in np.flatnonzero(row >= PLAINLY)) for row in heard]
    stretches, columns = music.pictures.shape[:2]
    degraded = music.degraded[np.arange(stretches), np.arange(stretches) % music.degraded.shape[1]]
    return RealMusic(
        pictures=np.concatenate([music.pictures, degraded]),
        columns=np.full(2 * stretches, columns),
        sets=np.full(2 * stretches, FREE),
        ids=np.tile(music.sources, 2),
        labels=(*labels, *labels),
        moods=((),) * (2 * stretches),
        quadrants=np.full(2 * stretches, -1),
        groups=np.tile(music.sources, 2),
        degraded=music.degraded[:0, 0],
        degraded_of=np.zeros(0, np.int64),
        teacher=np.concatenate([music.logits, music.logits]),
    )
