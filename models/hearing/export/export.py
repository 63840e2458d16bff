"""Writes the shipped network: public/model/, models/golden/ and both copies of the contract.

The embedding and the score for music that is none of the genres are fitted on the run's own training tracks;
temperature, doubt and the tags' thresholds on the answers of the ten random folds, all other thresholds on those of the
artist folds (models/predictions/), which are about tracks that each network had not heard.
"""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from hearing.body.feature_cache import features_of
from hearing.data.collection import Collection, split
from hearing.export.assemble.network import assemble
from hearing.export.check import check, checksum
from hearing.export.contract import Figures, contract
from hearing.export.golden import write_golden
from hearing.folders import Folders
from hearing.heads.calibration import fit_temperature
from hearing.heads.embedding import embedding_of
from hearing.heads.network import SegueNetwork
from hearing.heads.novelty import LOWEST_AREA, Novelty, called_degraded, fit_novelty
from hearing.heads.prediction import Prediction, predict_features
from hearing.train.answers import HeldOut
from hearing.train.runs import Run


def export(
    network: SegueNetwork,
    collection: Collection,
    run: Run,
    answers: HeldOut | None,
    figures: Figures,
    version: str,
    folders: Folders,
) -> None:
    """Raises AssertionError when the written graph does not reproduce the network."""
    train, _ = split(collection, run.protocol, run.fold)
    features = features_of(network.extractor, collection.pictures, folders.cache).of(train)
    embedding = embedding_of(network, features)
    heard = predict_features(network, features.patches)
    novelty = novelty_of(network, heard, collection, train, answers, figures, folders)
    graph = assemble(network, embedding, novelty)
    graph.write(folders.shipped, version)
    check(network, embedding, novelty, folders.shipped)
    write_golden(folders.golden, version, folders.shipped)
    decided = contract(collection, answers, figures, list(graph.outputs))
    spec = json.loads(folders.contract.read_text()) | decided | {'version': version}
    spec['checksum'] = checksum(folders.shipped)
    for path in (folders.contract, folders.shipped / 'spec.json'):
        path.write_text(json.dumps(spec, indent=4) + '\n')
    print(f'version {version}: {sum(path.stat().st_size for path in folders.shipped.iterdir())} bytes')


def novelty_of(
    network: SegueNetwork,
    heard: Prediction,
    collection: Collection,
    train: NDArray[np.int64],
    answers: HeldOut | None,
    figures: Figures,
    folders: Folders,
) -> Novelty | None:
    """The score, weighted as its trials say (evaluation/novelty.py); None where there were none.

    None as well while the area under its ROC curve is too small: it would say of too many songs that nothing fits.
    """
    scale = figures.get('none_of_these_auroc')
    if scale is None or answers is None or scale['mean'] < LOWEST_AREA:
        return None
    temperature = fit_temperature(answers.logits, answers.labels)
    novelty = fit_novelty(
        heard.called, collection.labels[train], collection.genres, temperature, called_degraded(network, folders)
    )
    return replace(novelty, weights=tuple(scale['weights']), bias=scale['bias'])
