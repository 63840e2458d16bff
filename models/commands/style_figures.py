"""How well real music is heard, from models/style_answers/ and the labels of DATA/world: writes a figure.

python3 models style_figures
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from commands.options import command_parser
from evaluation.figures import mean_of
from evaluation.scores import rounded
from evaluation.world import Judged, world_figures
from hearing.data.classes import class_names
from hearing.data.real_music import load_real_music
from hearing.data.style_labels import style_labels
from hearing.data.vocabulary import load_vocabulary
from hearing.folders import ROOT, Folders
from hearing.train.style_answers import read_style_answers

IN_SHORT = ('electronicOutside', 'latinAmongTwo', 'ishkurTypes', 'quadrant')


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    options = command_parser(__doc__).parse_args(arguments)
    folders = Folders(root, options.data)
    words, music = load_vocabulary(), load_real_music(options.data)
    labels = style_labels(music, words, class_names(folders.weights))
    seeds = []
    for path in sorted(folders.style_answers.glob('seed*.npz')):
        seeds.append(world_figures(Judged(music, labels, words, *read_style_answers(path))))
        short = {name: seeds[-1][name] for name in IN_SHORT} | {'allmusic': seeds[-1]['allmusic']['mean']}
        print(f'{path.stem}: {json.dumps(short)}')
    each = [
        {name: seed[name] for name in (*IN_SHORT, 'claimFrom', 'familyTemperature', 'sets', 'stays')}
        | {'allmusic': seed['allmusic']['mean']}
        for seed in seeds
    ]
    figures = mean_of(seeds)
    for kind in ('styles', 'moods'):
        for name, numbers in figures[kind].items():
            numbers['shownAbove'] = agreed([seed[kind][name]['shownAbove'] for seed in seeds])
    file = folders.figures / 'world.json'
    file.write_text(json.dumps(figures | {'seeds': each}, indent=4) + '\n')
    print(f'wrote {file}')


def agreed(thresholds: list[float | None]) -> float | None:
    """The median, where most seeds have one."""
    found = [threshold for threshold in thresholds if threshold is not None]
    return rounded(np.median(found)) if 2 * len(found) > len(thresholds) else None
