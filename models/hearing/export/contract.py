"""The part of the contract (spec.json) that training decides."""

from __future__ import annotations

from typing import Any

import numpy as np

from hearing.data.classes import CLASSES
from hearing.data.collection import Collection
from hearing.data.vocabulary import Vocabulary
from hearing.export.tags import Tag, describe, shown_above
from hearing.front_end.picture import BANDS, PATCH_COLUMNS
from hearing.heads.calibration import fit_temperature
from hearing.heads.embedding import LENGTH
from hearing.train.answers import HeldOut

Figures = dict[str, dict[str, Any]]
Decided = dict[str, Any]


def contract(collection: Collection, answers: HeldOut | None, figures: Figures) -> Decided:
    """What training decides of the papers' genres, of tags, classes and the embedding. What was not measured on
    held-out songs is not claimed."""
    classes = figures.get('classes_auc', {})
    shown = classes.get('shownAbove', {}) | figures.get('crowds', {}).get('shownAbove', {})
    temperature = fit_temperature(answers.logits, answers.labels) if answers else 1.0
    return {
        'genres': list(collection.genres),
        'tags': describe_tags(collection, answers),
        'classes': [{**known, 'shownAbove': shown.get(known['name'])} for known in CLASSES],
        'musicBelow': classes.get('musicBelow'),
        'embeddingLength': LENGTH,
        'temperature': round(temperature, 4),
    }


def style_contract(words: Vocabulary, world: dict[str, Any]) -> Decided:
    """What the vocabulary's heads may claim, by how they heard real music of artists that they did not know."""
    shown = {
        kind: {name: one['shownAbove'] for name, one in world.get(kind, {}).items()} for kind in ('styles', 'moods')
    }
    right = [one['right'] for one in world.get('sets', {}).values()]
    return {
        'families': list(words.families),
        'familyTemperature': world.get('familyTemperature', 1.0),
        'claimFrom': world.get('claimFrom', 1.0),
        'claimsRight': min(right) if right else None,
        'styles': [
            {'name': style.name, 'family': style.family, 'shownAbove': shown['styles'].get(style.name)}
            for style in words.styles
        ],
        'moods': [{'name': mood.name, 'shownAbove': shown['moods'].get(mood.name)} for mood in words.moods],
    }


def network_of(outputs: list[str]) -> Decided:
    return {
        'input': {'name': 'picture', 'shape': [-1, PATCH_COLUMNS, BANDS]},
        'outputs': {name: name for name in outputs},
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
