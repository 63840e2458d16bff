from dataclasses import replace
from pathlib import Path

import pytest
import torch

import training
from data import Collection
from runs import Run, restore
from training import Recipe, rate_at, train

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
    recipe = Recipe(epochs=4, crops_per_track=2, batch_size=8, body_rate=3e-3, label_smoothing=0, mixup_share=0)
    train(Run('all', 0, 0), recipe, plain, weights_folder, tmp_path)
    losses = [float(line.rpartition(' ')[2]) for line in capsys.readouterr().out.splitlines()]
    # Guessing costs ln 2 = 0.69.
    assert losses[-1] < 0.3


def test_a_run_that_was_never_trained_cannot_be_restored(collection: Collection, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match='random10-fold3-seed0'):
        restore(Run('random10', 3, 0), collection, tmp_path)


def test_the_learning_rate_warms_up_and_falls_to_zero() -> None:
    assert rate_at(0, 0.1) == 0
    assert rate_at(0.05, 0.1) == pytest.approx(0.5)
    assert rate_at(0.1, 0.1) == pytest.approx(1)
    assert rate_at(0.55, 0.1) == pytest.approx(0.5)
    assert rate_at(1, 0.1) == pytest.approx(0)
