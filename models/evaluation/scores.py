"""What answers about held-out tracks are worth: accuracy with its interval, F1, confusion, calibration, tags."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from hearing.arrays import Floats
from hearing.export.tags import FEWEST_EXAMPLES
from hearing.heads.calibration import BINS, calibration_error, cross_fitted
from hearing.teachers.pseudo_labels import NOT_HEARD
from hearing.train.answers import HeldOut

RESAMPLINGS = 2000
Numbers = dict[str, Any]


def measure(answers: HeldOut) -> Numbers:
    """Accuracy with a 95 % bootstrap interval, calibration error, F1 and confusion.

    `confusion[i][j]`: tracks of genre i heard as genre j.
    """
    genres, labels = cross_fitted(answers.logits, answers.labels), answers.labels
    confusion = np.zeros((len(answers.genres), len(answers.genres)), dtype=int)
    np.add.at(confusion, (labels, genres.argmax(1)), 1)
    f1 = 2 * np.diag(confusion) / np.maximum(confusion.sum(0) + confusion.sum(1), 1)
    right = genres.argmax(1) == labels
    return {
        'accuracy': rounded(right.mean()),
        'interval95': bootstrap(right.astype(float)),
        'ece': rounded(calibration_error(genres, labels)),
        'f1': {genre: rounded(value) for genre, value in zip(answers.genres, f1)},
        'confusion': confusion.tolist(),
        'tracks': len(labels),
    }


def is_right(answers: HeldOut) -> NDArray[np.bool_]:
    """Per song, with a temperature that was fitted without it."""
    return cross_fitted(answers.logits, answers.labels).argmax(1) == answers.labels


def calibration_curve(seeds: list[HeldOut]) -> list[Numbers]:
    """Ten equal bins of the top probability, but for empty ones: its mean, the share that is right, how many."""
    heard = [(cross_fitted(answers.logits, answers.labels), answers.labels) for answers in seeds]
    top = np.concatenate([genres.max(1) for genres, _ in heard])
    right = np.concatenate([genres.argmax(1) == labels for genres, labels in heard])
    bins = np.minimum((top * BINS).astype(int), BINS - 1)
    return [
        {
            'confidence': rounded(top[bins == index].mean()),
            'accuracy': rounded(right[bins == index].mean()),
            'tracks': int((bins == index).sum()),
        }
        for index in sorted(set(bins))
    ]


def tags_auc(answers: HeldOut) -> Numbers:
    """Area under the ROC curve of each tag against the teacher, over the held-out tracks that it has heard.

    Tags with fewer than 15 tracks on either side are left out, and so not in the mean.
    """
    per_tag = {}
    for index, name in enumerate(answers.about['tags']):
        says = answers.tag_labels[:, index]
        heard = says != NOT_HEARD
        if min((says == 1).sum(), (says == 0).sum()) >= FEWEST_EXAMPLES:
            per_tag[name] = rounded(roc_auc_score(says[heard], answers.tags[heard, index]))
    return {'mean': rounded(np.mean(list(per_tag.values()))), 'per_tag': per_tag} if per_tag else {}


def bootstrap(scores: Floats) -> list[float]:
    """The 95 % interval of the mean of per-track scores, tracks resampled."""
    rng = np.random.default_rng(0)
    means = scores[rng.integers(0, len(scores), (RESAMPLINGS, len(scores)))].mean(1)
    return [rounded(edge) for edge in np.percentile(means, [2.5, 97.5])]


def rounded(value: float | np.floating[Any]) -> float:
    return round(float(value), 4)
