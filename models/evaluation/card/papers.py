"""The paper's F1 by genre, for the model card, beside that of the same networks trained here."""

from __future__ import annotations

from typing import NamedTuple

from evaluation.card.table import percent, row
from evaluation.scores import Numbers

NETWORKS = {'tl_cnn': 'TL+CNN', 'tl_cnn_gru': 'TL+CNN+GRU'}
# What of an entry of published.json is an accuracy and its F1.
STATED = {'published': ('accuracy', 'f1'), 'published, 10-fold': ('random10', 'random10F1')}
MEASURED = {'own': 'here, a random fifth', 'random10': 'here, 10-fold', 'grouped5': 'here, artists apart'}


class Column(NamedTuple):
    title: str
    accuracy: float
    f1: dict[str, float]


def papers(metrics: Numbers) -> list[str]:
    """The table and what the split explains of it; nothing where its networks were not all trained here."""
    if not all(protocol in metrics.get(name, {}) for name in NETWORKS for protocol in MEASURED):
        return []
    return [f1_table([column for name in NETWORKS for column in columns(metrics, name)]), split_explains(metrics)]


def columns(metrics: Numbers, name: str) -> list[Column]:
    """What was published of a network, and what was measured here."""
    entry = metrics['published'][name]
    stated = [(title, entry[accuracy], entry[f1]) for title, (accuracy, f1) in STATED.items() if f1 in entry]
    measured = [(title, metrics[name][by]['accuracy'], metrics[name][by]['f1']) for by, title in MEASURED.items()]
    return [Column(f'{NETWORKS[name]}, {title}', *numbers) for title, *numbers in [*stated, *measured]]


def f1_table(found: list[Column]) -> str:
    lines = [row("F1, the paper's networks", *[column.title for column in found]), row(*['---'] * (len(found) + 1))]
    lines += [row(genre, *[f'{column.f1[genre]:.2f}' for column in found]) for genre in found[0].f1]
    return '\n'.join([*lines, row('accuracy', *[percent(column.accuracy) for column in found])]) + '\n'


def split_explains(metrics: Numbers) -> str:
    dense, gru = (metrics['published'][name] for name in NETWORKS)
    by_folds, apart = (metrics['tl_cnn_gru'][protocol]['accuracy'] for protocol in ('random10', 'grouped5'))
    return (
        f'The split explains the {percent(gru["random10"])}: that network, trained here, has {percent(by_folds)} by '
        f'random 10-fold and {percent(apart)} with artists apart. It does not explain {percent(dense["accuracy"])} and '
        f'{percent(gru["accuracy"])}, which are less than either. The students published no F1.\n'
    )
