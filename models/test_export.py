import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

import export
from classes import CLASSES, GENRE_CLASSES
from data import Collection
from embedding import fit_embedding
from export import check, checksum, contract, describe_tags, novelty_of
from golden import read_golden, synthetic_pictures
from interpret import run_model
from network import SegueNetwork
from norms import measuring
from predict import predict
from predictions import HeldOut
from runs import Run

FIGURES: dict[str, dict[str, Any]] = {
    'none_of_these_auroc': {'mean': 0.9, 'weights': [0.5, 2.0, 0.25, 1.5], 'bias': -1.5, 'noneAbove': 0.81},
    'classes_auc': {'shownAbove': {'jazz': 0.4, 'sitar': None}, 'musicBelow': 0.3},
    'conformal': {'setAbove': 0.12, 'wanted': 0.9},
}


@pytest.fixture
def network() -> SegueNetwork:
    """Untrained, but for norms that have heard the pictures that it is checked with."""
    torch.manual_seed(4)
    network = SegueNetwork(2, 3, len(CLASSES), len(GENRE_CLASSES))
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


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / 'spec.json').write_text(export.SPEC.read_text())
    for name, path in (('SPEC', 'spec.json'), ('GOLDEN', 'golden'), ('PUBLIC', 'public')):
        monkeypatch.setattr(export, name, tmp_path / path)


def test_what_is_shipped_belongs_together_and_claims_what_was_measured(
    network: SegueNetwork, collection: Collection, answers: HeldOut, tmp_path: Path
) -> None:
    export.export(network, collection, Run('all', 0, 0), answers, FIGURES, '3.1.4')
    spec = json.loads((tmp_path / 'public' / 'spec.json').read_text())
    assert (tmp_path / 'spec.json').read_bytes() == (tmp_path / 'public' / 'spec.json').read_bytes()
    assert (spec['version'], spec['checksum']) == ('3.1.4', checksum(tmp_path / 'public'))
    assert spec['genres'] == ['high', 'low'] and len(spec['tags']) == 3
    golden = read_golden(tmp_path / 'golden')
    assert golden.keys() == {'picture', 'genres', 'tags', 'classes', 'novelty', 'embedding'}
    assert golden.keys() - {'picture'} == set(spec['network']['outputs'])
    assert golden['classes'].shape == (3, len(spec['classes'])) and golden['novelty'].shape == (3, 1)
    said = run_model(tmp_path / 'public', golden['picture'])
    assert all(np.array_equal(said[name], golden[name]) for name in said)


def test_what_was_not_measured_is_not_claimed(network: SegueNetwork, collection: Collection, tmp_path: Path) -> None:
    export.export(network, collection, Run('all', 0, 0), None, {}, '0.0.1')
    spec = json.loads((tmp_path / 'spec.json').read_text())
    assert all(spec[name] is None for name in ('musicBelow', 'setAbove', 'coverage', 'noneAbove'))
    assert all(known['shownAbove'] is None for known in spec['classes'])
    assert all(tag['shownAbove'] is None for tag in spec['tags'])
    assert (spec['temperature'], spec['doubtBelow']) == (1, 0.5)
    assert 'novelty' not in read_golden(tmp_path / 'golden')


def test_the_contract_names_only_outputs_that_there_are(
    network: SegueNetwork, collection: Collection, tmp_path: Path
) -> None:
    export.export(network, collection, Run('all', 0, 0), None, {}, '0.0.1')
    spec = json.loads((tmp_path / 'spec.json').read_text())
    assert set(spec['network']['outputs']) == run_model(tmp_path / 'public', synthetic_pictures()).keys()


def test_the_score_of_what_is_none_of_these_is_weighted_as_its_trials_say(
    network: SegueNetwork, collection: Collection, answers: HeldOut
) -> None:
    train = np.arange(19)
    heard = predict(network, collection, train)
    novelty = novelty_of(network, heard, collection, train, answers, FIGURES)
    assert novelty and (novelty.weights, novelty.bias) == ((0.5, 2.0, 0.25, 1.5), -1.5)
    assert novelty_of(network, heard, collection, train, None, FIGURES) is None
    assert novelty_of(network, heard, collection, train, answers, {}) is None
    weak = {'none_of_these_auroc': FIGURES['none_of_these_auroc'] | {'mean': 0.84}}
    assert novelty_of(network, heard, collection, train, answers, weak) is None


def test_thresholds_come_from_the_figures(collection: Collection, answers: HeldOut) -> None:
    part = contract(collection, answers, FIGURES, ['genres', 'novelty'])
    shown = {known['name']: known['shownAbove'] for known in part['classes']}
    assert (shown['jazz'], shown['sitar'], shown['rock']) == (0.4, None, None)
    measured = [part[name] for name in ('musicBelow', 'setAbove', 'coverage', 'noneAbove')]
    assert measured == [0.3, 0.12, 0.9, 0.81]
    assert contract(collection, answers, FIGURES, ['genres'])['noneAbove'] is None
    # 18 of 20 are right: a margin of 2 / temperature is ln(18 / 2).
    assert part['temperature'] == pytest.approx(2 / np.log(18 / 2), rel=0.01)


def test_a_collection_without_a_teacher_has_no_tags(collection: Collection) -> None:
    assert describe_tags(replace(collection, tags=None), None) == []


def test_a_graph_that_says_something_else_is_never_shipped(
    network: SegueNetwork, collection: Collection, tmp_path: Path
) -> None:
    embedding = fit_embedding(predict(network, collection, np.arange(19)).features[:, None], 1)
    export.assemble(network, embedding, None).write(tmp_path / 'public', '0.0.0')
    check(network, embedding, None, tmp_path / 'public')
    with torch.no_grad():
        network.classes.bias[5] += 1
    with pytest.raises(AssertionError, match='classes differs by'):
        check(network, embedding, None, tmp_path / 'public')
