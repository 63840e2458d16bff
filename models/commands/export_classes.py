"""Adds the classes of classes.json that the shipped network lacks, as mn04 tells them, and says which may be named.

    python3 models export_classes --version 8.2.0
    python3 models crowd_figures SOUNDS
    python3 models export_classes --version 8.2.0

All that it says of other classes, genres, tags and the vocabulary stays. `run` teaches them beside the others.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from commands.options import command_parser
from hearing.export.export import export_classes
from hearing.export.graph import Graph
from hearing.folders import ROOT, Folders


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = command_parser(__doc__)
    parser.add_argument('--version', required=True, help='semantic version of the network')
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    figures = {path.stem: json.loads(path.read_text()) for path in folders.figures.glob('crowds.json')}
    export_classes(Graph.read(folders.shipped), figures, options.version, folders)
