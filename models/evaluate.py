"""Writes models/metrics.json from the held-out answers in models/predictions/, and from nothing else.

    python3 models/evaluate.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from calibration import calibration_error, cross_fitted
from predictions import PREDICTIONS, HeldOut, join, read_held_out

METRICS = Path(__file__).resolve().parent / 'metrics.json'
RESAMPLINGS = 2000
PROTOCOLS = ('fault_filtered', 'grouped5', 'random10')
Numbers = dict[str, Any]


def evaluate(folder: Path = PREDICTIONS) -> Numbers:
    """Raises ValueError when the answers come from different data."""
    answers = {protocol: read_protocol(folder, protocol) for protocol in PROTOCOLS}
    data = [part.about['data'] for parts in answers.values() for part in parts]
    if any(checksums != data[0] for checksums in data):
        raise ValueError(f'{folder}: answers from different data')
    segue = {protocol: over_seeds(parts) for protocol, parts in answers.items() if parts}
    return {'segue': segue, 'data': data[0] if data else {}}


def read_protocol(folder: Path, protocol: str) -> list[HeldOut]:
    return [read_held_out(path) for path in sorted(folder.glob(f'{protocol}-*.npz'))]


def over_seeds(parts: list[HeldOut]) -> Numbers:
    """All folds' tracks together, each heard by a network that had not heard it; each number is the mean over seeds.

    The interval resamples tracks; the confusion is summed. Raises ValueError when two seeds heard different folds.
    """
    seeds = sorted({part.about['seed'] for part in parts})
    answers = [join([part for part in parts if part.about['seed'] == seed]) for seed in seeds]
    if any(list(other.tracks) != list(answers[0].tracks) for other in answers):
        raise ValueError('not every seed has heard every fold')
    measured = [measure(answer) for answer in answers]
    right = np.stack([is_right(answer) for answer in answers]).mean(0)
    unknown = ~answers[0].artist_known
    return {
        'accuracy': rounded(right.mean()),
        'interval95': bootstrap(right),
        'ece': rounded(np.mean([seed['ece'] for seed in measured])),
        'f1': {genre: rounded(np.mean([seed['f1'][genre] for seed in measured])) for genre in parts[0].genres},
        'confusion': np.sum([seed['confusion'] for seed in measured], axis=0).tolist(),
        'tracks': len(right),
        'unknownArtists': {'accuracy': rounded(right[unknown].mean()), 'tracks': int(unknown.sum())},
        'seeds': [{'seed': seed, **numbers} for seed, numbers in zip(seeds, measured)],
        'folds': [fold_numbers(part) for part in parts],
        'recipe': parts[0].about['recipe'],
    } | nearest(parts)


def fold_numbers(part: HeldOut) -> Numbers:
    """A fold by itself, its temperature fitted within it."""
    accuracy = rounded(is_right(part).mean())
    return {'seed': part.about['seed'], 'fold': part.about['fold'], 'accuracy': accuracy}


def nearest(parts: list[HeldOut]) -> Numbers:
    """How well each space finds songs of the same genre, where the runs measured that."""
    found = [part.about['precisionAt5'] for part in parts if 'precisionAt5' in part.about]
    means = {name: rounded(np.mean([one[name] for one in found])) for name in found[0]} if found else {}
    return {'precisionAt5': means} if found else {}


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


def bootstrap(scores: NDArray[np.floating]) -> list[float]:
    """The 95 % interval of the mean of per-track scores, tracks resampled."""
    rng = np.random.default_rng(0)
    means = scores[rng.integers(0, len(scores), (RESAMPLINGS, len(scores)))].mean(1)
    return [rounded(edge) for edge in np.percentile(means, [2.5, 97.5])]


def rounded(value: float) -> float:
    return round(float(value), 4)


if __name__ == '__main__':
    METRICS.write_text(json.dumps(evaluate(), indent=4) + '\n')
    print(f'wrote {METRICS}')
