"""Sound that mn04 has heard at its full resolution: free music, and of real music what no label is needed for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hearing.data.free_music import held_out_music, load_free_music
from hearing.data.real_music import artist_folds, load_real_music
from hearing.front_end.picture import PATCH_COLUMNS, PATCH_STARTS

# The artists of this fold are heard by no body, so that figures of theirs are of songs that nothing here knew.
UNHEARD_FOLD = 0


@dataclass(frozen=True)
class TaughtSound:
    """Of n stretches: `pictures` uint8 [n, 387, 128], and of their five patches what mn04 made of the same ten seconds
    of sound, `pooled` float32 [n, 5, 384] and `logits` float32 [n, 5, 527], where it `heard` [n, 5] them;
    `held_out` [n]: nothing learns from them."""

    pictures: NDArray[np.uint8]
    pooled: NDArray[np.float32]
    logits: NDArray[np.float32]
    heard: NDArray[np.bool_]
    held_out: NDArray[np.bool_]

    def of(self, stretches: NDArray[np.bool_]) -> TaughtSound:
        return TaughtSound(*(values[stretches] for values in vars(self).values()))


def load_taught_sound(free_music: Path, data: Path) -> TaughtSound:
    """Raises FileNotFoundError where free music was never heard, or `data` has no real music."""
    return joined(of_free_music(free_music), of_real_music(data))


def of_free_music(file: Path) -> TaughtSound:
    music = load_free_music(file)
    heard = np.ones(music.pooled.shape[:2], bool)
    pooled, logits = music.pooled.astype(np.float32), music.logits.astype(np.float32)
    return TaughtSound(music.pictures, pooled, logits, heard, held_out_music(music))


def of_real_music(data: Path) -> TaughtSound:
    """Of `world/`, the songs that have a whole patch; of GTZAN nothing."""
    with np.load(data / 'world' / 'world.npz') as arrays:
        pictures, columns, pooled, logits = (arrays[name] for name in ('pictures', 'columns', 'features', 'logits'))
    whole = np.array(PATCH_STARTS) + PATCH_COLUMNS <= columns[:, None]
    heard = whole & ~np.isnan(pooled).any(2)
    held_out = artist_folds(load_real_music(data))[: len(pictures)] == UNHEARD_FOLD
    sound = TaughtSound(pictures, pooled.astype(np.float32), logits.astype(np.float32), heard, held_out)
    return sound.of(heard.any(1))


def joined(*parts: TaughtSound) -> TaughtSound:
    return TaughtSound(*(np.concatenate(values) for values in zip(*(vars(part).values() for part in parts))))
