"""What was tried, beside the recipe in use: the table of models/experiments.md, from kept answers alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.card.table import row
from evaluation.metrics import PROTOCOLS, read_protocol
from evaluation.scores import bootstrap
from hearing.heads.calibration import calibration_error, cross_fitted
from hearing.train.answers import HeldOut, join

BEGIN = '<!-- figures: written by `python3 models trials` -->'
LEAST_PROBABILITY = 1e-9
YARDSTICKS = ('mn04_frozen', 'musicnn_tags')
HEADER = ('what', 'protocol', 'songs', 'accuracy', 'recipe in use', 'difference', 'log loss', 'recipe in use', 'ECE')


def table(trials: Path, answers: Path) -> str:
    """Markdown. Of each trial and yardstick, and of the mean with the recipe in use of what is no change of it."""
    lines = [row(*HEADER), row(*['---'] * len(HEADER))]
    tried = [path for path in trials.iterdir() if path.is_dir()]
    for folder in sorted([*tried, *(answers / name for name in YARDSTICKS)], key=lambda path: path.name):
        for protocol in PROTOCOLS:
            parts = read_protocol(folder, protocol)
            if parts:
                lines += rows(folder.name, protocol, parts, read_protocol(answers / 'segue', protocol))
    return '\n'.join(lines) + '\n'


def rows(name: str, protocol: str, parts: list[HeldOut], in_use: list[HeldOut]) -> list[str]:
    tried = join(parts)
    ours = about_the_same(join([part for part in in_use if part.about['seed'] == parts[0].about['seed']]), tried)
    genres = cross_fitted(tried.logits, tried.labels), cross_fitted(ours.logits, ours.labels)
    found = [numbers_row(name, protocol, *genres, tried.labels)]
    if 'epochs' not in parts[0].about['recipe']:
        mean = cross_fitted(np.log((genres[0] + genres[1]) / 2)[:, None], tried.labels)
        found.append(numbers_row(f'{name} and the network, averaged', protocol, mean, genres[1], tried.labels))
    return found


def about_the_same(answers: HeldOut, others: HeldOut) -> HeldOut:
    """Those of the answers that are about the others' tracks, in the others' order."""
    place = {track: index for index, track in enumerate(answers.tracks)}
    order = [place[track] for track in others.tracks]
    return answers.some(np.array(order))


def numbers_row(
    name: str, protocol: str, tried: NDArray[np.float64], ours: NDArray[np.float64], labels: NDArray[np.int64]
) -> str:
    right, before = tried.argmax(1) == labels, ours.argmax(1) == labels
    low, high = bootstrap(right.astype(float) - before)
    return row(
        name,
        protocol,
        str(len(labels)),
        f'{right.mean():.3f}',
        f'{before.mean():.3f}',
        f'{right.mean() - before.mean():+.3f} ({low:+.3f} to {high:+.3f})',
        f'{log_losses(tried, labels).mean():.3f}',
        f'{log_losses(ours, labels).mean():.3f}',
        f'{calibration_error(tried, labels):.3f}',
    )


def log_losses(genres: NDArray[np.float64], labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """Of each song."""
    return -np.log(np.maximum(genres[np.arange(len(labels)), labels], LEAST_PROBABILITY))
