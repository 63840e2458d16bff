from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from hearing.body.feature_cache import Features, features_of
from hearing.data.collection import Collection, split
from hearing.data.free_music import held_out_music, load_free_music
from hearing.folders import Folders
from hearing.heads.prediction import predict_features
from hearing.heads.pretrained import load_pretrained
from hearing.train import training
from hearing.train.batches import PreparedExamples
from hearing.train.examples import examples, prepare
from hearing.train.loss import loss_of
from hearing.train.recipe import Recipe
from hearing.train.runs import Run, network_for, restore
from hearing.train.schedule import rate_at
from hearing.train.training import optimiser_for, train, train_epoch
from tests.made.trainings import ONCE, RUN, SMALL, same, spoilt_at, teacher_of, weights_of


def test_a_run_that_was_stopped_ends_as_if_it_had_not_been(
    collection: Collection, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = weights_of(train(RUN, SMALL, collection, folders, tmp_path / 'whole'))
    epochs = []
    one_epoch = training.train_epoch

    def stopping(*arguments: Any) -> float:
        if epochs:
            raise KeyboardInterrupt
        epochs.append(1)
        return one_epoch(*arguments)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(training, 'train_epoch', stopping)
        train(RUN, SMALL, collection, folders, tmp_path / 'parts')
    assert same(whole, weights_of(train(RUN, SMALL, collection, folders, tmp_path / 'parts')))
    assert same(whole, weights_of(restore(RUN, collection, tmp_path / 'parts')))


def test_a_finished_run_asks_no_teacher_again(
    collection: Collection, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished = weights_of(train(RUN, ONCE, collection, folders, tmp_path))
    monkeypatch.delattr(training, 'examples')
    assert same(finished, weights_of(train(RUN, ONCE, collection, folders, tmp_path)))


def test_another_seed_gives_another_network(collection: Collection, folders: Folders, tmp_path: Path) -> None:
    first, second = (
        weights_of(train(Run('fault_filtered', 0, seed), ONCE, collection, folders, tmp_path)) for seed in (0, 1)
    )
    assert not same(first, second)


def test_the_head_learns_what_its_teacher_says_and_so_what_tells_two_genres_apart(
    collection: Collection, folders: Folders, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = Recipe(epochs=6, batch_size=8, others_share=0, tag_weight=0, class_weight=0)
    network = train(RUN, recipe, collection, folders, tmp_path)
    losses = [float(line.rpartition(' ')[2]) for line in capsys.readouterr().out.splitlines()]
    learned, tested = split(collection, RUN.protocol, RUN.fold)
    of_all = features_of(network.extractor, collection.pictures, folders.cache)
    teacher = teacher_of(network, of_all, collection, learned, recipe)
    said, heard = teacher.of_crops(of_all.patches[tested]), predict_features(network, of_all.patches[tested]).genres
    # A head that says nothing loses the square of what the teacher says.
    assert losses[-1] < 0.05 * np.square(said).mean()
    assert len(losses) == 6 and losses[-1] < 0.1 * losses[0]
    assert (heard.argmax(2) == collection.labels[tested][:, None]).all()
    assert np.abs(heard - said).mean() < 0.3 * np.abs(said).mean()


def test_the_body_stays_bit_for_bit_and_every_head_learns(
    collection: Collection, folders: Folders, tmp_path: Path
) -> None:
    adapted = torch.load(folders.adapted)
    trained = weights_of(train(RUN, ONCE, collection, folders, tmp_path))
    body = {name: value for name, value in trained.items() if name.startswith('extractor.body.')}
    assert len(body) > 200 and all(
        torch.equal(value, adapted[name.replace('extractor.body', 'features')]) for name, value in body.items()
    )
    stays = body.keys() | {'hidden.weight', 'hidden.bias'}
    torch.manual_seed(RUN.seed)
    start = network_for(collection)
    load_pretrained(start, folders.weights, collection.tags.names if collection.tags else (), folders.adapted)
    assert all(torch.equal(trained[name], weights_of(start)[name]) for name in stays)
    learned = {name for name, _ in start.named_parameters()} - stays
    assert {name.rpartition('.')[0] for name in learned} == {
        'tags', 'classes', 'genres.narrow', 'genres.wide', 'genres.genres'
    }  # fmt: skip
    for name in learned:
        assert trained[name].isfinite().all() and not torch.equal(trained[name], weights_of(start)[name]), name


def test_a_run_begun_by_another_recipe_is_begun_anew(collection: Collection, folders: Folders, tmp_path: Path) -> None:
    other = weights_of(train(RUN, replace(ONCE, head_rate=1e-2), collection, folders, tmp_path))
    again = weights_of(train(RUN, ONCE, collection, folders, tmp_path))
    assert not same(other, again)
    assert same(again, weights_of(train(RUN, ONCE, collection, folders, tmp_path / 'clean')))


def test_a_run_begun_from_another_start_is_begun_anew(
    collection: Collection, folders: Folders, own_folders: Folders, tmp_path: Path
) -> None:
    own_folders.adapted.unlink()
    own_folders.adapted.symlink_to(folders.weights / 'mn04_as.pt')
    untouched = weights_of(train(RUN, ONCE, collection, own_folders, tmp_path))
    again = weights_of(train(RUN, ONCE, collection, folders, tmp_path))
    assert not same(untouched, again)
    assert torch.equal(again['extractor.body.0.0.weight'], torch.load(folders.adapted)['features.0.0.weight'])
    assert same(again, weights_of(train(RUN, ONCE, collection, folders, tmp_path / 'clean')))


def test_nothing_is_trained_before_free_music_was_heard_and_mn04_adapted(
    collection: Collection, folders: Folders, tmp_path: Path
) -> None:
    empty = Folders(tmp_path, folders.data)
    empty.runs.mkdir(parents=True)
    with pytest.raises(FileNotFoundError, match=r'adapted\.pt'):
        train(RUN, SMALL, collection, empty, tmp_path)
    empty.adapted.symlink_to(folders.adapted)
    with pytest.raises(FileNotFoundError, match=r'free_music\.npz'):
        train(RUN, SMALL, collection, empty, tmp_path)


def test_free_music_that_is_held_out_teaches_nothing(
    collection: Collection, folders: Folders, own_folders: Folders, tmp_path: Path
) -> None:
    recipe = replace(ONCE, others_share=1.0)
    clean = weights_of(train(RUN, recipe, collection, folders, tmp_path / 'clean'))
    for spoilt_part, reaches in ((True, False), (False, True)):
        with np.load(folders.free_music) as file:
            arrays = {name: file[name] for name in file}
        music = load_free_music(folders.free_music)
        spoilt = held_out_music(music) == spoilt_part
        assert 0 < spoilt.sum() < len(spoilt)
        arrays['logits'][spoilt] = 5
        if not reaches:
            for name in ('pictures', 'degraded'):
                arrays[name][spoilt] = 255 - arrays[name][spoilt]
        own_folders.free_music.unlink()
        np.savez(own_folders.free_music, **arrays)
        other = weights_of(train(RUN, recipe, collection, own_folders, tmp_path / str(reaches)))
        assert same(clean, other) != reaches


def test_nothing_of_a_test_track_reaches_a_network_but_all_of_what_is_learned_does(
    collection: Collection, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trained(tracks: NDArray[np.int64], name: str) -> dict[str, torch.Tensor]:
        labels = collection.labels.copy()
        labels[tracks] = 1 - labels[tracks]
        spoilt = replace(collection, labels=labels)

        def extracting(extractor: Any, pictures: Any, *rest: Any) -> Features:
            features = features_of(extractor, pictures, *rest)
            return spoilt_at(features, tracks) if pictures is spoilt.pictures else features

        monkeypatch.setattr(training, 'features_of', extracting)
        return weights_of(train(RUN, ONCE, spoilt, folders, tmp_path / name))

    learned, tested = split(collection, RUN.protocol, RUN.fold)
    clean = trained(np.array([], int), 'clean')
    assert same(clean, trained(tested, 'tested'))
    other = trained(learned[3:4], 'learned')
    for name in ('genres.centre', 'genres.deviation', 'genres.genres.weight', 'tags.weight', 'classes.weight'):
        assert not torch.equal(clean[name], other[name]), name


def test_an_epoch_hears_as_much_other_music_as_is_asked_and_takes_as_many_steps_as_the_rate_is_planned_for(
    collection: Collection, features: Features, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    network, chosen = network_for(collection), np.arange(4, 19)
    load_pretrained(network, folders.weights, (), folders.adapted)
    parts = examples(network, SMALL, features, collection, chosen, folders)
    songs, others = (prepare(network, part) for part in parts)
    progress: list[float] = []
    batches: list[PreparedExamples] = []
    monkeypatch.setattr(training, 'rate_at', lambda *at: (progress.append(at[0]), rate_at(*at))[1])
    monkeypatch.setattr(training, 'loss_of', lambda *of: (batches.append(of[1]), loss_of(*of))[1])
    for share, other_crops in ((0.0, 0), (0.4, 12), (Recipe().others_share, 60)):
        recipe = replace(SMALL, others_share=share, crops_per_track=2)
        progress.clear(), batches.clear()
        train_epoch(network, optimiser_for(network, recipe), songs, others, recipe, 1, 0)
        known = np.concatenate([batch.tags_known for batch in batches])
        assert (known.sum(), (~known).sum()) == (30, other_crops)
        steps = -(-(30 + other_crops) // 8)
        np.testing.assert_allclose(progress, (1 + np.arange(steps) / steps) / 2)


def test_a_run_that_was_never_trained_cannot_be_restored(collection: Collection, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match='random10-fold3-seed0'):
        restore(Run('random10', 3, 0), collection, tmp_path)
