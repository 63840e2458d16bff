"""Writes the table of what was tried beside the recipe in use, models/experiments.md, from kept answers alone.

python3 models trials
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from commands.options import command_parser
from evaluation.marked_text import with_figures
from evaluation.trials import BEGIN, table
from hearing.folders import ROOT, Folders


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    folders = Folders(root, command_parser(__doc__).parse_args(arguments).data)
    experiments = folders.models / 'experiments.md'
    figures = table(folders.trials, folders.answers)
    experiments.write_text(with_figures(experiments.read_text(), figures, BEGIN))
