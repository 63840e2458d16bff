"""How much more songs would bring: writes `learning` of predictions/figures/.

python3 models learning_curve
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from commands.options import collection_parser, read_collection
from evaluation.figures import write
from evaluation.learning_curve import curve
from hearing.folders import ROOT, Folders
from hearing.train.recipe import Recipe


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = collection_parser(__doc__)
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    torch.set_num_threads(1)
    collection, data = read_collection(options)
    found = curve(collection, Recipe(), folders, folders.runs_on(data))
    write(
        folders.figures / 'learning.json',
        {0: found},
        data,
        lambda numbers: {'accuracy': numbers['points'][-1]['accuracy']},
    )
