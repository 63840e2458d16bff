"""AudioSet's classes: which of them the network keeps, and their names."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from hearing.folders import MODELS

CLASSES: list[dict[str, str]] = json.loads((MODELS / 'classes.json').read_text())


def kept_classes(weights: Path) -> list[int]:
    """AudioSet's numbers of the classes that are kept, in their order."""
    names = class_names(weights)
    return [names.index(known['audioset']) for known in CLASSES]


def class_names(weights: Path) -> list[str]:
    """AudioSet's 527 display names, in the order of the logits."""
    with open(weights / 'audioset_labels.csv', newline='', encoding='utf-8') as file:
        return [row['display_name'] for row in csv.DictReader(file)]


def audioset_classes(path: Path) -> dict[str, int]:
    """AudioSet's class numbers by their plain names."""
    with open(path, newline='', encoding='utf-8') as file:
        return {plain(row['display_name']): int(row['index']) for row in csv.DictReader(file)}


def plain(name: str) -> str:
    """'Hip hop music', 'hip-hop' and 'hiphop' are one name; so are 'Heavy metal' and 'metal'."""
    letters = ''.join(letter for letter in name.lower() if letter.isalpha())
    return letters.removesuffix('music').removeprefix('heavy')
