from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch.nn import functional as F

import training
from batches import Batch, Targets
from data import Collection
from network import BLOCKS, Hearing, SegueNetwork
from runs import Run, restore
from training import Recipe, loss_of, rate_at, train

SMALL = Recipe(epochs=2, crops_per_track=1, batch_size=8)
RUN = Run('fault_filtered', 0, 0)


def weights_of(network: SegueNetwork) -> dict[str, torch.Tensor]:
    return network.state_dict()


def same(first: dict[str, torch.Tensor], second: dict[str, torch.Tensor]) -> bool:
    return all(torch.equal(first[name], second[name]) for name in first)


def test_a_run_that_was_stopped_ends_as_if_it_had_not_been(
    collection: Collection, weights_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = weights_of(train(RUN, SMALL, collection, weights_folder, tmp_path / 'whole'))
    epochs = []
    one_epoch = training.train_epoch

    def stopping(*arguments: Any) -> float:
        if epochs:
            raise KeyboardInterrupt
        epochs.append(1)
        return one_epoch(*arguments)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(training, 'train_epoch', stopping)
        train(RUN, SMALL, collection, weights_folder, tmp_path / 'parts')
    assert same(whole, weights_of(train(RUN, SMALL, collection, weights_folder, tmp_path / 'parts')))
    assert same(whole, weights_of(restore(RUN, collection, tmp_path / 'parts')))


def test_another_seed_gives_another_network(collection: Collection, weights_folder: Path, tmp_path: Path) -> None:
    once = replace(SMALL, epochs=1)
    first, second = (
        weights_of(train(Run('fault_filtered', 0, seed), once, collection, weights_folder, tmp_path)) for seed in (0, 1)
    )
    assert not same(first, second)


def test_training_learns_what_tells_two_genres_apart(
    collection: Collection, weights_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = Recipe(epochs=6, batch_size=8, label_smoothing=0, mixup_share=0, tag_weight=0, class_weight=0)
    train(Run('all', 0, 0), recipe, collection, weights_folder, tmp_path)
    losses = [float(line.rpartition(' ')[2]) for line in capsys.readouterr().out.splitlines()]
    # Guessing costs ln 2 = 0.69.
    assert losses[-1] < 0.3


def test_the_kept_blocks_stay_bit_for_bit_and_all_else_learns(
    collection: Collection, weights_folder: Path, runs_folder: Path, tmp_path: Path
) -> None:
    start = torch.load(runs_folder / 'adapted.pt')
    trained = weights_of(train(RUN, replace(SMALL, epochs=1), collection, weights_folder, tmp_path))
    moved = {name for name in trained if name in start and not torch.equal(trained[name], start[name])}
    assert {int(name.split('.')[1]) for name in moved} == set(range(13, len(BLOCKS) + 2))
    assert not any('running' in name or 'num_batches' in name for name in moved), 'norms keep what they measured'
    assert any(name.endswith('0.1.weight') for name in moved), 'norms learn their gain'
    for name, published in (('hidden', 'classifier.2'), ('genres', None), ('tags', None), ('classes', None)):
        assert trained[f'{name}.weight'].isfinite().all()
        assert published is None or not torch.equal(trained[f'{name}.weight'], start[f'{published}.weight'])


def test_a_run_begun_by_another_recipe_is_begun_anew(
    collection: Collection, weights_folder: Path, tmp_path: Path
) -> None:
    once = replace(SMALL, epochs=1)
    train(RUN, replace(once, body_rate=1e-2), collection, weights_folder, tmp_path)
    again = weights_of(train(RUN, once, collection, weights_folder, tmp_path))
    assert same(again, weights_of(train(RUN, once, collection, weights_folder, tmp_path / 'clean')))


def test_a_run_begun_from_another_start_is_begun_anew(
    collection: Collection, weights_folder: Path, runs_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = replace(SMALL, epochs=1)
    with monkeypatch.context() as patch:
        patch.setattr(training, 'ADAPTED', weights_folder / 'mn04_as.pt')
        untouched = weights_of(train(RUN, once, collection, weights_folder, tmp_path))
    again = weights_of(train(RUN, once, collection, weights_folder, tmp_path))
    assert not same(untouched, again)
    assert torch.equal(again['features.0.0.weight'], torch.load(runs_folder / 'adapted.pt')['features.0.0.weight'])
    assert same(again, weights_of(train(RUN, once, collection, weights_folder, tmp_path / 'clean')))


def test_nothing_is_trained_before_free_music_was_heard_and_mn04_adapted(
    collection: Collection, weights_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, pytest.raises(FileNotFoundError, match='adapted.pt'):
        patch.setattr(training, 'ADAPTED', tmp_path / 'adapted.pt')
        train(RUN, SMALL, collection, weights_folder, tmp_path)
    with pytest.raises(FileNotFoundError, match='free_music.npz'):
        monkeypatch.setattr('free_music.FREE_MUSIC', tmp_path / 'free_music.npz')
        train(RUN, SMALL, collection, weights_folder, tmp_path)


def test_free_music_that_is_held_out_teaches_nothing(
    collection: Collection, weights_folder: Path, runs_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = replace(SMALL, epochs=1, others_share=1.0)
    clean = weights_of(train(RUN, once, collection, weights_folder, tmp_path / 'clean'))
    for spoilt_part, reaches in ((True, False), (False, True)):
        with np.load(runs_folder / 'free_music.npz') as file:
            arrays = {name: file[name] for name in file}
        music = training.load_free_music()
        spoilt = training.held_out_music(music) == spoilt_part
        assert 0 < spoilt.sum() < len(spoilt)
        arrays['logits'][spoilt] = 5
        np.savez(tmp_path / 'spoilt.npz', **arrays)
        with monkeypatch.context() as patch:
            patch.setattr('free_music.FREE_MUSIC', tmp_path / 'spoilt.npz')
            other = weights_of(train(RUN, once, collection, weights_folder, tmp_path / str(reaches)))
        assert same(clean, other) != reaches


def test_a_run_that_was_never_trained_cannot_be_restored(collection: Collection, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match='random10-fold3-seed0'):
        restore(Run('random10', 3, 0), collection, tmp_path)


def test_what_is_not_known_of_a_sound_costs_nothing() -> None:
    rng = np.random.default_rng(0)
    logits = [torch.from_numpy(rng.normal(size=(3, width)).astype(np.float32)) for width in (2, 4, 5)]
    values = [rng.random((3, width), np.float32) for width in (2, 4, 5)]
    recipe = Recipe(tag_weight=2.0, class_weight=3.0, label_smoothing=0)
    known = [np.array(known, np.float32) for known in ([1, 0, 0.5], [0, 1, 0], [1, 1, 1])]
    batch = Batch(torch.zeros(3), *(Targets(value, share) for value, share in zip(values, known)))
    of_genres = -(torch.from_numpy(values[0]) * F.log_softmax(logits[0], 1)).sum(1)
    binary = [
        F.binary_cross_entropy_with_logits(heard, torch.from_numpy(value), reduction='none').mean(1)
        for heard, value in zip(logits[1:], values[1:])
    ]
    wanted = (of_genres[0] + 0.5 * of_genres[2]) / 1.5 + 2 * binary[0][1] / 3 + 3 * binary[1].mean()
    torch.testing.assert_close(loss_of(Hearing(*logits, torch.zeros(3)), batch, recipe), wanted)
    nothing = Batch(torch.zeros(3), *(Targets(value, np.zeros(3, np.float32)) for value in values))
    assert float(loss_of(Hearing(*logits, torch.zeros(3)), nothing, recipe)) == 0
    without_tags = replace(batch, tags=Targets(np.zeros((3, 0), np.float32), np.zeros(3, np.float32)))
    heard = Hearing(logits[0], torch.zeros(3, 0), logits[2], torch.zeros(3))
    torch.testing.assert_close(loss_of(heard, without_tags, recipe), wanted - 2 * binary[0][1] / 3)


def test_the_learning_rate_warms_up_and_falls_to_zero() -> None:
    assert rate_at(0, 0.1) == 0
    assert rate_at(0.05, 0.1) == pytest.approx(0.5)
    assert rate_at(0.1, 0.1) == pytest.approx(1)
    assert rate_at(0.55, 0.1) == pytest.approx(0.5)
    assert rate_at(1, 0.1) == pytest.approx(0)
