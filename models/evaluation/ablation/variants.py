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
from hearing.body.features import FEATURES, POOLED, SPREAD, STATISTICS
from hearing.front_end.textures import TEXTURES
from hearing.teachers.kernel_ridge import LOGITS_PER_SCORE
from hearing.train.examples import Lesson
from hearing.train.recipe import Recipe

WHOLE = 'nothing'
# So much smoothing that nothing is whitened.
FLAT = 1e9
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
        of_recipe = asked.smoothing, asked.sameness, asked.ridge, asked.taught_crops
        return self.parts_left_out, self.guessed_tags, *of_recipe


def without(**changes: Any) -> Recipe:
    return replace(Recipe(), **changes)


VARIANTS = {
    WHOLE: Variant(),
    'mixtures': Variant(without(mixed_crops=0)),
    'steadiness': Variant(without(steadiness=0.0)),
    'degraded_targets': Variant(degraded_taught=False),
    'free_music': Variant(without(others_share=0.0)),
    'distillation': Variant(without(others_share=0.0), distilled=False),
    'head': Variant(judged_by_teacher=True),
    'guessed_tags': Variant(guessed_tags=False),
    'taught_crops': Variant(without(taught_crops=0)),
    'degraded_axes': Variant(without(sameness=0.0)),
    'degraded_music': Variant(without(sameness=0.0), degraded_taught=False),
    'whitening': Variant(without(smoothing=FLAT)),
    'whitening_and_taught_crops': Variant(without(smoothing=FLAT, taught_crops=0)),
    'whitening_taught_crops_and_mixtures': Variant(without(smoothing=FLAT, taught_crops=0, mixed_crops=0)),
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


def smoothed(variant: Variant) -> Recipe:
    """The recipe with its smoothing, which is in mean variances, as if the parts that are left out were not there."""
    kept = FEATURES - len(places(variant.parts_left_out))
    return replace(variant.recipe, smoothing=variant.recipe.smoothing * FEATURES / kept)


def taught(variant: Variant, lesson: Lesson, labels: NDArray[np.int64], genres: int) -> Lesson:
    """What the head is given of what the teacher says; `labels` are the songs'."""
    if not variant.degraded_taught:
        lesson = replace(lesson, music=replace(lesson.music, degraded=lesson.music.degraded[:, :0]))
    if not variant.distilled:
        wanted = LOGITS_PER_SCORE * (np.eye(genres, dtype=np.float32)[labels] - 1 / genres)
        lesson = replace(lesson, of_songs=np.repeat(wanted[:, None], lesson.of_songs.shape[1], 1))
    return lesson
