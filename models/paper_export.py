"""Trains the paper's network and writes what the app can load beside its own: public/paper/ and models/golden/paper/.

    python3 models/paper_export.py --version 1.0.0

Two runs of one recipe: one whose test songs say how well it hears, one on every usable track, which ships. A run that
was stopped goes on after its last finished epoch.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch

from picture import to_range
from data import DEFAULT_DATA, ROOT, Collection, checksums, load_collection, split
from evaluate import bootstrap
from graph import SHARD
from paper import PaperNetwork
from paper_golden import BANDS, COLUMN_SECONDS, STRETCH_COLUMNS, write_golden
from paper_graph import backbone_graph, head_graph, run_graphs
from paper_training import LONGEST_STEP, PaperRecipe, hear_tracks, train_paper
from predictions import HeldOut, held_out, write_held_out
from runs import Run, runs_on

PUBLIC = ROOT / 'public' / 'paper'
GOLDEN = ROOT / 'models' / 'golden' / 'paper'
ANSWERS = ROOT / 'models' / 'predictions' / 'tl_cnn_gru_shipped'
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


def export(network: PaperNetwork, collection: Collection, answers: HeldOut, version: str) -> None:
    """Raises AssertionError when the written graphs do not reproduce the network."""
    backbone_graph(network).write(PUBLIC / 'backbone', version)
    head_graph(network.head).write(PUBLIC / 'head', version)
    check(network, collection)
    write_golden(GOLDEN, PUBLIC, version)
    right = (answers.logits[:, 0].argmax(1) == answers.labels).astype(float)
    spec = {
        'version': version,
        'checksum': checksum(PUBLIC),
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
    (PUBLIC / 'spec.json').write_text(json.dumps(spec, indent=4) + '\n')


def check(network: PaperNetwork, collection: Collection) -> None:
    """On real pictures: synthetic ones may lie where a little rounding changes much."""
    tracks = np.arange(0, len(collection.tracks), max(1, len(collection.tracks) // 20))
    pictures = [to_range(collection.pictures[track]) for track in tracks]
    difference = float(np.abs(run_graphs(PUBLIC, pictures) - hear_tracks(network, collection, tracks)).max())
    print(f'genres: within {difference:.5f} of the trained network')
    assert difference <= ROUNDING, f'the written graphs differ by {difference}'


def checksum(folder: Path) -> str:
    """SHA-256 over model.json and its shard, of the backbone and then of the head."""
    files = [folder / graph / name for graph in ('backbone', 'head') for name in ('model.json', SHARD)]
    return hashlib.sha256(b''.join(path.read_bytes() for path in files)).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--version', required=True, help='semantic version of the network')
    parser.add_argument('--data', type=Path, default=DEFAULT_DATA, help='folder with gtzan/ and weights/')
    parser.add_argument('--epochs', type=int, default=PaperRecipe.epochs, help='of either run; for a first try')
    options = parser.parse_args()
    torch.set_num_threads(1)
    collection = load_collection(options.data / 'gtzan')
    data = checksums(options.data / 'gtzan')
    recipe = PaperRecipe(epochs=options.epochs)
    runs = runs_on(data) / 'tl_cnn_gru_shipped'
    tested = train_paper(TESTED, recipe, collection, options.data / 'weights', runs)
    answers = answer(tested, collection, TESTED, {'recipe': asdict(recipe), 'data': data})
    write_held_out(ANSWERS / f'{TESTED.name}.npz', answers)
    print(answers.about['accuracyOfEveryNthColumn'])
    shipped = train_paper(SHIPPED, recipe, collection, options.data / 'weights', runs)
    export(shipped, collection, answers, options.version)


if __name__ == '__main__':
    main()
