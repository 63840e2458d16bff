from dataclasses import replace

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from batches import (
    COLUMN_SECONDS,
    Batch,
    Examples,
    Targets,
    batch_of,
    epoch,
    labelled,
    teacher_rows,
    teacher_tags,
    unlabelled,
)
from data import Collection, split
from heard import Heard
from picture import PATCH_STARTS

CROPS = 3
CLASS_COUNT = 4
UNMIXED = 0.3, 0.0


@pytest.fixture
def heard(collection: Collection) -> Heard:
    """What stands for the blocks' hearing names the track and the crop: 10 * track + crop."""
    tracks = len(collection.tracks)
    named = 10 * np.arange(tracks)[:, None] + np.arange(CROPS)
    columns = np.random.default_rng(1).integers(0, 259, (tracks, CROPS))
    return Heard(np.zeros((tracks, 5, 2, 1, 1), np.float32), named[..., None, None, None].astype(np.float16), columns)


@pytest.fixture
def classes(collection: Collection) -> NDArray[np.float32]:
    return np.random.default_rng(2).random((len(collection.tracks), len(PATCH_STARTS), CLASS_COUNT), np.float32)


def music() -> Examples:
    """Six stretches of other music; they sound negative."""
    named = -1 - np.arange(6.0)[:, None, None, None, None] * np.ones((1, CROPS, 1, 1, 1))
    plain = np.zeros((6, 5, 2, 1, 1), np.float32)
    called = np.random.default_rng(3).random((6, len(PATCH_STARTS), CLASS_COUNT), np.float32)
    return unlabelled(Heard(plain, named.astype(np.float16), np.zeros((6, CROPS), int)), called, 2, 3)


def flat(batches: list[Batch]) -> torch.Tensor:
    targets = [part for batch in batches for part in (batch.genres, batch.tags, batch.classes)]
    values = [torch.from_numpy(array.ravel()) for target in targets for array in (target.values, target.known)]
    return torch.cat([*(batch.heard.flatten() for batch in batches), *values])


def all_batches(
    collection: Collection, heard: Heard, classes: NDArray[np.float32], protocol: str, seed: int = 0
) -> torch.Tensor:
    songs = labelled(collection, split(collection, protocol, 0)[0], heard, classes)
    return flat(list(epoch(songs, music(), 2, 0.5, 5, (0.3, 0.8), [seed, 0])))


def test_nothing_of_a_test_track_reaches_training(
    collection: Collection, heard: Heard, classes: NDArray[np.float32]
) -> None:
    for protocol in ('fault_filtered', 'random10', 'grouped5'):
        _, test = split(collection, protocol, 0)
        crops, called, labels = heard.crops.copy(), classes.copy(), collection.labels.copy()
        crops[test], called[test], labels[test] = 777, 0.123, 1 - labels[test]
        assert collection.tags
        tags = collection.tags.probabilities.copy()
        tags[np.isin(collection.tags.tracks, collection.tracks[test])] = 0.123
        spoilt = replace(collection, labels=labels, tags=replace(collection.tags, probabilities=tags))
        clean = all_batches(collection, heard, classes, protocol)
        assert torch.equal(clean, all_batches(spoilt, replace(heard, crops=crops), called, protocol))


def test_what_is_trained_on_does_matter(collection: Collection, heard: Heard, classes: NDArray[np.float32]) -> None:
    clean = all_batches(collection, heard, classes, 'random10')
    labels = replace(collection, labels=1 - collection.labels)
    assert not torch.equal(clean, all_batches(labels, heard, classes, 'random10'))
    assert not torch.equal(clean, all_batches(collection, replace(heard, crops=-heard.crops), classes, 'random10'))
    assert not torch.equal(clean, all_batches(collection, heard, 1 - classes, 'random10'))


def test_the_same_seed_gives_the_same_batches_and_another_gives_others(
    collection: Collection, heard: Heard, classes: NDArray[np.float32]
) -> None:
    assert torch.equal(*(all_batches(collection, heard, classes, 'all', 3) for _ in range(2)))
    assert not torch.equal(*(all_batches(collection, heard, classes, 'all', seed) for seed in (3, 4)))


def test_every_song_comes_as_often_as_asked_and_other_music_in_its_share(
    collection: Collection, heard: Heard, classes: NDArray[np.float32]
) -> None:
    train = np.arange(4, 20)
    batches = list(epoch(labelled(collection, train, heard, classes), music(), 3, 0.25, 8, UNMIXED, [0, 0]))
    heard_once = torch.cat([batch.heard.flatten() for batch in batches]).numpy()
    songs = heard_once[heard_once >= 0]
    assert np.bincount((songs // 10).astype(int), minlength=20).tolist() == [0] * 4 + [3] * 16
    assert len(set(songs % 10)) == CROPS
    assert (heard_once < 0).sum() == 12


def test_targets_belong_to_what_is_heard(
    collection: Collection, heard: Heard, classes: NDArray[np.float32]
) -> None:
    train = np.arange(4, 20)
    songs = labelled(collection, train, heard, classes)
    for batch in epoch(songs, music(), 2, 0.5, 8, UNMIXED, [0, 0]):
        for row, name in enumerate(batch.heard.flatten().tolist()):
            if name < 0:
                assert batch.genres.known[row] == batch.tags.known[row] == 0
                assert batch.classes.known[row] == 1
                continue
            track, crop = int(name) // 10, int(name) % 10
            column = heard.columns[track, crop]
            assert batch.genres.values[row].argmax() == collection.labels[track]
            said = teacher_tags(*teacher_rows(collection, track), int(column))
            assert said is not None
            np.testing.assert_allclose(batch.tags.values[row], said, rtol=1e-6)
            nearest = np.abs(PATCH_STARTS - column).argmin()
            np.testing.assert_array_equal(batch.classes.values[row], classes[track, nearest])
            assert batch.genres.known[row] == batch.tags.known[row] == batch.classes.known[row] == 1


def test_a_crop_is_taught_by_the_windows_inside_it_alone(collection: Collection) -> None:
    rows, starts = teacher_rows(collection, 2)
    assert len(rows) == 28
    first, last = 100 * COLUMN_SECONDS, 229 * COLUMN_SECONDS
    inside = [row for row, start in zip(rows, starts) if start >= first and start + 3 <= last]
    assert 6 <= len(inside) <= 8
    taught = teacher_tags(rows, starts, 100)
    assert taught is not None
    np.testing.assert_allclose(taught, np.mean(inside, axis=0), rtol=1e-6)
    assert teacher_tags(rows, starts - 100, 100) is None


def test_tracks_that_the_teacher_never_heard_are_known_to_be_so(
    collection: Collection, heard: Heard, classes: NDArray[np.float32]
) -> None:
    assert collection.tags
    own = collection.tags.tracks == collection.tracks[0]
    few = replace(
        collection.tags,
        tracks=collection.tags.tracks[own],
        probabilities=collection.tags.probabilities[own],
        start_seconds=collection.tags.start_seconds[own],
    )
    songs = labelled(replace(collection, tags=few), np.array([0, 1]), heard, classes)
    assert songs.tags_known.tolist() == [[True] * CROPS, [False] * CROPS]
    none = labelled(replace(collection, tags=None), np.array([0, 1]), heard, classes)
    assert none.tags.shape == (2, CROPS, 0) and not none.tags_known.any()


def test_of_other_music_neither_genres_nor_tags_are_known() -> None:
    _, (genres, tags, classes) = music().draw(np.array([0, 5]), np.random.default_rng(0))
    assert (genres.values.shape, tags.values.shape) == ((2, 2), (2, 3))
    assert not genres.known.any() and not tags.known.any()
    assert classes.known.tolist() == [1, 1]


def test_targets_are_mixed_by_what_is_known_of_either() -> None:
    values = np.array([[1, 0], [0, 1], [0.5, 0.5]], np.float32)
    mixed = Targets(values, np.array([1, 1, 0], np.float32)).mixed(np.array([1, 2, 2]), 0.75)
    np.testing.assert_allclose(mixed.values, [[0.75, 0.25], [0, 1], [0, 0]], atol=1e-6)
    np.testing.assert_allclose(mixed.known, [1, 0.75, 0])


def test_what_is_heard_is_mixed_as_its_targets_are() -> None:
    rng = np.random.default_rng(0)
    genres = np.eye(6, dtype=np.float32)
    everywhere = np.ones(6, np.float32)
    sound = genres[:, :, None, None] * 10
    targets = [Targets(genres, everywhere)] * 3
    parts = [(sound[:4], [first_four(t) for t in targets]), (sound[4:], [rest(t) for t in targets])]
    batch = batch_of(parts, 5, 1, rng)
    np.testing.assert_allclose(batch.heard[:, :, 0, 0].numpy() / 10, batch.genres.values, atol=1e-6)
    assert 0.05 < batch.genres.values.max(1).min() < 0.95
    np.testing.assert_allclose(batch.genres.values.sum(1), 1, atol=1e-6)
    assert batch.heard.is_contiguous(memory_format=torch.channels_last)


def first_four(targets: Targets) -> Targets:
    return Targets(targets.values[:4], targets.known[:4])


def rest(targets: Targets) -> Targets:
    return Targets(targets.values[4:], targets.known[4:])
