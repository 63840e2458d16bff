"""Crops of training tracks with their targets. It is given the training tracks alone and can see no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, kw_only=True)
class Targets:
    """What is known of crops of tracks [tracks, crops, ...], or of several in a batch [n, ...]; the last axis is of
    values.

    `genres`: the genre teacher's logits. `tags` are known where `tags_known` is true, `classes` everywhere; both are
    probabilities.
    """

    genres: NDArray[np.float32]
    tags: NDArray[np.float32]
    tags_known: NDArray[np.bool_]
    classes: NDArray[np.float32]

    def draw(self, tracks: NDArray[np.int64], rng: np.random.Generator) -> Self:
        """A random crop of each of some tracks [n]."""
        crops = rng.integers(0, self.genres.shape[1], tracks.shape)
        return type(self)(**{field.name: getattr(self, field.name)[tracks, crops] for field in fields(self)})

    def with_(self, others: Self) -> Self:
        """These and other tracks together."""
        pairs = {field.name: (getattr(self, field.name), getattr(others, field.name)) for field in fields(self)}
        return type(self)(**{name: np.concatenate(pair) for name, pair in pairs.items()})


@dataclass(frozen=True, kw_only=True)
class Examples(Targets):
    """Crops by their features."""

    features: NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class PreparedExamples(Targets):
    """Crops by what the heads draw from (`SegueNetwork.prepare`), which is the same in every epoch."""

    prepared: NDArray[np.float32]


def epoch(
    songs: PreparedExamples, others: PreparedExamples, crops: int, others_share: float, batch_size: int, seed: list[int]
) -> Iterator[PreparedExamples]:
    """Every song `crops` times, in random order, and `others_share` as many crops of other music among them. The same
    seed gives the same batches."""
    rng = np.random.default_rng(seed)
    count = len(songs.genres)
    order = np.concatenate([rng.permutation(count) for _ in range(crops)])
    extra = count + rng.integers(0, max(len(others.genres), 1), int(len(order) * others_share))
    order = rng.permutation(np.concatenate([order, extra]))
    for start in range(0, len(order), batch_size):
        chosen = order[start : start + batch_size]
        own = songs.draw(chosen[chosen < count], rng)
        yield own.with_(others.draw(chosen[chosen >= count] - count, rng)) if len(others.genres) else own
