from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

import training
from batches import TrainingTracks
from data import Collection, split
from network import BATCH_NORM_MOMENTUM, BLOCKS, SegueNetwork
from norms import measure_norms
from pretrained import load_pretrained
from runs import Run, restore
from training import Recipe, hear_mixed, rate_at, train

SMALL = Recipe(epochs=2, crops_per_track=1, batch_size=8)
RUN = Run('fault_filtered', 0, 0)


def test_a_run_that_was_stopped_ends_as_if_it_had_not_been(
    collection: Collection, weights_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = train(RUN, SMALL, collection, weights_folder, tmp_path / 'whole').state_dict()
    epochs = []
    one_epoch = training.train_epoch

    def stopping(*arguments: object) -> float:
        if epochs:
            raise KeyboardInterrupt
        epochs.append(1)
        return one_epoch(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(training, 'train_epoch', stopping)
        train(RUN, SMALL, collection, weights_folder, tmp_path / 'parts')
    resumed = train(RUN, SMALL, collection, weights_folder, tmp_path / 'parts').state_dict()
    assert all(torch.equal(resumed[name], whole[name]) for name in whole)
    kept = restore(RUN, collection, tmp_path / 'parts').state_dict()
    assert all(torch.equal(kept[name], whole[name]) for name in whole)


def test_another_seed_gives_another_network(collection: Collection, weights_folder: Path, tmp_path: Path) -> None:
    once = replace(SMALL, epochs=1)
    first = train(RUN, once, collection, weights_folder, tmp_path).state_dict()
    second = train(Run('fault_filtered', 0, 1), once, collection, weights_folder, tmp_path).state_dict()
    assert any(not torch.equal(first[name], second[name]) for name in first)


def test_training_learns_what_tells_two_genres_apart(
    collection: Collection, weights_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = replace(collection, tags=None)
    recipe = Recipe(epochs=8, crops_per_track=2, batch_size=8, body_rate=3e-3, label_smoothing=0, mixup_share=0)
    train(Run('all', 0, 0), recipe, plain, weights_folder, tmp_path)
    losses = [float(line.rpartition(' ')[2]) for line in capsys.readouterr().out.splitlines()]
    # Guessing costs ln 2 = 0.69.
    assert losses[-1] < 0.3


def test_batch_norms_are_given_the_statistics_of_the_training_part(
    collection: Collection, lived_in_network: SegueNetwork
) -> None:
    tracks = TrainingTracks(collection, split(collection, 'grouped5', 0)[0])
    before = lived_in_network.state_dict()
    weights = {name: value.clone() for name, value in before.items() if 'running' not in name and 'num' not in name}
    measure_norms(lived_in_network, tracks, np.random.default_rng(0))
    assert all(torch.equal(lived_in_network.state_dict()[name], value) for name, value in weights.items())
    stem, norm = lived_in_network.features[0][0], lived_in_network.features[0][1]
    assert norm.momentum == BATCH_NORM_MOMENTUM and not norm.training
    with torch.no_grad():
        heard = stem(lived_in_network.input(tracks.crops(np.random.default_rng(5), 200)))
    torch.testing.assert_close(norm.running_mean, heard.mean((0, 2, 3)), atol=0.05, rtol=0.05)
    torch.testing.assert_close(norm.running_var, heard.var((0, 2, 3)), atol=0.05, rtol=0.1)


@pytest.mark.parametrize('fixed', [True, False])
def test_fixed_norms_stay_as_they_were_measured(
    collection: Collection, weights_folder: Path, tmp_path: Path, fixed: bool
) -> None:
    recipe = replace(SMALL, fixed_norms=fixed)
    early = train(RUN, replace(recipe, epochs=1), collection, weights_folder, tmp_path / 'early').state_dict()
    late = train(RUN, recipe, collection, weights_folder, tmp_path / 'late').state_dict()
    stem = 'features.0.1.running_mean'
    assert torch.equal(early[stem], late[stem]) == fixed
    assert not torch.equal(early['features.0.1.weight'], late['features.0.1.weight'])


def test_frozen_blocks_stay_as_audioset_left_them(
    collection: Collection, weights_folder: Path, tmp_path: Path
) -> None:
    start = torch.load(weights_folder / 'mn04_as.pt')
    trained = train(RUN, replace(SMALL, epochs=1, frozen_blocks=7), collection, weights_folder, tmp_path).state_dict()
    body = [name for name in trained if name.startswith('features') and name.endswith('.0.weight')]
    moved = {int(name.split('.')[1]) for name in body if not torch.equal(trained[name], start[name])}
    assert moved == set(range(7, len(BLOCKS) + 2))


def test_what_is_heard_is_mixed_where_the_recipe_says(collection: Collection, weights_folder: Path) -> None:
    network = SegueNetwork(2, 3)
    load_pretrained(network.eval(), weights_folder, collection.genres, ())
    tracks = TrainingTracks(collection, np.arange(20))
    (batch,) = tracks.epoch(1, 20, 5.0, 1.0, [0, 0])
    assert 0.1 < batch.weight < 0.9
    with torch.no_grad():
        own, other = (network.hear(part, 0, 7) for part in (batch.pictures, batch.pictures[batch.partner]))
        deep = network.hear(batch.weight * own + (1 - batch.weight) * other, 7, 17)
        mixed = batch.weight * batch.pictures + (1 - batch.weight) * batch.pictures[batch.partner]
        at_the_seventh, at_once = (hear_mixed(network, batch, block).features for block in (7, 0))
        torch.testing.assert_close(at_the_seventh, deep.mean((2, 3)))
        torch.testing.assert_close(at_once, network(mixed).features)
    assert (at_the_seventh - at_once).abs().max() > 0.01


def test_a_run_begun_by_another_recipe_is_begun_anew(
    collection: Collection, weights_folder: Path, tmp_path: Path
) -> None:
    once = replace(SMALL, epochs=1)
    train(RUN, replace(once, body_rate=1e-2), collection, weights_folder, tmp_path)
    again = train(RUN, once, collection, weights_folder, tmp_path).state_dict()
    clean = train(RUN, once, collection, weights_folder, tmp_path / 'clean').state_dict()
    assert all(torch.equal(again[name], clean[name]) for name in clean)


def test_a_run_that_was_never_trained_cannot_be_restored(collection: Collection, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match='random10-fold3-seed0'):
        restore(Run('random10', 3, 0), collection, tmp_path)


def test_the_learning_rate_warms_up_and_falls_to_zero() -> None:
    assert rate_at(0, 0.1) == 0
    assert rate_at(0.05, 0.1) == pytest.approx(0.5)
    assert rate_at(0.1, 0.1) == pytest.approx(1)
    assert rate_at(0.55, 0.1) == pytest.approx(0.5)
    assert rate_at(1, 0.1) == pytest.approx(0)
