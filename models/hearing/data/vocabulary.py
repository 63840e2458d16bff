"""The words for music that the network learns: families, their styles, moods (styles.json), and which family a label of
a set of songs speaks of (label_families.json)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from hearing.folders import MODELS

# What a word is learned from: labels of a set that speak of it, each alone or several together, or AudioSet's classes.
Sources = dict[str, Any]


@dataclass(frozen=True)
class Style:
    name: str
    family: str
    learned_from: Sources


@dataclass(frozen=True)
class Mood:
    name: str
    learned_from: Sources


@dataclass(frozen=True)
class Vocabulary:
    families: tuple[str, ...]
    styles: tuple[Style, ...]
    moods: tuple[Mood, ...]
    # By set and label.
    label_families: dict[str, dict[str, list[str]]]


# Russell's circumplex, as Panda et al. number it: which words of the interface the four places of `quadrant` stand for.
QUADRANTS = ('happy', 'tense', 'sad', 'calm')


def load_vocabulary() -> Vocabulary:
    words = json.loads((MODELS / 'styles.json').read_text())
    return Vocabulary(
        families=tuple(family['name'] for family in words['families']),
        styles=tuple(Style(style['name'], style['family'], style['learnedFrom']) for style in words['styles']),
        moods=tuple(Mood(mood['name'], mood['learnedFrom']) for mood in words['moods']),
        label_families=json.loads((MODELS / 'label_families.json').read_text()),
    )
