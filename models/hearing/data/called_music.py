"""Free music as a set of songs beside the real ones: what they are called is what the class teacher plainly hears."""

from __future__ import annotations

import numpy as np
from scipy.special import expit

from hearing.data.free_music import FreeMusic
from hearing.data.real_music import RealMusic
from hearing.data.vocabulary import Vocabulary

FREE = 'free'
# From so much on, the mean over a stretch, a class is a label: the teacher speaks softly.
PLAINLY = 0.1


def called_music(music: FreeMusic, words: Vocabulary, class_names: list[str]) -> RealMusic:
    """The stretches whose name speaks of a family. `class_names`: AudioSet's, in the order of the teacher's logits."""
    heard = expit(music.logits.astype(np.float32)).mean(1)
    known = [class_names.index(name) for name in words.label_families[FREE]]
    called = (heard[:, known] >= PLAINLY).any(1)
    music, heard = music.of(called), heard[called]
    stretches, columns = music.pictures.shape[:2]
    return RealMusic(
        pictures=music.pictures,
        columns=np.full(stretches, columns),
        sets=np.full(stretches, FREE),
        ids=music.sources,
        labels=tuple(tuple(class_names[place] for place in np.flatnonzero(row >= PLAINLY)) for row in heard),
        moods=((),) * stretches,
        quadrants=np.full(stretches, -1),
        groups=music.sources,
        degraded=music.degraded[:0, 0],
        degraded_of=np.zeros(0, np.int64),
        teacher=music.logits,
    )
