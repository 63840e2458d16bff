"""What the blocks that stay hear of a collection, computed once for all trainings.

The first blocks of the body were adapted to pictures with free music (adapt.py) and learn nothing more, so what they
hear of a crop is the same in every fold and for every seed. They have seen no song of the collection.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from alone import alone
from augment import augment
from network import SegueNetwork
from picture import PATCH_COLUMNS, patches

CROPS = 20
MUSIC_CROPS = 4
SEED = 7


@dataclass(frozen=True)
class Heard:
    """`plain` float32 [tracks, patches, c, h, w]: the contract's patches. `crops` float16 [tracks, crops, c, h, w]:
    augmented ones, that begin at `columns` [tracks, crops]."""

    plain: NDArray[np.float32]
    crops: NDArray[np.float16]
    columns: NDArray[np.int64]


def heard_by_blocks(
    network: SegueNetwork, blocks: int, pictures: Sequence[NDArray[np.uint8]], kept: Path, crops: int = CROPS
) -> Heard:
    """What the first `blocks` of a network hear; kept in a folder, by the checksum of these blocks and the pictures."""
    state = network.features[:blocks].state_dict()
    parts = [*(value.numpy().tobytes() for value in state.values()), *(picture.tobytes() for picture in pictures)]
    digest = hashlib.sha256(b''.join(parts)).hexdigest()[:12]
    folder = kept / f'heard-{blocks}-{crops}-{digest}'
    with alone(folder):
        if not folder.exists():
            unfinished = folder.with_suffix('.part')
            unfinished.mkdir(exist_ok=True)
            write(network.eval(), blocks, pictures, crops, unfinished)
            os.replace(unfinished, folder)
    return Heard(*(np.load(folder / f'{name}.npy', mmap_mode='r') for name in ('plain', 'crops', 'columns')))


def write(network: SegueNetwork, blocks: int, pictures: Sequence[NDArray[np.uint8]], crops: int, folder: Path) -> None:
    rng = np.random.default_rng(SEED)
    last = [len(picture) - PATCH_COLUMNS for picture in pictures]
    columns = np.stack([rng.integers(0, most + 1, crops) for most in last])
    arrays: dict[str, NDArray[np.floating]] = {}
    for index, picture in enumerate(pictures):
        heard = {'plain': hear(network, blocks, patches(picture), torch.float32)}
        heard['crops'] = hear(network, blocks, augment(patches(picture, columns[index]), rng), torch.bfloat16)
        for name, values in heard.items():
            if name not in arrays:
                kind = np.float32 if name == 'plain' else np.float16
                shape = (len(pictures), *values.shape)
                arrays[name] = np.lib.format.open_memmap(folder / f'{name}.npy', 'w+', kind, shape)
            arrays[name][index] = values
    np.save(folder / 'columns.npy', columns)


def hear(network: SegueNetwork, blocks: int, pictures: NDArray[np.float32], kind: torch.dtype) -> NDArray[np.float32]:
    with torch.no_grad(), torch.autocast('cpu', dtype=torch.bfloat16, enabled=kind == torch.bfloat16):
        return network.hear(torch.from_numpy(pictures), 0, blocks).float().contiguous().numpy()
