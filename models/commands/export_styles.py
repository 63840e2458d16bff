"""Puts the heads of the vocabulary into the shipped network, in place of those that it has; all else stays.

python3 models export_styles --version 8.0.0
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from commands.options import command_parser
from hearing.export.export import export_vocabulary
from hearing.export.graph import Graph
from hearing.folders import ROOT, Folders

STAYING = ('genres', 'tags', 'classes', 'embedding')


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = command_parser(__doc__)
    parser.add_argument('--version', required=True, help='semantic version of the network')
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    graph = Graph.read(folders.shipped)
    graph.keep(STAYING)
    figures = {'world': json.loads((folders.figures / 'world.json').read_text())}
    export_vocabulary(graph, {}, figures, options.version, folders)
