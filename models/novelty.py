"""How unlike every genre that was learned something sounds, from what AudioSet calls it and how much the genres doubt.

Three things are added up, each in its own deviations, because each knows genres that the others do not:
- how far a class of AudioSet's that is no learned genre stands above what songs of the learned ones reach;
- Mahalanobis' distance to the nearest genre among the logits of AudioSet's genres, one covariance for all (Lee et al.,
  "A Simple Unified Framework for Detecting Out-of-Distribution Samples", 2018);
- how unsure the first genre is (Hendrycks and Gimpel, "A Baseline for Detecting Misclassified Examples", 2017).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import softmax

from classes import CLASSES
from pretrained import plain

# Added to each variance, as a share of the mean variance: few songs know little of most directions.
RIDGE = 0.1
USUAL = 0.95
# A first genre that is surer than this is as sure as this.
CERTAIN = 0.999
# The area under the ROC curve, genres left out, from which on the app may trust the score.
LOWEST_AREA = 0.88
Parts = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]


@dataclass(frozen=True)
class Novelty:
    """Of class logits [n, c] and genre logits [n, g], with `temperature` as in the contract:

    logit = weights @ (max(others_scale * x + others_offset), min_g |matrix @ x + offset - centres[g]|, -logit of the
    greatest probability) + bias, where x are the logits of the classes `genres` [k]. The first part looks at `others`
    only, the places in `genres` of those that are no learned genre.
    """

    genres: NDArray[np.int64]
    others: NDArray[np.int64]
    others_scale: NDArray[np.float64]
    others_offset: NDArray[np.float64]
    matrix: NDArray[np.float64]
    offset: NDArray[np.float64]
    centres: NDArray[np.float64]
    temperature: float
    weights: tuple[float, float, float] = (1.0, 1.0, 1.0)
    bias: float = 0.0

    def parts(self, classes: NDArray[np.floating], genres: NDArray[np.floating]) -> Parts:
        called = classes[:, self.genres].astype(np.float64)
        above = (called[:, self.others] * self.others_scale + self.others_offset).max(1)
        whitened = called @ self.matrix.T + self.offset
        distance = np.sqrt(((whitened[:, None] - self.centres) ** 2).sum(2).min(1))
        first = softmax(genres / self.temperature, 1).max(1)
        return above, distance, np.log1p(-np.minimum(first, CERTAIN)) - np.log(first)

    def __call__(self, classes: NDArray[np.floating], genres: NDArray[np.floating]) -> NDArray[np.float64]:
        """[n, c] and [n, g] -> logits [n]."""
        return sum(w * part for w, part in zip(self.weights, self.parts(classes, genres))) + self.bias

    def of_songs(self, classes: NDArray[np.floating], genres: NDArray[np.floating]) -> NDArray[np.float64]:
        """[songs, patches, c] and [songs, patches, g] -> the mean over patches [songs]."""
        songs, patches = classes.shape[:2]
        flat = self(classes.reshape(songs * patches, -1), genres.reshape(songs * patches, -1))
        return flat.reshape(songs, patches).mean(1)


def fit_novelty(
    classes: NDArray[np.floating], labels: NDArray[np.int64], names: tuple[str, ...], temperature: float
) -> Novelty:
    """From the class logits [songs, patches, c] and labels of songs learned from, the genres named in `names`."""
    genres = np.array([index for index, known in enumerate(CLASSES) if known['kind'] == 'genre'])
    learned = {plain(name) for name in names}
    others = np.array([i for i, index in enumerate(genres) if plain(CLASSES[index]['audioset']) not in learned])
    called = classes.mean(1)[:, genres].astype(np.float64)
    centre, deviation = called.mean(0), called.std(0) + 1e-6
    usual = np.quantile(called, USUAL, axis=0)
    scaled = (called - centre) / deviation
    known = [genre for genre in range(len(names)) if (labels == genre).any()]
    means = np.stack([scaled[labels == genre].mean(0) for genre in known])
    within = np.concatenate([scaled[labels == genre] - mean for genre, mean in zip(known, means)])
    variance, axes = np.linalg.eigh(np.cov(within.T))
    whiten = (axes / np.sqrt(variance + RIDGE * variance.mean())).T
    return Novelty(
        genres=genres,
        others=others,
        others_scale=1 / deviation[others],
        others_offset=-usual[others] / deviation[others],
        matrix=whiten / deviation,
        offset=-whiten @ (centre / deviation),
        centres=means @ whiten.T,
        temperature=temperature,
    )


def balanced(novelty: Novelty, classes: NDArray[np.floating], genres: NDArray[np.floating]) -> Novelty:
    """With each part in its own deviations over songs that were not learned from, and 0 as their mean."""
    songs, patches = classes.shape[:2]
    flat = novelty.parts(classes.reshape(songs * patches, -1), genres.reshape(songs * patches, -1))
    per_song = [part.reshape(songs, patches).mean(1) for part in flat]
    weights = tuple(float(1 / part.std()) for part in per_song)
    bias = -sum(weight * part.mean() for weight, part in zip(weights, per_song))
    return replace(novelty, weights=weights, bias=float(bias))
