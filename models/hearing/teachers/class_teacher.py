"""The teacher of the classes: mn04, untouched, on a collection's pictures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from hearing.body.audioset_network import AudioSetNetwork
from hearing.cache import cached
from hearing.data.collection import Collection
from hearing.front_end.picture import patches
from hearing.half_precision import half_precision
from hearing.source_code import code_checksum


@dataclass(frozen=True)
class ClassTeacherSays:
    """Of a collection: logits of all of AudioSet's classes float16 [tracks, patches, 527] and what mn04 pools float16
    [tracks, patches, 384]."""

    logits: NDArray[np.float16]
    pooled: NDArray[np.float16]


def class_teacher_on(collection: Collection, weights: Path, folder: Path) -> ClassTeacherSays:
    """Through the same mapping as the network hears pictures; kept in a folder."""
    code = code_checksum(__name__)
    teacher = AudioSetNetwork(weights)
    inputs = [*(value.numpy() for value in teacher.state_dict().values()), collection.pictures]
    return ClassTeacherSays(**cached(folder, 'class-teacher', code, inputs, lambda: vars(ask(teacher, collection))))


def ask(teacher: AudioSetNetwork, collection: Collection) -> ClassTeacherSays:
    with torch.no_grad(), half_precision():
        said = [teacher.hear_pictures(torch.from_numpy(patches(stretch))) for stretch in collection.pictures]
    logits, pooled = (np.stack([one[i].float().numpy() for one in said]).astype(np.float16) for i in (0, 1))
    return ClassTeacherSays(logits, pooled)
