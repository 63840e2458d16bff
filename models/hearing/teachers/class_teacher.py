"""What mn04, untouched, says of a collection's songs: the teacher of the classes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from hearing.body.audioset_network import AudioSetNetwork
from hearing.data.collection import Collection
from hearing.file_lock import alone
from hearing.front_end.picture import patches


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
