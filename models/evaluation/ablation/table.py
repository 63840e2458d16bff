"""The table of models/ablation.md, from kept answers alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.ablation.variants import WHOLE
from evaluation.card.table import row
from evaluation.metrics import by_seed, read_protocol
from evaluation.scores import bootstrap, is_right
from evaluation.trials import log_losses
from hearing.heads.calibration import cross_fitted
from hearing.train.answers import HeldOut

BEGIN = '<!-- figures: written by `python3 models ablation --table` -->'
PROTOCOLS = ('grouped5', 'fault_filtered', 'random10')
HEADER = (
    'recipe', 'without', 'protocol', 'seeds', 'accuracy, %', 'costs, points', 'log loss', 'costs', 'augmented, %',
    'stays, %',
)  # fmt: skip


def table(kept: Path) -> str:
    """Markdown, of each recipe that answers are kept of. Costs are of songs paired, over the seeds that have heard
    every fold with and without."""
    lines = [row(*HEADER), row(*['---'] * len(HEADER))]
    for recipe in sorted(path for path in kept.iterdir() if path.is_dir()):
        names = sorted((path.name for path in recipe.iterdir()), key=lambda name: (name != WHOLE, name))
        for protocol in PROTOCOLS:
            whole = answers_of(recipe / WHOLE, protocol)
            for name in names:
                tried = answers_of(recipe / name, protocol)
                if seeds := sorted(tried.keys() & whole.keys()):
                    some = ([answers[seed] for seed in seeds] for answers in (tried, whole))
                    lines.append(row(recipe.name, name, protocol, str(len(seeds)), *numbers(name, *some)))
    return '\n'.join(lines) + '\n'


def answers_of(folder: Path, protocol: str) -> dict[int, HeldOut]:
    """By seed, of those that have heard every fold, and of robustness the means over folds."""
    parts = read_protocol(folder, protocol)
    seeds = {part.about['seed'] for part in parts}
    of_seed = {seed: [part for part in parts if part.about['seed'] == seed] for seed in seeds}
    whole = {seed: some for seed, some in of_seed.items() if len(some) == some[0].about['folds']}
    joined = by_seed([part for some in whole.values() for part in some])
    return {seed: replace(joined[seed], about=joined[seed].about | robustness(some)) for seed, some in whole.items()}


def robustness(parts: list[HeldOut]) -> dict[str, float]:
    """Means over folds; nothing of what was measured otherwise."""
    shared = [name for name in ('augmented', 'stays') if all(name in part.about for part in parts)]
    return {name: float(np.mean([part.about[name] for part in parts])) for name in shared}


def numbers(name: str, tried: list[HeldOut], whole: list[HeldOut]) -> list[str]:
    cells = []
    for measured, digits, sign in ((percent_right, 1, -1), (lost, 3, 1)):
        mine, before = (over_seeds(measured, answers) for answers in (tried, whole))
        cost = '' if name == WHOLE else interval(sign * (mine - before), max(digits, 2))
        cells += [f'{mine.mean():.{digits}f}', cost]
    for which in ('augmented', 'stays'):
        shares = [one.about[which] for one in tried if which in one.about]
        cells.append(f'{100 * np.mean(shares):.1f}' if shares else '')
    return cells


def over_seeds(measured: Callable[[HeldOut], NDArray[np.float64]], answers: list[HeldOut]) -> NDArray[np.float64]:
    """Of each song, the mean."""
    return np.mean([measured(one) for one in answers], 0)


def percent_right(answers: HeldOut) -> NDArray[np.float64]:
    return 100.0 * is_right(answers)


def lost(answers: HeldOut) -> NDArray[np.float64]:
    return log_losses(cross_fitted(answers.logits, answers.labels), answers.labels)


def interval(values: NDArray[np.float64], digits: int) -> str:
    low, high = bootstrap(values)
    return f'{values.mean():+.{digits}f} ({low:+.{digits}f} to {high:+.{digits}f})'
