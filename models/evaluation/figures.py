"""Figures of the artist folds' networks beside genres and tags: how they are kept, in models/predictions/figures/."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.scores import Numbers, rounded


def mean_of(seeds: list[Numbers]) -> Any:
    """Numbers of several seeds, each its mean; what is no number, or missing in one, as in the first."""
    first = seeds[0]
    if isinstance(first, dict):
        return {key: mean_of([seed[key] for seed in seeds]) for key in first if all(key in seed for seed in seeds)}
    if isinstance(first, list):
        return [mean_of(list(values)) for values in zip(*seeds)]
    if any(value is None for value in seeds):
        return None
    return rounded(np.mean(seeds)) if isinstance(first, float) else first


def write(file: Path, seeds: dict[int, Numbers], data: dict[str, str], summary: Callable[[Numbers], Any]) -> None:
    """A figure: the mean over seeds, each seed's own in short, and what it was measured on."""
    each = [{'seed': seed, **summary(numbers)} for seed, numbers in seeds.items()]
    figure = mean_of(list(seeds.values())) | {'seeds': each, 'data': data}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(figure, indent=4) + '\n')
    print(f'{file.stem}: {json.dumps([summary(numbers) for numbers in seeds.values()])}')
