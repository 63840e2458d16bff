from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

import training
from batches import Examples, all_crops
from data import Collection, split
from free_music import held_out_music, learned_music, load_free_music
from genre_teacher import GenreTeacher
from heard import MUSIC_CROPS, Heard, degraded, impressions, of_music
from network import IMPRESSION, GenreHead, Hearing, SegueNetwork, standardised
from picture import PATCH_STARTS
from predict import predict_heard
from pretrained import load_pretrained
from runs import Run, network_for, restore
from teacher import song_tags_of_teacher
from training import (
    Recipe,
    examples,
    loss_of,
    measure,
    optimiser_for,
    prepared,
    rate_at,
    train,
    train_epoch,
)
from whitening import whitening

SMALL = Recipe(epochs=2, crops_per_track=1, batch_size=8, mixed_crops=1)
ONCE = replace(SMALL, epochs=1)
RUN = Run('fault_filtered', 0, 0)


def weights_of(network: SegueNetwork) -> dict[str, torch.Tensor]:
    return network.state_dict()


def same(first: dict[str, torch.Tensor], second: dict[str, torch.Tensor]) -> bool:
    return first.keys() == second.keys() and all(torch.equal(first[name], second[name]) for name in first)


def spoilt_at(heard: Heard, tracks: NDArray[np.int64]) -> Heard:
    plain, crops, columns = heard.plain.copy(), heard.crops.copy(), heard.columns.copy()
    plain[tracks], crops[tracks], columns[tracks] = 7, -7, 0
    return Heard(plain, crops, columns)


def teacher_of(
    network: SegueNetwork, heard: Heard, collection: Collection, chosen: NDArray[np.int64], recipe: Recipe
) -> GenreTeacher:
    tags = song_tags_of_teacher(collection, chosen)
    return GenreTeacher(
        network, heard.of(chosen), collection.labels[chosen], tags, recipe.ridge, recipe.taught_crops
    )


@pytest.fixture
def heard(collection: Collection) -> Heard:
    """Impressions that are made up: six crops of each track, the genre in some of their numbers."""
    rng = np.random.default_rng(5)
    plain, crops = (rng.normal(1, 0.5, (20, count, IMPRESSION)).astype(np.float32) for count in (5, 6))
    for part in (plain, crops):
        part[..., :40] += collection.labels[:, None, None]
    return Heard(plain, crops, rng.integers(0, 259, (20, 6)))


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


def test_a_finished_run_asks_no_teacher_again(
    collection: Collection, weights_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished = weights_of(train(RUN, ONCE, collection, weights_folder, tmp_path))
    monkeypatch.delattr(training, 'examples')
    assert same(finished, weights_of(train(RUN, ONCE, collection, weights_folder, tmp_path)))


def test_another_seed_gives_another_network(collection: Collection, weights_folder: Path, tmp_path: Path) -> None:
    first, second = (
        weights_of(train(Run('fault_filtered', 0, seed), ONCE, collection, weights_folder, tmp_path)) for seed in (0, 1)
    )
    assert not same(first, second)


def test_the_head_learns_what_its_teacher_says_and_so_what_tells_two_genres_apart(
    collection: Collection, weights_folder: Path, runs_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = Recipe(epochs=6, batch_size=8, others_share=0, tag_weight=0, class_weight=0)
    network = train(RUN, recipe, collection, weights_folder, tmp_path)
    losses = [float(line.rpartition(' ')[2]) for line in capsys.readouterr().out.splitlines()]
    learned, tested = split(collection, RUN.protocol, RUN.fold)
    of_all = impressions(network, collection.pictures, runs_folder)
    teacher = teacher_of(network, of_all, collection, learned, recipe)
    said, heard = teacher.of_crops(of_all.plain[tested]), predict_heard(network, of_all.plain[tested]).genres
    # A head that says nothing loses the square of what the teacher says.
    assert losses[-1] < 0.05 * np.square(said).mean()
    assert len(losses) == 6 and losses[-1] < 0.1 * losses[0]
    assert (heard.argmax(2) == collection.labels[tested][:, None]).all()
    assert np.abs(heard - said).mean() < 0.3 * np.abs(said).mean()


def test_the_body_stays_bit_for_bit_and_every_head_learns(
    collection: Collection, weights_folder: Path, runs_folder: Path, tmp_path: Path
) -> None:
    adapted = torch.load(runs_folder / 'adapted.pt')
    trained = weights_of(train(RUN, ONCE, collection, weights_folder, tmp_path))
    body = {name: value for name, value in trained.items() if name.startswith('features.')}
    assert len(body) > 200 and all(torch.equal(value, adapted[name]) for name, value in body.items())
    stays = body.keys() | {f'{name}.{part}' for name in ('hidden', 'called') for part in ('weight', 'bias')}
    torch.manual_seed(RUN.seed)
    start = network_for(collection)
    load_pretrained(start, weights_folder, collection.tags.names if collection.tags else (), runs_folder / 'adapted.pt')
    assert all(torch.equal(trained[name], weights_of(start)[name]) for name in stays)
    learned = {name for name, _ in start.named_parameters()} - stays
    assert {name.rpartition('.')[0] for name in learned} == {
        'tags', 'classes', 'genres.narrow', 'genres.wide', 'genres.genres'
    }  # fmt: skip
    for name in learned:
        assert trained[name].isfinite().all() and not torch.equal(trained[name], weights_of(start)[name]), name


def test_a_run_begun_by_another_recipe_is_begun_anew(
    collection: Collection, weights_folder: Path, tmp_path: Path
) -> None:
    other = weights_of(train(RUN, replace(ONCE, head_rate=1e-2), collection, weights_folder, tmp_path))
    again = weights_of(train(RUN, ONCE, collection, weights_folder, tmp_path))
    assert not same(other, again)
    assert same(again, weights_of(train(RUN, ONCE, collection, weights_folder, tmp_path / 'clean')))


def test_a_run_begun_from_another_start_is_begun_anew(
    collection: Collection, weights_folder: Path, runs_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(training, 'ADAPTED', weights_folder / 'mn04_as.pt')
        untouched = weights_of(train(RUN, ONCE, collection, weights_folder, tmp_path))
    again = weights_of(train(RUN, ONCE, collection, weights_folder, tmp_path))
    assert not same(untouched, again)
    assert torch.equal(again['features.0.0.weight'], torch.load(runs_folder / 'adapted.pt')['features.0.0.weight'])
    assert same(again, weights_of(train(RUN, ONCE, collection, weights_folder, tmp_path / 'clean')))


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
    recipe = replace(ONCE, others_share=1.0)
    clean = weights_of(train(RUN, recipe, collection, weights_folder, tmp_path / 'clean'))
    for spoilt_part, reaches in ((True, False), (False, True)):
        with np.load(runs_folder / 'free_music.npz') as file:
            arrays = {name: file[name] for name in file}
        music = load_free_music()
        spoilt = held_out_music(music) == spoilt_part
        assert 0 < spoilt.sum() < len(spoilt)
        arrays['logits'][spoilt] = 5
        if not reaches:
            for name in ('pictures', 'degraded'):
                arrays[name][spoilt] = 255 - arrays[name][spoilt]
        np.savez(tmp_path / 'spoilt.npz', **arrays)
        with monkeypatch.context() as patch:
            patch.setattr('free_music.FREE_MUSIC', tmp_path / 'spoilt.npz')
            other = weights_of(train(RUN, recipe, collection, weights_folder, tmp_path / str(reaches)))
        assert same(clean, other) != reaches


def test_nothing_of_a_test_track_reaches_a_network_but_all_of_what_is_learned_does(
    collection: Collection, weights_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trained(tracks: NDArray[np.int64], name: str) -> dict[str, torch.Tensor]:
        labels = collection.labels.copy()
        labels[tracks] = 1 - labels[tracks]
        spoilt = replace(collection, labels=labels)

        def hearing(network: SegueNetwork, pictures: Any, *rest: Any) -> Heard:
            heard = impressions(network, pictures, *rest)
            return spoilt_at(heard, tracks) if pictures is spoilt.pictures else heard

        monkeypatch.setattr(training, 'impressions', hearing)
        return weights_of(train(RUN, ONCE, spoilt, weights_folder, tmp_path / name))

    learned, tested = split(collection, RUN.protocol, RUN.fold)
    clean = trained(np.array([], int), 'clean')
    assert same(clean, trained(tested, 'tested'))
    other = trained(learned[3:4], 'learned')
    measured = ('genres.centre', 'genres.deviation', 'genres.whitening')
    for name in (*measured, 'genres.genres.weight', 'tags.weight', 'classes.weight'):
        assert not torch.equal(clean[name], other[name]), name


def test_nothing_of_a_test_track_reaches_the_teacher_of_the_genres(
    collection: Collection, heard: Heard, weights_folder: Path, runs_folder: Path
) -> None:
    network = network_for(collection)
    load_pretrained(network, weights_folder, (), runs_folder / 'adapted.pt')
    for protocol in ('fault_filtered', 'random10', 'grouped5'):
        learned, tested = split(collection, protocol, 0)

        def taught(
            tracks: NDArray[np.int64], flipped: NDArray[np.int64], retold: NDArray[np.int64]
        ) -> list[NDArray[np.generic]]:
            labels = collection.labels.copy()
            labels[flipped] = 1 - labels[flipped]
            assert collection.tags
            tags = collection.tags.probabilities.copy()
            tags[np.isin(collection.tags.tracks, collection.tracks[retold])] /= 9
            told = replace(collection.tags, probabilities=tags)
            spoilt, of_all = replace(collection, labels=labels, tags=told), spoilt_at(heard, tracks)
            parts = examples(network, SMALL, of_all, spoilt, learned, weights_folder)
            return [getattr(part, field.name) for part in parts for field in fields(part)]

        none = np.array([], int)
        clean, spoilt = taught(none, none, none), taught(tested, tested, tested)
        assert all(np.array_equal(first, second) for first, second in zip(clean, spoilt))
        genres = [index for index, field in enumerate([*fields(Examples)] * 2) if field.name == 'genres']
        one = learned[:1]
        for other in (taught(one, none, none), taught(none, one, none), taught(none, none, one)):
            assert not any(np.array_equal(clean[index], other[index]) for index in genres)


def test_songs_and_free_music_are_taught_what_the_teacher_says_of_each_crop_and_of_the_patch_nearest_to_it(
    collection: Collection, heard: Heard, weights_folder: Path, runs_folder: Path
) -> None:
    network, chosen = network_for(collection), np.arange(4, 19)
    load_pretrained(network, weights_folder, (), runs_folder / 'adapted.pt')
    other = of_music(network, learned_music(), runs_folder)
    measure(network.genres, heard.plain[chosen], degraded(other), SMALL)
    teacher = teacher_of(network, heard, collection, chosen, SMALL)
    for steadiness in (0.0, 0.5, 1.0):
        recipe = replace(SMALL, steadiness=steadiness)
        parts = examples(network, recipe, heard, collection, chosen, weights_folder)
        assert parts[0].genres.shape == (15, 11 + 2, 2) and parts[1].genres.shape == (20, 19, 2)
        mixed = np.s_[:, 11:]
        np.testing.assert_allclose(parts[0].genres[mixed], teacher.of_crops(parts[0].heard[mixed]), atol=1e-4)
        # One is a mixture with a song, the other with free music.
        assert (parts[0].tags_known[mixed] == [True, False]).all()
        for part, of_all in zip(parts, (heard.of(chosen), other)):
            np.testing.assert_array_equal(part.heard[:, : all_crops(of_all).shape[1]], all_crops(of_all))
            for of_one, heard_of_one, columns in zip(part.genres, part.heard, of_all.columns):
                said = teacher(torch.from_numpy(heard_of_one)).numpy()[: 5 + len(columns)]
                # Of the contract's patches it is said what they are.
                np.testing.assert_allclose(of_one[:5], said[:5], atol=1e-4)
                nearest = [np.abs(PATCH_STARTS - column).argmin() for column in columns]
                wanted = (1 - steadiness) * said[5:] + steadiness * said[nearest]
                # What was degraded is what it was.
                augmented = MUSIC_CROPS if part is parts[1] else len(columns)
                wanted[augmented:] = said[nearest][augmented:]
                np.testing.assert_allclose(of_one[5 : len(said)], wanted, atol=1e-4)
                assert np.abs(said[5:] - said[nearest]).max() > 1e-3
    assert SMALL.steadiness == Recipe().steadiness == 0.5


def test_an_impression_s_numbers_are_measured_over_all_patches_and_then_how_they_differ_within_songs() -> None:
    plain = np.random.default_rng(0).normal(3, 2, (4, 5, IMPRESSION)).astype(np.float32)
    plain[:, :, 9] = 1
    plain[:, :, 10:20] += np.arange(-2, 3, dtype=np.float32)[:, None] * 5
    head, recipe = GenreHead(2), Recipe(smoothing=5.0, sameness=3.0)
    same = plain[:2] + np.random.default_rng(1).normal(0, 3, (2, 5, 1)).astype(np.float32)
    measure(head, plain, same, recipe)
    flat = plain.reshape(20, -1)
    np.testing.assert_allclose(head.centre.numpy(), flat.mean(0), atol=1e-5)
    np.testing.assert_allclose(head.deviation.numpy(), flat.std(0, ddof=1) + 1e-3, atol=1e-5)
    assert float(head.deviation[9]) == pytest.approx(1e-3)
    standard = standardised(torch.from_numpy(plain), head.centre, head.deviation)
    alike = standardised(torch.from_numpy(same), head.centre, head.deviation)
    wanted = whitening(standard, 5.0, alike, 3.0)
    assert not torch.allclose(wanted @ wanted.T, whitening(standard, 5.0) @ whitening(standard, 5.0).T, atol=1e-3)
    torch.testing.assert_close(head.whitening @ head.whitening.T, wanted @ wanted.T)
    whitened = head.whitened(torch.from_numpy(plain))
    torch.testing.assert_close(whitened.square().mean(), standard.square().mean())
    within, before = ((part - part.mean(1, keepdim=True)).square().mean() for part in (whitened, standard))
    assert float(within) < 0.95 * float(before)


def test_an_epoch_hears_as_much_other_music_as_is_asked_and_takes_as_many_steps_as_the_rate_is_planned_for(
    collection: Collection, heard: Heard, weights_folder: Path, runs_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    network, chosen = network_for(collection), np.arange(4, 19)
    load_pretrained(network, weights_folder, (), runs_folder / 'adapted.pt')
    parts = examples(network, replace(SMALL, mixed_crops=0), heard, collection, chosen, weights_folder)
    songs, others = (prepared(network, part) for part in parts)
    progress: list[float] = []
    batches: list[Examples] = []
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


def test_what_is_not_known_of_a_sound_costs_nothing() -> None:
    rng = np.random.default_rng(0)
    logits = [torch.from_numpy(rng.normal(size=(3, width)).astype(np.float32)) for width in (2, 4, 5)]
    tags, classes = (rng.random((3, width), np.float32) for width in (4, 5))
    said = rng.normal(0, 3, (3, 2)).astype(np.float32)
    recipe = Recipe(genre_weight=5.0, tag_weight=2.0, class_weight=3.0)
    batch = Examples(np.zeros((3, 1), np.float32), said, tags, np.array([False, True, False]), classes)
    of_tags, of_classes = (
        F.binary_cross_entropy_with_logits(heard, torch.from_numpy(values), reduction='none').mean(1)
        for heard, values in zip(logits[1:], (tags, classes))
    )
    rest = 5 * float(np.mean((logits[0].numpy() - said) ** 2)) + 3 * of_classes.mean()
    nothing = torch.zeros(3)
    torch.testing.assert_close(loss_of(Hearing(*logits, nothing, nothing), batch, recipe), rest + 2 * of_tags[1] / 3)
    unknown = replace(batch, tags_known=np.zeros(3, bool))
    torch.testing.assert_close(loss_of(Hearing(*logits, nothing, nothing), unknown, recipe), rest)
    without_tags = replace(unknown, tags=np.zeros((3, 0), np.float32))
    heard = Hearing(logits[0], torch.zeros(3, 0), logits[2], nothing, nothing)
    torch.testing.assert_close(loss_of(heard, without_tags, recipe), rest)


def test_the_learning_rate_warms_up_and_falls_to_zero() -> None:
    assert rate_at(0, 0.1) == 0
    assert rate_at(0.05, 0.1) == pytest.approx(0.5)
    assert rate_at(0.1, 0.1) == pytest.approx(1)
    assert rate_at(0.55, 0.1) == pytest.approx(0.5)
    assert rate_at(1, 0.1) == pytest.approx(0)
