"""The impressions that a collection makes on the adapted mn04 (adapt.py), computed once for all trainings.

mn04 was adapted with free music and learns nothing more, so what it hears of a crop is the same in every fold and for
every seed. It has seen no song of the collection.
"""

from __future__ import annotations

import hashlib
import inspect
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from hearing.body.features import IMPRESSION_BLOCKS, PART_LENGTHS
from hearing.data.free_music import FreeMusic
from hearing.file_lock import alone
from hearing.front_end import augment as augmentation
from hearing.front_end.augment import OFTEN, augment
from hearing.front_end.picture import PATCH_COLUMNS, PATCH_STARTS, patches
from hearing.front_end.textures import BAND_ATOMS, BAND_MEANS, TIME_ATOMS, TIME_MEANS
from hearing.heads.network import SegueNetwork

CROPS = 20
MUSIC_CROPS = 4
SEED = 7


@dataclass(frozen=True)
class Heard:
    """Impressions float32: `plain` [tracks, patches, v], the contract's patches; `crops` [tracks, crops, v], augmented
    ones that begin at `columns` [tracks, crops]."""

    plain: NDArray[np.float32]
    crops: NDArray[np.float32]
    columns: NDArray[np.int64]

    def of(self, tracks: NDArray[np.int64]) -> Heard:
        return Heard(self.plain[tracks], self.crops[tracks], self.columns[tracks])


def impressions(network: SegueNetwork, pictures: Sequence[NDArray[np.uint8]], kept: Path, crops: int = CROPS) -> Heard:
    """What a network's body hears; kept in a folder, by the checksum of all that it follows from."""
    state = [*network.features.state_dict().values(), network.input.matrix, network.input.offset]
    numbers = [*(value.numpy() for value in state), BAND_ATOMS, BAND_MEANS, TIME_ATOMS, TIME_MEANS, *pictures]
    how = repr((IMPRESSION_BLOCKS, PART_LENGTHS, OFTEN, SEED)) + inspect.getsource(augmentation)
    digest = hashlib.sha256(b''.join([how.encode(), *(array.tobytes() for array in numbers)])).hexdigest()[:12]
    cache = kept / f'heard-{crops}-{digest}.npz'
    with alone(cache):
        if not cache.exists():
            heard = hear(network.eval(), pictures, crops)
            np.savez(cache.with_suffix('.part.npz'), plain=heard.plain, crops=heard.crops, columns=heard.columns)
            os.replace(cache.with_suffix('.part.npz'), cache)
    with np.load(cache) as file:
        return Heard(file['plain'], file['crops'], file['columns'])


def of_music(network: SegueNetwork, music: FreeMusic, kept: Path) -> Heard:
    """Of free music; after the augmented crops come the patches of each degraded picture."""
    heard = impressions(network, music.pictures, kept, MUSIC_CROPS)
    count, kinds = music.degraded.shape[:2]
    others = impressions(network, music.degraded.reshape(count * kinds, *music.degraded.shape[2:]), kept, 0).plain
    columns = np.tile(PATCH_STARTS, (count, kinds))
    return Heard(
        heard.plain,
        np.concatenate([heard.crops, others.reshape(count, columns.shape[1], -1)], 1),
        np.concatenate([heard.columns, columns], 1),
    )


def degraded(music: Heard) -> NDArray[np.float32]:
    """The middle patch of each stretch, and of what became of it: [stretches, 1 + kinds, v] of `of_music`."""
    patches = music.plain.shape[1]
    middle = patches // 2
    return np.concatenate([music.plain[:, [middle]], music.crops[:, MUSIC_CROPS + middle :: patches]], 1)


def hear(network: SegueNetwork, pictures: Sequence[NDArray[np.uint8]], crops: int) -> Heard:
    rng = np.random.default_rng(SEED)
    columns = np.stack([rng.integers(0, len(picture) - PATCH_COLUMNS + 1, crops) for picture in pictures])
    plain, changed = [], []
    with torch.no_grad():
        for index, picture in enumerate(pictures):
            plain.append(network.hear(torch.from_numpy(patches(picture))).numpy())
            if crops == 0:
                continue
            with torch.autocast('cpu', dtype=torch.bfloat16):
                crop = torch.from_numpy(augment(patches(picture, columns[index]), rng, OFTEN))
                changed.append(network.hear(crop).float().numpy())
    return Heard(np.stack(plain), np.stack(changed) if crops else np.stack(plain)[:, :0], columns)


def crop_columns(heard: Heard) -> NDArray[np.int64]:
    """Where the contract's patches and the augmented crops after them begin."""
    return np.concatenate([np.tile(PATCH_STARTS, (len(heard.plain), 1)), heard.columns], 1)


def all_crops(heard: Heard) -> NDArray[np.float32]:
    """[tracks, patches and crops, v]."""
    return np.concatenate([heard.plain, heard.crops], 1)
