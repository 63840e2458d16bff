"""How unlike every genre that was learned something sounds: from what mn04 itself calls it, and the genres' doubt.

Four things are added up, each in its own deviations, because each knows genres that the others do not:
- how far a class of AudioSet's that is no learned genre stands above what songs of the learned ones reach;
- Mahalanobis' distance to the nearest genre among the logits of AudioSet's genres, one covariance for all (Lee et al.,
  "A Simple Unified Framework for Detecting Out-of-Distribution Samples", 2018);
- how unsure the first genre is (Hendrycks and Gimpel, "A Baseline for Detecting Misclassified Examples", 2017);
- among how many genres it lies: the entropy of their probabilities.

What degrading changes in what mn04 calls music counts less (degradation.py): a song does not become another kind of
music by being encoded, or heard through a telephone.

AudioSet's genres are asked of mn04 as free music has adapted it: a head that learned from songs would hear those songs
more like mn04 than others, so that the others seemed further off.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.special import softmax

from hearing.arrays import Floats
from hearing.body.feature_cache import features_of_music
from hearing.data.classes import CLASSES, GENRE_CLASSES, plain
from hearing.data.free_music import learned_music
from hearing.folders import Folders
from hearing.heads.network import SegueNetwork
from hearing.heads.prediction import predict_features
from hearing.heads.whitening import within

# Added to each variance, as a share of the mean variance: few songs know little of most directions.
RIDGE = 0.1
# Of what degrading changes, beside what differs among songs of a genre.
SAMENESS = 20.0
USUAL = 0.95
# A first genre that is surer than this is as sure as this.
CERTAIN = 0.999
# The area under the ROC curve, genres left out, from which on the app may trust the score.
LOWEST_AREA = 0.88
# A probability that is less than this counts as this.
IMPOSSIBLE = 1e-7
Array = NDArray[np.float64]
Parts = tuple[Array, Array, Array, Array]


@dataclass(frozen=True)
class Novelty:
    """Of what mn04 calls it, logits x [n, a], and genre logits [n, g], with `temperature` as in the contract:

    logit = weights @ (max(others_scale * x + others_offset), min_g |matrix @ x + offset - centres[g]|, -logit of the
    greatest probability, entropy) + bias. The first part looks at `others` only, the places in x of what is no learned
    genre.
    """

    others: NDArray[np.int64]
    others_scale: Array
    others_offset: Array
    matrix: Array
    offset: Array
    centres: Array
    temperature: float
    weights: tuple[float, ...] = (1.0, 1.0, 1.0, 1.0)
    bias: float = 0.0

    def parts(self, called: Floats, genres: Floats) -> Parts:
        called = called.astype(np.float64)
        above = (called[:, self.others] * self.others_scale + self.others_offset).max(1)
        whitened = called @ self.matrix.T + self.offset
        distance = np.sqrt(((whitened[:, None] - self.centres) ** 2).sum(2).min(1))
        probabilities = softmax(genres / self.temperature, 1)
        first = probabilities.max(1)
        doubt = np.log1p(-np.minimum(first, CERTAIN)) - np.log(first)
        return above, distance, doubt, -(probabilities * np.log(np.maximum(probabilities, IMPOSSIBLE))).sum(1)

    def __call__(self, called: Floats, genres: Floats) -> Array:
        """[n, a] and [n, g] -> logits [n]."""
        weighted = (weight * part for weight, part in zip(self.weights, self.parts(called, genres)))
        return sum(weighted, start=np.zeros(len(called))) + self.bias

    def of_songs(self, called: Floats, genres: Floats) -> Array:
        """[songs, patches, a] and [songs, patches, g] -> the mean over patches [songs]."""
        songs, patches = called.shape[:2]
        flat = self(called.reshape(songs * patches, -1), genres.reshape(songs * patches, -1))
        return flat.reshape(songs, patches).mean(1)


def called_degraded(network: SegueNetwork, folders: Folders) -> NDArray[np.float32]:
    """What mn04 calls free music, as it is and degraded: logits [stretches, hearings, a].

    The same for all networks that began from one start.
    """
    features = features_of_music(network.extractor, learned_music(folders.free_music), folders.cache)
    return predict_features(network, features.middle()).called


def fit_novelty(
    called: Floats,
    labels: NDArray[np.int64],
    names: tuple[str, ...],
    temperature: float,
    hearings: Floats,
) -> Novelty:
    """From what mn04 calls the songs learned from, logits [songs, patches, a], their labels, the genres named in
    `names`, and what it calls other music as it is and degraded, logits [stretches, hearings, a]
    (`called_degraded`)."""
    learned = {plain(name) for name in names}
    others = np.array([i for i, index in enumerate(GENRE_CLASSES) if plain(CLASSES[index]['audioset']) not in learned])
    called = called.mean(1).astype(np.float64)
    centre, deviation = called.mean(0), called.std(0) + 1e-6
    usual = np.quantile(called, USUAL, axis=0)
    scaled = (called - centre) / deviation
    known = [genre for genre in range(len(names)) if (labels == genre).any()]
    means = np.stack([scaled[labels == genre].mean(0) for genre in known])
    apart = np.concatenate([scaled[labels == genre] - mean for genre, mean in zip(known, means)])
    degrading = SAMENESS * within(torch.from_numpy((hearings - centre) / deviation)).numpy()
    variance, axes = np.linalg.eigh(np.cov(apart.T) + degrading)
    whiten = (axes / np.sqrt(variance + RIDGE * variance.mean())).T
    broad = (deviation * np.sqrt(1 + np.diag(degrading)))[others]
    return Novelty(
        others=others,
        others_scale=1 / broad,
        others_offset=-usual[others] / broad,
        matrix=whiten / deviation,
        offset=-whiten @ (centre / deviation),
        centres=means @ whiten.T,
        temperature=temperature,
    )


def balanced(novelty: Novelty, called: Floats, genres: Floats) -> Novelty:
    """With each part in its own deviations over songs that were not learned from, and 0 as their mean."""
    songs, patches = called.shape[:2]
    flat = novelty.parts(called.reshape(songs * patches, -1), genres.reshape(songs * patches, -1))
    per_song = [part.reshape(songs, patches).mean(1) for part in flat]
    weights = tuple(float(1 / part.std()) for part in per_song)
    bias = -sum(weight * part.mean() for weight, part in zip(weights, per_song))
    return replace(novelty, weights=weights, bias=float(bias))
