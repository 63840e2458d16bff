"""Crops of training tracks with their targets. It is given the training tracks alone and can see no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Examples:
    """Crops of tracks, and what is known of them, or of several in a batch: the last axis is of values.

    `heard`: impressions. `genres`: the teacher's logits. `tags` are known where `tags_known` is true, `classes`
    everywhere; both are probabilities.
    """

    heard: NDArray[np.float32]
    genres: NDArray[np.float32]
    tags: NDArray[np.float32]
    tags_known: NDArray[np.bool_]
    classes: NDArray[np.float32]

    def draw(self, tracks: NDArray[np.int64], rng: np.random.Generator) -> Examples:
        """A random crop of each of some tracks, an array of any shape."""
        crops = rng.integers(0, self.heard.shape[1], tracks.shape)
        return Examples(*(getattr(self, field.name)[tracks, crops] for field in fields(self)))

    def with_(self, others: Examples, axis: int = 0) -> Examples:
        """These and others together: further tracks, or along axis 1 further crops of these tracks."""
        pairs = ((getattr(self, field.name), getattr(others, field.name)) for field in fields(self))
        return Examples(*(np.concatenate(pair, axis) for pair in pairs))


def mixtures(songs: Examples, partners: Examples, count: int, rng: np.random.Generator) -> Examples:
    """`count` crops of each song, each mixed in some proportion with a crop of a partner; of genres, what is said of
    both: Zhang et al., "mixup: Beyond Empirical Risk Minimization", ICLR 2018."""
    tracks = np.repeat(np.arange(len(songs.heard))[:, None], count, 1)
    own = songs.draw(tracks, rng)
    other = partners.draw(rng.integers(0, len(partners.heard), tracks.shape), rng)
    share = rng.random((*tracks.shape, 1), np.float32)

    def mixed(name: str) -> NDArray[np.float32]:
        return share * getattr(own, name) + (1 - share) * getattr(other, name)

    known = own.tags_known & other.tags_known
    return Examples(mixed('heard'), mixed('genres'), mixed('tags'), known, mixed('classes'))


def epoch(
    songs: Examples, others: Examples, crops: int, others_share: float, batch_size: int, seed: list[int]
) -> Iterator[Examples]:
    """Every song `crops` times, in random order, and `others_share` as many crops of other music among them. The same
    seed gives the same batches."""
    rng = np.random.default_rng(seed)
    count = len(songs.heard)
    order = np.concatenate([rng.permutation(count) for _ in range(crops)])
    extra = count + rng.integers(0, max(len(others.heard), 1), int(len(order) * others_share))
    order = rng.permutation(np.concatenate([order, extra]))
    for start in range(0, len(order), batch_size):
        chosen = order[start : start + batch_size]
        own = songs.draw(chosen[chosen < count], rng)
        yield own.with_(others.draw(chosen[chosen >= count] - count, rng)) if len(others.heard) else own
