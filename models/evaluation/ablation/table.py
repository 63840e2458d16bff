"""The table of models/ablation.md, from kept answers alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.ablation.variants import VARIANTS, WHOLE
from evaluation.card.table import row
from evaluation.metrics import by_seed, read_protocol
from evaluation.scores import bootstrap, is_right
from evaluation.trials import log_losses
from hearing.heads.calibration import cross_fitted
from hearing.train.answers import HeldOut

BEGIN = '<!-- figures: written by `python3 models ablation --table` -->'
PROTOCOLS = ('grouped5', 'fault_filtered', 'random10')
POOLING = 'pooling'
HEADER = (
    'without', 'protocol', 'seeds', 'accuracy, %', 'costs, points', 'log loss', 'costs', 'augmented, %', 'stays, %'
)  # fmt: skip


def table(kept: Path) -> str:
    """Markdown. Costs are of songs paired, over the seeds that have heard every fold with and without."""
    lines = [row(*HEADER), row(*['---'] * len(HEADER))]
    for protocol in PROTOCOLS:
        whole = answers_of(kept / WHOLE, protocol)
        for name in (*VARIANTS, POOLING):
            tried = {seed: averaged(one) for seed, one in whole.items()} if name == POOLING else whole
            tried = tried if name in (WHOLE, POOLING) else answers_of(kept / name, protocol)
            if seeds := sorted(tried.keys() & whole.keys()):
                lines.append(numbers(name, protocol, *([some[seed] for seed in seeds] for some in (tried, whole))))
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
    return {name: float(np.mean([part.about[name] for part in parts])) for name in ('augmented', 'stays')}


def averaged(answers: HeldOut) -> HeldOut:
    """With the mean of a song's patches in their place."""
    return replace(answers, logits=answers.logits.astype(np.float64).mean(1, keepdims=True))


def numbers(name: str, protocol: str, tried: list[HeldOut], whole: list[HeldOut]) -> str:
    cells = [name, protocol, str(len(tried))]
    for measured, digits, sign in ((percent_right, 1, -1), (lost, 3, 1)):
        mine, before = (over_seeds(measured, answers) for answers in (tried, whole))
        cost = '' if name == WHOLE else interval(sign * (mine - before), max(digits, 2))
        cells += [f'{mine.mean():.{digits}f}', cost]
    robust = (100 * np.mean([one.about[which] for one in tried]) for which in ('augmented', 'stays'))
    # Both are of patches, or of songs as they are pooled in the app.
    return row(*cells, *(f'{share:.1f}' if name != POOLING else '' for share in robust))


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
