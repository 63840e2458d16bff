import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch

from hearing.body.batch_norms import measuring
from hearing.data.classes import CLASSES
from hearing.data.collection import Collection
from hearing.export.assemble.network import assemble
from hearing.export.check import check, checksum
from hearing.export.contract import contract, describe_tags
from hearing.export.export import export
from hearing.export.golden import read_golden, synthetic_pictures
from hearing.folders import Folders
from hearing.heads.embedding import fit_embedding
from hearing.heads.network import SegueNetwork
from hearing.heads.prediction import predict
from hearing.interpret import run_model
from hearing.train.answers import HeldOut
from hearing.train.runs import Run

FIGURES: dict[str, dict[str, Any]] = {
    'classes_auc': {'shownAbove': {'jazz': 0.4, 'sitar': None}, 'musicBelow': 0.3},
}


@pytest.fixture
def network() -> SegueNetwork:
    """Untrained, but for norms that have heard the pictures that it is checked with."""
    torch.manual_seed(4)
    network = SegueNetwork(2, 3, len(CLASSES))
    with measuring(network):
        network(torch.from_numpy(synthetic_pictures()))
    return network


@pytest.fixture
def answers(collection: Collection) -> HeldOut:
    """Of every track, right in eighteen of twenty."""
    heard = np.where(np.arange(20) % 7 == 6, 1 - collection.labels, collection.labels)
    logits = np.repeat(2 * np.eye(2, dtype=np.float16)[heard][:, None], 5, axis=1)
    tags = np.random.default_rng(0).random((20, 3)).astype(np.float16)
    unknown, says = np.zeros(20, bool), np.zeros((20, 3), np.int8)
    return HeldOut(collection.tracks, collection.genres, collection.labels, logits, tags, unknown, {}, says)


def test_what_is_shipped_belongs_together_and_claims_what_was_measured(
    network: SegueNetwork, collection: Collection, answers: HeldOut, own_folders: Folders
) -> None:
    export(network, collection, Run('all', 0, 0), answers, FIGURES, '3.1.4', own_folders)
    spec = json.loads((own_folders.shipped / 'spec.json').read_text())
    assert (own_folders.contract).read_bytes() == (own_folders.shipped / 'spec.json').read_bytes()
    assert (spec['version'], spec['checksum']) == ('3.1.4', checksum(own_folders.shipped))
    assert spec['genres'] == ['high', 'low'] and len(spec['tags']) == 3
    golden = read_golden(own_folders.golden)
    assert golden.keys() == {'picture', 'genres', 'tags', 'classes', 'embedding'}
    assert golden.keys() - {'picture'} == set(spec['network']['outputs'])
    assert golden['classes'].shape == (3, len(spec['classes']))
    said = run_model(own_folders.shipped, golden['picture'])
    assert all(np.array_equal(said[name], golden[name]) for name in said)


def test_what_was_not_measured_is_not_claimed(
    network: SegueNetwork, collection: Collection, own_folders: Folders
) -> None:
    export(network, collection, Run('all', 0, 0), None, {}, '0.0.1', own_folders)
    spec = json.loads((own_folders.contract).read_text())
    assert spec['musicBelow'] is None and spec['claimsRight'] is None
    assert all(known['shownAbove'] is None for known in spec['classes'])
    assert all(tag['shownAbove'] is None for tag in spec['tags'])
    assert (spec['temperature'], spec['claimFrom']) == (1, 1)
    assert all(word['shownAbove'] is None for word in (*spec['styles'], *spec['moods']))


def test_the_contract_names_only_outputs_that_there_are(
    network: SegueNetwork, collection: Collection, own_folders: Folders
) -> None:
    export(network, collection, Run('all', 0, 0), None, {}, '0.0.1', own_folders)
    spec = json.loads((own_folders.contract).read_text())
    assert set(spec['network']['outputs']) == run_model(own_folders.shipped, synthetic_pictures()).keys()


def test_thresholds_come_from_the_figures(collection: Collection, answers: HeldOut) -> None:
    part = contract(collection, answers, FIGURES)
    shown = {known['name']: known['shownAbove'] for known in part['classes']}
    assert (shown['jazz'], shown['sitar'], shown['rock']) == (0.4, None, None)
    assert part['musicBelow'] == 0.3
    # 18 of 20 are right: a margin of 2 / temperature is ln(18 / 2).
    assert part['temperature'] == pytest.approx(2 / np.log(18 / 2), rel=0.01)


def test_a_collection_without_a_teacher_has_no_tags(collection: Collection) -> None:
    assert describe_tags(replace(collection, tags=None), None) == []


def test_a_graph_that_says_something_else_is_never_shipped(
    network: SegueNetwork, collection: Collection, own_folders: Folders
) -> None:
    embedding = fit_embedding(predict(network, collection, np.arange(19)).raw_embedding[:, None], 1)
    assemble(network, embedding).write(own_folders.shipped, '0.0.0')
    check(network, embedding, own_folders.shipped)
    with torch.no_grad():
        network.classes.bias[5] += 1
    with pytest.raises(AssertionError, match='classes differs by'):
        check(network, embedding, own_folders.shipped)
