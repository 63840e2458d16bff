"""Writes what the app can load of the paper's network beside its own: public/paper/ and models/golden/paper/."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.scores import bootstrap
from hearing.data.collection import Collection, split
from hearing.export.graph import SHARD
from hearing.front_end.picture import BANDS, COLUMN_SECONDS, STRETCH_COLUMNS, to_range
from hearing.train.answers import HeldOut, held_out
from hearing.train.runs import Run
from paper.golden import write_golden
from paper.graph import backbone_graph, head_graph, run_graphs
from paper.network import PaperNetwork
from paper.training import LONGEST_STEP, hear_tracks

NAME = 'tl_cnn_gru_shipped'
TESTED = Run('fault_filtered', 0, 0)
SHIPPED = Run('all', 0, 0)
STEPS = (1, 2, 4, 8, 16)
# Greatest difference, in logits, that float16 weights may make.
ROUNDING = 0.1


def answer(network: PaperNetwork, collection: Collection, run: Run, about: dict[str, Any]) -> HeldOut:
    """Answers about whole clips, one stretch each; `about` tells how right they are where every n-th column is kept."""
    _, tested = split(collection, run.protocol, run.fold)
    labels = collection.labels[tested]
    logits = [hear_tracks(network, collection, tested, step) for step in STEPS]
    right = {str(step): float((heard.argmax(1) == labels).mean()) for step, heard in zip(STEPS, logits)}
    about = {**about, **asdict(run), 'accuracyOfEveryNthColumn': right}
    return held_out(collection, run, logits[0][:, None], about)


def export(
    network: PaperNetwork, collection: Collection, answers: HeldOut, version: str, shipped: Path, golden: Path
) -> None:
    """Raises AssertionError when the written graphs do not reproduce the network."""
    backbone_graph(network).write(shipped / 'backbone', version)
    head_graph(network.head).write(shipped / 'head', version)
    check(network, collection, shipped)
    write_golden(golden, shipped, version)
    right = (answers.logits[:, 0].argmax(1) == answers.labels).astype(float)
    spec = {
        'version': version,
        'checksum': checksum(shipped),
        'genres': list(collection.genres),
        'bands': BANDS,
        'stretchColumns': STRETCH_COLUMNS,
        'columnSeconds': COLUMN_SECONDS,
        'longestStep': LONGEST_STEP,
        'inputRange': [-1, 1],
        'heldOut': {
            'protocol': answers.about['protocol'],
            'accuracy': round(float(right.mean()), 4),
            'interval95': bootstrap(right),
            'tracks': len(right),
        },
    }
    (shipped / 'spec.json').write_text(json.dumps(spec, indent=4) + '\n')


def check(network: PaperNetwork, collection: Collection, shipped: Path) -> None:
    """On real pictures: synthetic ones may lie where a little rounding changes much."""
    tracks = np.arange(0, len(collection.tracks), max(1, len(collection.tracks) // 20))
    pictures = [to_range(collection.pictures[track]) for track in tracks]
    difference = float(np.abs(run_graphs(shipped, pictures) - hear_tracks(network, collection, tracks)).max())
    print(f'genres: within {difference:.5f} of the trained network')
    assert difference <= ROUNDING, f'the written graphs differ by {difference}'


def checksum(folder: Path) -> str:
    """SHA-256 over model.json and its shard, of the backbone and then of the head."""
    files = [folder / graph / name for graph in ('backbone', 'head') for name in ('model.json', SHARD)]
    return hashlib.sha256(b''.join(path.read_bytes() for path in files)).hexdigest()
