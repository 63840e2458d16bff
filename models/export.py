"""Writes the shipped network: public/model/, models/golden/ and both copies of the contract.

    python3 models/export.py --version 1.0.0

The embedding and the score for music that is none of the genres are fitted on the run's own training tracks;
temperature, doubt and the tags' thresholds on the answers of the ten random folds, all other thresholds on those of the
artist folds (models/predictions/), which are about tracks that each network had not heard.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from assemble import assemble
from calibration import doubt_below, fit_temperature
from classes import CLASSES
from data import ROOT, Collection, split
from embedding import LENGTH, Embedding, embedding_of
from frontend import BANDS, PATCH_COLUMNS
from golden import synthetic_pictures, write_golden
from graph import SHARD
from heard import impressions
from interpret import run_model
from network import SegueNetwork
from novelty import LOWEST_AREA, Novelty, called_degraded, fit_novelty
from options import collection_parser, read_collection
from predict import POOLING, Prediction, predict_heard, song_genres
from predictions import ANSWERS, FIGURES, PREDICTIONS, HeldOut, join, read_held_out
from tags import Tag, describe, shown_above
from runs import RUNS, Run, restore, runs_on

SPEC = ROOT / 'models' / 'spec.json'
GOLDEN = ROOT / 'models' / 'golden'
PUBLIC = ROOT / 'public' / 'model'
Figures = dict[str, dict[str, Any]]
# Greatest difference, in logits and in the embedding, that float16 weights may make on synthetic pictures.
ROUNDING = {'genres': 0.1, 'tags': 0.1, 'classes': 0.1, 'novelty': 0.1, 'embedding': 0.02}


def export(
    network: SegueNetwork, collection: Collection, run: Run, answers: HeldOut | None, figures: Figures, version: str
) -> None:
    """Raises AssertionError when the written graph does not reproduce the network."""
    train, _ = split(collection, run.protocol, run.fold)
    heard = impressions(network, collection.pictures, RUNS).of(train)
    embedding = embedding_of(network, heard)
    novelty = novelty_of(network, predict_heard(network, heard.plain), collection, train, answers, figures)
    graph = assemble(network, embedding, novelty)
    graph.write(PUBLIC, version)
    check(network, embedding, novelty, PUBLIC)
    write_golden(GOLDEN, version, PUBLIC)
    decided = contract(collection, answers, figures, list(graph.outputs))
    spec = json.loads(SPEC.read_text()) | decided | {'version': version}
    spec['checksum'] = checksum(PUBLIC)
    for path in (SPEC, PUBLIC / 'spec.json'):
        path.write_text(json.dumps(spec, indent=4) + '\n')
    print(f'version {version}: {sum(path.stat().st_size for path in PUBLIC.iterdir())} bytes')


def novelty_of(
    network: SegueNetwork,
    heard: Prediction,
    collection: Collection,
    train: NDArray[np.int64],
    answers: HeldOut | None,
    figures: Figures,
) -> Novelty | None:
    """The score, weighted as its trials say (none_of_these.py); None where there were none.

    None as well while the area under its ROC curve is too small: it would say of too many songs that nothing fits.
    """
    scale = figures.get('none_of_these_auroc')
    if scale is None or answers is None or scale['mean'] < LOWEST_AREA:
        return None
    temperature = fit_temperature(answers.logits, answers.labels)
    novelty = fit_novelty(
        heard.called, collection.labels[train], collection.genres, temperature, called_degraded(network, RUNS)
    )
    return replace(novelty, weights=tuple(scale['weights']), bias=scale['bias'])


def contract(
    collection: Collection, answers: HeldOut | None, figures: Figures, outputs: list[str]
) -> dict[str, Any]:
    """The part of the contract that training decides. What was not measured on held-out songs is not claimed."""
    classes, conformal = figures.get('classes_auc', {}), figures.get('conformal', {})
    shown = classes.get('shownAbove', {})
    temperature = fit_temperature(answers.logits, answers.labels) if answers else 1.0
    doubt = doubt_below(song_genres(answers.logits, temperature), answers.labels) if answers else 0.5
    return {
        'network': {
            'input': {'name': 'picture', 'shape': [-1, PATCH_COLUMNS, BANDS]},
            'outputs': {name: name for name in outputs},
        },
        'genres': list(collection.genres),
        'tags': describe_tags(collection, answers),
        'classes': [{**known, 'shownAbove': shown.get(known['name'])} for known in CLASSES],
        'musicBelow': classes.get('musicBelow'),
        'setAbove': conformal.get('setAbove'),
        'coverage': conformal.get('wanted'),
        'noneAbove': figures['none_of_these_auroc']['noneAbove'] if 'novelty' in outputs else None,
        'embeddingLength': LENGTH,
        'pooling': POOLING,
        'temperature': round(temperature, 4),
        'doubtBelow': doubt,
    }


def describe_tags(collection: Collection, answers: HeldOut | None) -> list[Tag]:
    if collection.tags is None:
        return []
    teacher = collection.tags
    if answers is None:
        return [describe(name, None) for name in teacher.names]
    taught = np.isin(answers.tracks, teacher.tracks)
    means = np.stack([teacher.probabilities[teacher.tracks == track].mean(0) for track in answers.tracks[taught]])
    heard = answers.tags[taught].astype(np.float64)
    return [describe(name, shown_above(heard[:, i], means[:, i])) for i, name in enumerate(teacher.names)]


def check(network: SegueNetwork, embedding: Embedding, novelty: Novelty | None, model: Path) -> None:
    """The written graph must say what the trained network says, but for its weights' rounding to float16."""
    pictures = synthetic_pictures()
    with torch.no_grad():
        hearing = network.eval()(torch.from_numpy(pictures))
    trained = {name: getattr(hearing, name).numpy() for name in ('genres', 'tags', 'classes')}
    trained['embedding'] = embedding(hearing.features.numpy())
    if novelty:
        trained['novelty'] = novelty(hearing.called.numpy(), trained['genres'])[:, None]
    for name, value in run_model(model, pictures).items():
        difference = float(np.abs(value - trained[name]).max())
        print(f'{name}: within {difference:.5f} of the trained network')
        assert difference <= ROUNDING[name], f'{name} differs by {difference}'


def checksum(folder: Path) -> str:
    """SHA-256 over model.json and its shard, in this order."""
    return hashlib.sha256((folder / 'model.json').read_bytes() + (folder / SHARD).read_bytes()).hexdigest()


def main() -> None:
    parser = collection_parser(__doc__)
    parser.add_argument('--version', required=True, help='semantic version of the network')
    options = parser.parse_args()
    collection, data = read_collection(options)
    run = Run('all', 0, 0)
    folds = sorted(PREDICTIONS.glob(f'random10-*-seed{run.seed}.npz'))
    answers = join([read_held_out(path) for path in folds]) if folds else None
    if answers is None or answers.genres != collection.genres:
        print('no held-out answers about these genres: temperature, doubt and tags stay uncalibrated')
        answers = None
    read = {path.stem: json.loads(path.read_text()) for path in (ANSWERS / FIGURES).glob('*.json')}
    figures = {name: figure for name, figure in read.items() if figure.get('data') == data}
    export(restore(run, collection, runs_on(data)), collection, run, answers, figures, options.version)


if __name__ == '__main__':
    main()
