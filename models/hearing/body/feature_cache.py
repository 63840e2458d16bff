"""The features that the adapted mn04 (adapt.py) makes of a collection, computed once for all trainings.

mn04 was adapted with free music and learns nothing more, so the features of a crop are the same in every fold and for
every seed. It has seen no song of the collection.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from hearing.body.features import FeatureExtractor
from hearing.cache import cached
from hearing.data.free_music import FreeMusic
from hearing.front_end.augmentation import OFTEN, augment
from hearing.front_end.picture import PATCH_COLUMNS, PATCH_STARTS, patches
from hearing.half_precision import half_precision
from hearing.source_code import code_checksum

CROPS = 20
MUSIC_CROPS = 4
SEED = 7

Pictures = NDArray[np.uint8] | Sequence[NDArray[np.uint8]]


@dataclass(frozen=True)
class Features:
    """Of tracks, float32: `patches` [tracks, patches, v], the contract's patches; `crops` [tracks, crops, v], augmented
    ones that begin at `crop_columns` [tracks, crops]."""

    patches: NDArray[np.float32]
    crops: NDArray[np.float32]
    crop_columns: NDArray[np.int64]

    def of(self, tracks: NDArray[np.int64]) -> Features:
        return Features(self.patches[tracks], self.crops[tracks], self.crop_columns[tracks])

    def all(self) -> NDArray[np.float32]:
        """[tracks, patches and then crops, v]."""
        return np.concatenate([self.patches, self.crops], 1)

    def columns(self) -> NDArray[np.int64]:
        """Where the patches and then the crops begin [tracks, patches and crops]."""
        return np.concatenate([np.tile(PATCH_STARTS, (len(self.patches), 1)), self.crop_columns], 1)


@dataclass(frozen=True)
class MusicFeatures:
    """Of free music as it is, and of its patches degraded in several ways: float32 [stretches, ways, patches, v]."""

    clean: Features
    degraded: NDArray[np.float32]

    def all(self) -> NDArray[np.float32]:
        """[stretches, patches, crops and then degraded patches, v]."""
        stretches, ways, patches, length = self.degraded.shape
        return np.concatenate([self.clean.all(), self.degraded.reshape(stretches, ways * patches, length)], 1)


def features_of(extractor: FeatureExtractor, pictures: Pictures, folder: Path, crops: int = CROPS) -> Features:
    """Of the contract's patches and so many augmented crops of each picture; kept in a folder."""
    inputs = [*(value.numpy() for value in extractor.state_dict().values()), *pictures]
    arrays = cached(
        folder,
        f'features-{crops}',
        code_checksum(__name__),
        inputs,
        lambda: vars(compute(extractor.eval(), pictures, crops)),
    )
    return Features(**arrays)


def features_of_music(extractor: FeatureExtractor, music: FreeMusic, folder: Path) -> MusicFeatures:
    clean = features_of(extractor, music.pictures, folder, MUSIC_CROPS)
    stretches, ways, *size = music.degraded.shape
    degraded = features_of(extractor, music.degraded.reshape(stretches * ways, *size), folder, 0).patches
    return MusicFeatures(clean, degraded.reshape(stretches, ways, *degraded.shape[1:]))


def compute(extractor: FeatureExtractor, pictures: Pictures, crops: int) -> Features:
    """Crops in half precision: they are many, and no picture is judged by them."""
    rng = np.random.default_rng(SEED)
    columns = np.stack([rng.integers(0, len(picture) - PATCH_COLUMNS + 1, crops) for picture in pictures])
    plain, changed = [], []
    with torch.no_grad():
        for picture, starts in zip(pictures, columns):
            plain.append(extractor(torch.from_numpy(patches(picture))).numpy())
            if crops == 0:
                continue
            with half_precision():
                crop = torch.from_numpy(augment(patches(picture, starts), rng, OFTEN))
                changed.append(extractor(crop).float().numpy())
    return Features(np.stack(plain), np.stack(changed) if crops else np.stack(plain)[:, :0], columns)
