"""The part of the contract (spec.json) that training decides."""

from __future__ import annotations

from typing import Any

import numpy as np

from hearing.data.classes import CLASSES
from hearing.data.collection import Collection
from hearing.export.tags import Tag, describe, shown_above
from hearing.front_end.picture import BANDS, PATCH_COLUMNS
from hearing.heads.calibration import doubt_below, fit_temperature
from hearing.heads.embedding import LENGTH
from hearing.heads.pooling import POOLING, song_genres
from hearing.train.answers import HeldOut

Figures = dict[str, dict[str, Any]]


def contract(collection: Collection, answers: HeldOut | None, figures: Figures, outputs: list[str]) -> dict[str, Any]:
    """The part of the contract that training decides. What was not measured on held-out songs is not claimed."""
    classes, conformal = figures.get('classes_auc', {}), figures.get('conformal', {})
    shown = classes.get('shownAbove', {})
    temperature = fit_temperature(answers.logits, answers.labels) if answers else 1.0
    doubt = doubt_below(song_genres(answers.logits, temperature), answers.labels) if answers else 0.5
    return {
        'network': {
            'input': {'name': 'picture', 'shape': [-1, PATCH_COLUMNS, BANDS]},
            'outputs': {name: name for name in outputs},
        },
        'genres': list(collection.genres),
        'tags': describe_tags(collection, answers),
        'classes': [{**known, 'shownAbove': shown.get(known['name'])} for known in CLASSES],
        'musicBelow': classes.get('musicBelow'),
        'setAbove': conformal.get('setAbove'),
        'coverage': conformal.get('wanted'),
        'noneAbove': figures['none_of_these_auroc']['noneAbove'] if 'novelty' in outputs else None,
        'embeddingLength': LENGTH,
        'pooling': POOLING,
        'temperature': round(temperature, 4),
        'doubtBelow': doubt,
    }


def describe_tags(collection: Collection, answers: HeldOut | None) -> list[Tag]:
    if collection.tags is None:
        return []
    teacher = collection.tags
    if answers is None:
        return [describe(name, None) for name in teacher.names]
    taught = np.isin(answers.tracks, teacher.tracks)
    means = np.stack([teacher.probabilities[teacher.tracks == track].mean(0) for track in answers.tracks[taught]])
    heard = answers.tags[taught].astype(np.float64)
    return [describe(name, shown_above(heard[:, i], means[:, i])) for i, name in enumerate(teacher.names)]
