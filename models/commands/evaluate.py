"""Writes models/metrics.json from the held-out answers in models/predictions/, and from nothing else.

    python3 models evaluate

Or trains one fold of a system again, from nothing, and compares it with the table; it fails when they differ by more
than two points:

    python3 models evaluate --system segue --protocol grouped5 --fold 0
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from commands.options import collection_folder, collection_parser
from evaluation.metrics import PROTOCOLS, evaluate
from evaluation.reproduction import again
from hearing.folders import ROOT, Folders
from hearing.train.runs import Run


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    parser = collection_parser(__doc__)
    parser.add_argument('--system', help='retrain a fold of this system instead of writing the table')
    parser.add_argument('--protocol', choices=PROTOCOLS)
    parser.add_argument('--fold', type=int, default=0)
    parser.add_argument('--seed', type=int, default=0)
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    if options.system is None:
        folders.metrics.write_text(json.dumps(evaluate(folders), indent=4) + '\n')
        print(f'wrote {folders.metrics}')
        return 0
    if options.protocol is None:
        parser.error('a fold to train again needs --protocol')
    run = Run(options.protocol, options.fold, options.seed)
    metrics = json.loads(folders.metrics.read_text())
    return again(options.system, run, metrics, folders, collection_folder(options))
