"""Which of AudioSet's classes the network keeps, and what mn04 says of a collection's songs."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from alone import alone
from audioset import AudioSetNetwork, class_names
from data import Collection
from picture import patches

CLASSES: list[dict[str, str]] = json.loads((Path(__file__).resolve().parent / 'classes.json').read_text())


# The places among them of what AudioSet knows as genres.
GENRE_CLASSES = [index for index, known in enumerate(CLASSES) if known['kind'] == 'genre']


def kept_classes(weights: Path) -> list[int]:
    """AudioSet's numbers of the classes that are kept, in their order."""
    names = class_names(weights)
    return [names.index(known['audioset']) for known in CLASSES]


@dataclass(frozen=True)
class Untouched:
    """What the untouched mn04 says: logits float16 [tracks, patches, 527] and pooled features float16 [tracks, patches,
    384]."""

    logits: NDArray[np.float16]
    features: NDArray[np.float16]


def heard_by_teacher(collection: Collection, weights: Path, kept: Path) -> Untouched:
    """mn04 on a collection, through the recipe's mapping; kept in a folder, by the pictures' checksum."""
    cache = kept / f'audioset-{hashlib.sha256(collection.pictures.tobytes()).hexdigest()[:8]}.npz'
    with alone(cache):
        if not cache.exists():
            hear(collection, weights, cache)
    with np.load(cache) as file:
        return Untouched(file['logits'], file['features'])


def hear(collection: Collection, weights: Path, kept: Path) -> None:
    teacher = AudioSetNetwork(weights)
    with torch.no_grad(), torch.autocast('cpu', dtype=torch.bfloat16):
        heard = [teacher.hear_pictures(torch.from_numpy(patches(stretch))) for stretch in collection.pictures]
    logits, features = (np.stack([said[i].float().numpy() for said in heard]).astype(np.float16) for i in (0, 1))
    np.savez(kept.with_suffix('.part.npz'), logits=logits, features=features)
    kept.with_suffix('.part.npz').rename(kept)
