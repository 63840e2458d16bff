"""Freely licensed music, speech and sounds, with what mn04 says of them: what `free_music` has kept."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

NAMES = ('pictures', 'degraded', 'logits', 'pooled', 'sources')


@dataclass(frozen=True)
class FreeMusic:
    """`pictures` uint8 [stretches, 387, 128], and two of the same degraded (degrade.py) `degraded` uint8 [stretches, 2,
    387, 128]; `logits` float16 [stretches, patches, 527] and `pooled` float16 [stretches, patches, 384] of mn04 at
    full resolution; `sources`: package and file, or what was made up."""

    pictures: NDArray[np.uint8]
    degraded: NDArray[np.uint8]
    logits: NDArray[np.float16]
    pooled: NDArray[np.float16]
    sources: NDArray[np.str_]

    def of(self, stretches: NDArray[np.bool_]) -> FreeMusic:
        return FreeMusic(*(getattr(self, name)[stretches] for name in NAMES))


def load_free_music(file: Path) -> FreeMusic:
    """Raises FileNotFoundError where the music was never heard."""
    with np.load(file) as arrays:
        return FreeMusic(*(arrays[name] for name in NAMES))


def held_out_music(music: FreeMusic) -> NDArray[np.bool_]:
    """Which stretches no network learns from: those of every tenth file."""
    files = np.unique(music.sources)
    return np.isin(music.sources, np.random.default_rng(0).permutation(files)[: math.ceil(len(files) / 10)])


def learned_music(file: Path) -> FreeMusic:
    """What networks learn from: all but what is held out."""
    music = load_free_music(file)
    return music.of(~held_out_music(music))
