"""What heads said of songs by artists that they did not learn from: small, committed, and all that is measured."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.special import expit

from hearing.body.shipped_features import HeardPatches
from hearing.heads.style_heads import StyleHeads


@dataclass(frozen=True)
class StyleAnswers:
    """Of songs, as the app pools what is said of their patches: `families` float16 [n, f], the mean of the logits;
    `styles` [n, s] and `moods` [n, m], the mean of the probabilities; `quadrants` [n, 4], the mean of the logits."""

    families: NDArray[np.float16]
    styles: NDArray[np.float16]
    moods: NDArray[np.float16]
    quadrants: NDArray[np.float16]

    def some(self, songs: NDArray[np.bool_] | NDArray[np.int64]) -> StyleAnswers:
        return StyleAnswers(*(value[songs] for value in vars(self).values()))


@torch.no_grad()
def answers_of(heads: StyleHeads, heard: HeardPatches, songs: int) -> StyleAnswers:
    said = heads(heads.standardised(torch.from_numpy(heard.values)))
    pooled = {
        'families': heard.mean(said.families.numpy(), songs),
        'styles': heard.mean(expit(said.styles.numpy()), songs),
        'moods': heard.mean(expit(said.moods.numpy()), songs),
        'quadrants': heard.mean(said.quadrants.numpy(), songs),
    }
    return StyleAnswers(**{name: value.astype(np.float16) for name, value in pooled.items()})


def put(answers: StyleAnswers | None, part: StyleAnswers, songs: NDArray[np.bool_]) -> StyleAnswers:
    """The answers of a fold about the songs that it holds out, among those of the folds before."""
    whole = answers or StyleAnswers(*(np.zeros_like(value) for value in vars(part).values()))
    for name, value in vars(part).items():
        getattr(whole, name)[songs] = value[songs]
    return whole


def write_style_answers(path: Path, answers: StyleAnswers, degraded: StyleAnswers) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    of_degraded = {f'degraded_{name}': value for name, value in vars(degraded).items()}
    np.savez_compressed(path, **vars(answers), **of_degraded)


def read_style_answers(path: Path) -> tuple[StyleAnswers, StyleAnswers]:
    """The answers, and those about songs that were degraded."""
    with np.load(path) as file:
        names = ('families', 'styles', 'moods', 'quadrants')
        return tuple(  # type: ignore[return-value]
            StyleAnswers(*(file[f'{prefix}{name}'] for name in names)) for prefix in ('', 'degraded_')
        )
