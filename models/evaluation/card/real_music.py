"""How real music is heard, in words for the card: the figure `world`."""

from __future__ import annotations

from typing import Any

from evaluation.card.table import percent, row
from evaluation.scores import Numbers

# By their names in DATA/world/.
SETS = {
    'taffc': "AllMusic's genres",
    'emotify': 'Emotify',
    'ishkur': "Ishkur's Guide to electronic music",
    'dances': 'songs to dance to',
    'gtzan': 'GTZAN, artists apart',
}
# By where a figure lies in `world`, and what it is called.
LINES = {
    ('allmusic', 'mean'): "AllMusic's genres, area under the ROC curve, mean",
    ('quadrant',): 'The quadrant of mood, of four, is right',
    ('ishkurTypes',): "Ishkur's type, of seven, is right",
    ('latinAmongTwo',): 'Of Latin dances, Latin is among the first two families',
    ('electronicOutside',): 'Of electronic songs, all that is claimed is far from electronic',
    ('stays', 'claim'): 'Degraded, a song keeps one of the families claimed of it, or nothing is claimed any more',
    ('stays', 'first'): 'Degraded, the first family of such a song stays',
    ('stays', 'firstAlone'): 'Degraded, the first family stays where it was claimed alone',
}


def real_music(world: Numbers) -> str:
    return '\n'.join([head(world), sets_table(world['sets']), lines(world), styles_table(world['styles'])])


def head(world: Numbers) -> str:
    return (
        '### Real music\n\n'
        'Songs that people know, heard by heads that learned from none of their artists (`python3 models '
        f'style_figures`; means of {len(world["seeds"])} seeds). A claim is right where a label speaks of one of its '
        'families.\n'
    )


def sets_table(sets: Numbers) -> str:
    found = [
        row('set', 'songs', 'something is claimed', 'right', '95 % interval', 'names a claim', 'first right'),
        row(*['---'] * 7),
    ]
    for name, title in SETS.items():
        if measured := sets.get(name):
            shares = percent(measured['claimed']), percent(measured['right'])
            interval = ' to '.join(map(percent, measured['interval95']))
            names = f'{measured["names"]:.2f}'
            found.append(row(title, str(measured['songs']), *shares, interval, names, percent(measured['firstRight'])))
    return '\n'.join(found) + '\n'


def lines(world: Numbers) -> str:
    """A line for each figure, its seeds' own beside the mean."""
    found = []
    for path, title in LINES.items():
        written = area if path[0] == 'allmusic' else percent
        each = ', '.join(written(at(seed, path)) for seed in world['seeds'])
        found.append(f'- {title}: {written(at(world, path))} ({each}).')
    return '\n'.join(found) + '\n'


def at(numbers: Numbers, path: tuple[str, ...]) -> float:
    """Of a seed, whose figures are in short, what is a mean stands alone."""
    value: Any = numbers
    for name in path:
        value = value[name] if isinstance(value, dict) else value
    return float(value)


def styles_table(styles: Numbers) -> str:
    found = [row('style', 'area', 'songs', 'judged against', 'shown'), row(*['---'] * 5)]
    for name, one in styles.items():
        told = '' if one['auc'] is None else area(one['auc'])
        found.append(row(name, told, str(one['songs']), one['against'], 'no' if one['shownAbove'] is None else 'yes'))
    return '\n'.join(found) + '\n'


def area(value: float) -> str:
    return f'{value:.3f}'
