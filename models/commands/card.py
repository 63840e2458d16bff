"""Writes the figures of the model card (models/README.md) and of the README from metrics.json and spec.json.

python3 models card
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from commands.options import command_parser
from evaluation.card.card import details, summary
from evaluation.card.charts import pictures
from evaluation.marked_text import with_figures
from hearing.folders import ROOT, Folders


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    folders = Folders(root, command_parser(__doc__).parse_args(arguments).data)
    metrics = json.loads(folders.metrics.read_text())
    spec = json.loads(folders.contract.read_text())
    card, readme, charts = folders.models / 'README.md', root / 'README.md', folders.models / 'pictures'
    card.write_text(with_figures(card.read_text(), details(metrics, spec)))
    for name, picture in pictures(metrics['segue']).items():
        charts.mkdir(exist_ok=True)
        (charts / name).write_text(picture)
    readme.write_text(with_figures(readme.read_text(), summary(metrics['segue'])))
