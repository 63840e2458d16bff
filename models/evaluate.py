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
Numbers = dict[str, Any]


def evaluate(folder: Path = PREDICTIONS) -> Numbers:
    """Raises ValueError when the answers come from different data."""
    answers = {protocol: read_protocol(folder, protocol) for protocol in ('fault_filtered', 'random10')}
    data = [part.about['data'] for parts in answers.values() for part in parts]
    if any(checksums != data[0] for checksums in data):
        raise ValueError(f'{folder}: answers from different data')
    segue: Numbers = {}
    if answers['fault_filtered']:
        segue['fault_filtered'] = over_seeds(answers['fault_filtered'])
    if answers['random10']:
        segue['random10'] = over_folds(answers['random10'])
    return {'segue': segue, 'data': data[0] if data else {}}


def read_protocol(folder: Path, protocol: str) -> list[HeldOut]:
    return [read_held_out(path) for path in sorted(folder.glob(f'{protocol}-*.npz'))]


def over_seeds(parts: list[HeldOut]) -> Numbers:
    """Each number is the mean over seeds; the interval resamples tracks; the confusion is summed."""
    seeds = [{'seed': part.about['seed'], **measure(part)} for part in parts]
    right = np.stack([is_right(part) for part in parts]).mean(0)
    nearest = [part.about['precisionAt5'] for part in parts]
    unknown = ~parts[0].artist_known
    return {
        'accuracy': rounded(right.mean()),
        'interval95': bootstrap(right),
        'ece': rounded(np.mean([seed['ece'] for seed in seeds])),
        'f1': {genre: rounded(np.mean([seed['f1'][genre] for seed in seeds])) for genre in parts[0].genres},
        'confusion': np.sum([seed['confusion'] for seed in seeds], axis=0).tolist(),
        'tracks': len(right),
        'unknownArtists': {'accuracy': rounded(right[unknown].mean()), 'tracks': int(unknown.sum())},
        'precisionAt5': {name: rounded(np.mean([found[name] for found in nearest])) for name in nearest[0]},
        'seeds': seeds,
        'recipe': parts[0].about['recipe'],
    }


def over_folds(parts: list[HeldOut]) -> Numbers:
    """All folds' tracks together, each heard by a network that had not heard it."""
    answers = join(parts)
    unknown = ~answers.artist_known
    return {
        **measure(answers),
        'unknownArtists': {'accuracy': rounded(is_right(answers)[unknown].mean()), 'tracks': int(unknown.sum())},
        'folds': [{'fold': part.about['fold'], 'accuracy': rounded(is_right(part).mean())} for part in parts],
        'seeds': sorted({part.about['seed'] for part in parts}),
        'recipe': parts[0].about['recipe'],
    }


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
