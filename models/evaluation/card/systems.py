"""The systems side by side, for the model card: what was published, and what is left with artists apart."""

from __future__ import annotations

from evaluation.card.papers import papers
from evaluation.card.table import percent, row
from evaluation.scores import Numbers

TITLES = {
    'own': "the authors' own",
    'random10': 'random 10-fold',
    'grouped5': 'artists apart, 5-fold',
    'fault_filtered': 'fault-filtered',
}
SYSTEMS = {
    'segue': 'Segue',
    'tl_cnn': 'MobileNetV2, dense',
    'tl_cnn_gru': 'MobileNetV2, GRU as drawn',
    'tl_cnn_gru_columns': 'MobileNetV2, GRU over columns',
    'small_cnn': 'small CNN',
    'deep_cnn': 'deep CNN',
    'mn04_frozen': 'mn04 frozen, linear head',
    'musicnn_tags': "musicnn's tags, linear head",
}
F1_PROTOCOL = 'fault_filtered'


def beside(metrics: Numbers) -> list[str]:
    """All tables; none where no other system has heard the same tracks."""
    if len(present(metrics)) < 2:
        return []
    return [side_by_side(metrics), *papers(metrics), f1_by_genre(metrics), literature(metrics)]


def side_by_side(metrics: Numbers) -> str:
    """One row per system; the last column is what its own split adds to its accuracy on artists kept apart."""
    lines = [row('', 'published', *TITLES.values(), 'worth of the split'), row(*['---'] * (len(TITLES) + 3))]
    for name in present(metrics):
        measured = metrics[name]
        cells = [accuracy(measured.get(protocol), metrics['segue'].get(protocol)) for protocol in TITLES]
        lines.append(row(SYSTEMS[name], published(metrics['published'].get(name)), *cells, split_worth(measured)))
    return '\n'.join(lines) + '\n'


def published(entry: Numbers | None) -> str:
    """What the authors state: a share, or their words where they give no number."""
    if entry is None:
        return ''
    stated = entry['accuracy']
    words = f'"{stated}"' if isinstance(stated, str) else percent(stated)
    return f'{words}, {percent(entry["random10"])} by random 10-fold' if 'random10' in entry else words


def accuracy(measured: Numbers | None, ours: Numbers | None) -> str:
    """With what sets it apart from a figure about all the songs that Segue was tested on."""
    if measured is None:
        return ''
    notes = [] if measured['complete'] else [f'{len(measured["foldsHeard"])} of {measured["foldsOf"]} folds']
    if ours and measured['complete'] and measured['tracks'] != ours['tracks']:
        notes.append(f'{measured["tracks"]} songs')
    of_what = '' if measured['unit'] == 'songs' else f' of {measured["unit"]}'
    return ' '.join([f'{percent(measured["accuracy"])}{of_what}', *[f'({note})' for note in notes]])


def split_worth(measured: Numbers) -> str:
    """Accuracy by the authors' own protocol, or by random folds where they had none, less that with artists apart."""
    flattering, apart = measured.get('own', measured.get('random10')), measured.get('grouped5')
    if flattering is None or apart is None:
        return ''
    heard = '' if apart['complete'] else f' ({len(apart["foldsHeard"])} of {apart["foldsOf"]} folds)'
    return f'{100 * (flattering["accuracy"] - apart["accuracy"]):+.1f} points{heard}'


def f1_by_genre(metrics: Numbers) -> str:
    """One row per genre, one column per system that has heard the published split."""
    names = [name for name in present(metrics) if F1_PROTOCOL in metrics[name]]
    genres = list(metrics[names[0]][F1_PROTOCOL]['f1']) if names else []
    lines = [row(f'F1, {TITLES[F1_PROTOCOL]}', *[SYSTEMS[name] for name in names]), row(*['---'] * (len(names) + 1))]
    for genre in genres:
        lines.append(row(genre, *[f'{metrics[name][F1_PROTOCOL]["f1"][genre]:.2f}' for name in names]))
    return '\n'.join(lines) + '\n'


def literature(metrics: Numbers) -> str:
    """Published figures of other networks, each beside Segue's by the same protocol."""
    lines = [row('', 'parameters', 'protocol', 'published', 'Segue'), row(*['---'] * 5)]
    for entry in metrics['literature']:
        ours = accuracy(metrics['segue'].get(entry['protocol']), None)
        cells = entry['parameters'], TITLES[entry['protocol']], percent(entry['accuracy']), ours
        lines.append(row(entry['system'], *cells))
    return '\n'.join(lines) + '\n'


def present(metrics: Numbers) -> list[str]:
    return [name for name in SYSTEMS if name in metrics]
