"""The recipe without one of its mechanisms, a variant for each.

What can be asked of a recipe is a setting whose neutral value switches the mechanism off; the rest is left out of what
the teacher or the head is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearing.body.feature_cache import Features, MusicFeatures
from hearing.body.features import POOLED, SPREAD, STATISTICS
from hearing.front_end.textures import TEXTURES
from hearing.teachers.kernel_ridge import LOGITS_PER_SCORE
from hearing.train.examples import Lesson
from hearing.train.recipe import Recipe

WHOLE = 'nothing'
# The network that the recipe has made: what is kept of an earlier recipe's variants stands beside its own.
RECIPE = '8.1.0'
LENGTHS = {'pooled': POOLED, 'spread': sum(SPREAD), 'statistics': sum(STATISTICS), 'textures': TEXTURES}


@dataclass(frozen=True)
class Variant:
    """`parts_left_out`: of the features, by their names in LENGTHS. `distilled` is false where the head learns labels;
    `judged_by_teacher` true where the teacher itself is asked about songs."""

    recipe: Recipe = field(default_factory=Recipe)
    parts_left_out: tuple[str, ...] = ()
    guessed_tags: bool = True
    degraded_taught: bool = True
    distilled: bool = True
    judged_by_teacher: bool = False

    @property
    def teacher(self) -> tuple[Any, ...]:
        """All that the teacher follows from: variants with the same have the same one."""
        asked = self.recipe
        return self.parts_left_out, self.guessed_tags, asked.ridge, asked.taught_crops


def without(**changes: Any) -> Recipe:
    return replace(Recipe(), **changes)


VARIANTS = {
    WHOLE: Variant(),
    'steadiness': Variant(without(steadiness=0.0)),
    'degraded_targets': Variant(degraded_taught=False),
    'free_music': Variant(without(others_share=0.0)),
    'distillation': Variant(without(others_share=0.0), distilled=False),
    'head': Variant(judged_by_teacher=True),
    'guessed_tags': Variant(guessed_tags=False),
    'taught_crops': Variant(without(taught_crops=0)),
    'textures': Variant(parts_left_out=('textures',)),
    'spread': Variant(parts_left_out=('spread',)),
    'statistics': Variant(parts_left_out=('statistics',)),
    'spread_and_statistics': Variant(parts_left_out=('spread', 'statistics')),
}


def by_teacher(names: Iterable[str]) -> list[list[str]]:
    """Variants that have the same teacher, in the order of the first of each."""
    found: dict[tuple[Any, ...], list[str]] = {}
    for name in names:
        found.setdefault(VARIANTS[name].teacher, []).append(name)
    return list(found.values())


def places(parts: Iterable[str]) -> NDArray[np.int64]:
    """Where parts lie among the features."""
    edges = np.cumsum([0, *LENGTHS.values()])
    own = [np.arange(*ends) for name, ends in zip(LENGTHS, pairwise(edges)) if name in parts]
    return np.concatenate([np.array([], np.int64), *own])


def silenced(features: Features, parts: Iterable[str]) -> Features:
    """Without what some parts of the features say: what never varies counts nowhere."""
    gone = places(parts)
    patches, crops = features.patches.copy(), features.crops.copy()
    patches[..., gone], crops[..., gone] = 0, 0
    return replace(features, patches=patches, crops=crops)


def silenced_music(music: MusicFeatures, parts: Sequence[str]) -> MusicFeatures:
    degraded = music.degraded.copy()
    degraded[..., places(parts)] = 0
    return MusicFeatures(silenced(music.clean, parts), degraded)


def taught(variant: Variant, lesson: Lesson, labels: NDArray[np.int64], genres: int) -> Lesson:
    """What the head is given of what the teacher says; `labels` are the songs'."""
    if not variant.degraded_taught:
        lesson = replace(lesson, music=replace(lesson.music, degraded=lesson.music.degraded[:, :0]))
    if not variant.distilled:
        wanted = LOGITS_PER_SCORE * (np.eye(genres, dtype=np.float32)[labels] - 1 / genres)
        lesson = replace(lesson, of_songs=np.repeat(wanted[:, None], lesson.of_songs.shape[1], 1))
    return lesson
