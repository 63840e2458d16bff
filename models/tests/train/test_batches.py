from dataclasses import fields, replace

import numpy as np
import pytest
from numpy.typing import NDArray

from hearing.body.feature_cache import Features, MusicFeatures
from hearing.data.collection import Collection, split
from hearing.front_end.picture import COLUMN_SECONDS, PATCH_STARTS
from hearing.teachers.tag_teacher import tags_of_crop, windows_of
from hearing.train.batches import Examples, PreparedExamples, epoch
from hearing.train.labels import labelled, of_crops, unlabelled

PATCHES = len(PATCH_STARTS)
CROPS = 3
ALL_CROPS = PATCHES + CROPS
CLASS_COUNT = 4
GENRES = 2
STRETCHES = 6


@pytest.fixture
def features(collection: Collection) -> Features:
    """They name the track and the crop, 10 * track + crop; the contract's patches are the first five crops."""
    tracks = len(collection.tracks)
    named = (10 * np.arange(tracks)[:, None] + np.arange(ALL_CROPS))[..., None].astype(np.float32)
    columns = np.random.default_rng(1).integers(0, 259, (tracks, CROPS))
    return Features(named[:, :PATCHES], named[:, PATCHES:], columns)


@pytest.fixture
def classes(collection: Collection) -> NDArray[np.float32]:
    return np.random.default_rng(2).random((len(collection.tracks), PATCHES, CLASS_COUNT), np.float32)


@pytest.fixture
def genres(collection: Collection) -> NDArray[np.float32]:
    """What the teacher says of every track."""
    return np.random.default_rng(4).normal(0, 3, (len(collection.tracks), ALL_CROPS, GENRES)).astype(np.float32)


def music() -> Examples:
    """Six stretches of other music; they sound negative."""
    named = (-1 - 10 * np.arange(STRETCHES)[:, None] - np.arange(ALL_CROPS))[..., None].astype(np.float32)
    clean = Features(named[:, :PATCHES], named[:, PATCHES:], np.zeros((STRETCHES, CROPS), int))
    features = MusicFeatures(clean, np.zeros((STRETCHES, 0, PATCHES, 1), np.float32))
    rng = np.random.default_rng(3)
    said = rng.normal(0, 3, (STRETCHES, ALL_CROPS, GENRES)).astype(np.float32)
    return unlabelled(features, said, rng.random((STRETCHES, PATCHES, CLASS_COUNT), np.float32), 3)


def ready(examples: Examples) -> PreparedExamples:
    """Nothing is drawn from features but themselves."""
    values = dict(vars(examples))
    return PreparedExamples(prepared=values.pop('features'), **values)


def all_batches(
    collection: Collection,
    features: Features,
    genres: NDArray[np.float32],
    classes: NDArray[np.float32],
    protocol: str,
    seed: int = 0,
) -> NDArray[np.float64]:
    train, _ = split(collection, protocol, 0)
    songs = labelled(collection, train, features, genres[train], classes)
    batches = list(epoch(ready(songs), ready(music()), 2, 0.5, 5, [seed, 0]))
    return np.concatenate([getattr(batch, field.name).ravel() for batch in batches for field in fields(batch)])


def same(first: NDArray[np.float64], second: NDArray[np.float64]) -> bool:
    return np.array_equal(first, second)


def test_nothing_of_a_test_track_reaches_training(
    collection: Collection, features: Features, genres: NDArray[np.float32], classes: NDArray[np.float32]
) -> None:
    for protocol in ('fault_filtered', 'random10', 'grouped5'):
        _, test = split(collection, protocol, 0)
        patches, crops, columns = (part.copy() for part in vars(features).values())
        said, called, labels = genres.copy(), classes.copy(), collection.labels.copy()
        patches[test], crops[test], columns[test], said[test] = 777, 777, 0, 777
        called[test], labels[test] = 0.123, 1 - labels[test]
        assert collection.tags
        tags = collection.tags.probabilities.copy()
        tags[np.isin(collection.tags.tracks, collection.tracks[test])] = 0.123
        spoilt = replace(collection, labels=labels, tags=replace(collection.tags, probabilities=tags))
        clean = all_batches(collection, features, genres, classes, protocol)
        assert same(clean, all_batches(spoilt, Features(patches, crops, columns), said, called, protocol))


def test_what_is_trained_on_does_matter(
    collection: Collection, features: Features, genres: NDArray[np.float32], classes: NDArray[np.float32]
) -> None:
    clean = all_batches(collection, features, genres, classes, 'random10')
    assert collection.tags
    tags = replace(collection, tags=replace(collection.tags, probabilities=1 - collection.tags.probabilities))
    assert not same(clean, all_batches(tags, features, genres, classes, 'random10'))
    for other in (replace(features, crops=-features.crops), replace(features, patches=-features.patches)):
        assert not same(clean, all_batches(collection, other, genres, classes, 'random10'))
    assert not same(clean, all_batches(collection, features, -genres, classes, 'random10'))
    assert not same(clean, all_batches(collection, features, genres, 1 - classes, 'random10'))


def test_the_same_seed_gives_the_same_batches_and_another_gives_others(
    collection: Collection, features: Features, genres: NDArray[np.float32], classes: NDArray[np.float32]
) -> None:
    assert same(*(all_batches(collection, features, genres, classes, 'all', 3) for _ in range(2)))
    assert not same(*(all_batches(collection, features, genres, classes, 'all', seed) for seed in (3, 4)))


def test_every_song_comes_as_often_as_asked_and_other_music_in_its_share(
    collection: Collection, features: Features, genres: NDArray[np.float32], classes: NDArray[np.float32]
) -> None:
    train = np.arange(4, 20)
    songs_only = labelled(collection, train, features, genres[train], classes)
    batches = list(epoch(ready(songs_only), ready(music()), 3, 0.25, 8, [0, 0]))
    assert [len(batch.prepared) for batch in batches] == [8] * 7 + [4]
    heard_once = np.concatenate([batch.prepared.ravel() for batch in batches])
    songs = heard_once[heard_once >= 0]
    assert np.bincount((songs // 10).astype(int), minlength=20).tolist() == [0] * 4 + [3] * 16
    assert set(songs % 10) == set(range(ALL_CROPS))
    assert (heard_once < 0).sum() == 12
    assert len(set(heard_once[heard_once < 0])) > 6
    as_many = np.concatenate(
        [batch.prepared.ravel() for batch in epoch(ready(songs_only), ready(music()), 3, 1.0, 8, [0, 0])]
    )
    assert (as_many < 0).sum() == (as_many >= 0).sum() == 48


def test_targets_belong_to_what_is_heard(
    collection: Collection, features: Features, genres: NDArray[np.float32], classes: NDArray[np.float32]
) -> None:
    train, others = np.arange(4, 20), music()
    songs, seen = labelled(collection, train, features, genres[train], classes), set()
    for batch in epoch(ready(songs), ready(others), 3, 0.5, 8, [0, 0]):
        for row, name in enumerate(batch.prepared.ravel().astype(int).tolist()):
            seen.add(name)
            track, crop = divmod(name if name >= 0 else -1 - name, 10)
            if name < 0:
                assert not batch.tags_known[row] and not batch.tags[row].any()
                np.testing.assert_array_equal(batch.genres[row], others.genres[track, crop])
                np.testing.assert_array_equal(batch.classes[row], others.classes[track, crop])
                continue
            column = PATCH_STARTS[crop] if crop < PATCHES else features.crop_columns[track, crop - PATCHES]
            np.testing.assert_array_equal(batch.genres[row], genres[track, crop])
            said = tags_of_crop(*windows_of(collection, track), int(column))
            assert said is not None and batch.tags_known[row]
            np.testing.assert_allclose(batch.tags[row], said, rtol=1e-6)
            nearest = crop if crop < PATCHES else np.abs(PATCH_STARTS - column).argmin()
            np.testing.assert_array_equal(batch.classes[row], classes[track, nearest])
    assert min(seen) < 0 <= max(seen)


def test_where_there_is_no_other_music_songs_come_alone(
    collection: Collection, features: Features, genres: NDArray[np.float32], classes: NDArray[np.float32]
) -> None:
    songs = labelled(collection, np.arange(20), features, genres, classes)
    none = Examples(**{name: values[:0] for name, values in vars(music()).items()})
    for others, share in ((none, 0.5), (music(), 0.0)):
        names = np.concatenate(
            [batch.prepared.ravel() for batch in epoch(ready(songs), ready(others), 1, share, 8, [0, 0])]
        )
        assert sorted(names // 10) == list(range(20))


def test_a_stretch_s_patches_come_before_its_crops_and_begin_where_the_contract_says(features: Features) -> None:
    columns = features.columns()
    assert columns.shape == features.all().shape[:2] == (20, ALL_CROPS)
    assert (columns[:, :PATCHES] == PATCH_STARTS).all()
    np.testing.assert_array_equal(columns[:, PATCHES:], features.crop_columns)
    assert (features.all()[:, :, 0] % 10 == np.arange(ALL_CROPS)).all()


def test_a_crop_is_said_to_be_what_the_patch_that_begins_nearest_is_said_to_be() -> None:
    said = np.random.default_rng(0).random((2, ALL_CROPS, 3), np.float32)
    nearer = (PATCH_STARTS[1] + PATCH_STARTS[2]) // 2 + 2
    columns = np.array([[0, nearer, nearer - 4, 258], [*PATCH_STARTS[[3, 1]], 3, 255]])
    places = [[0, 2, 1, 4], [3, 1, 0, 4]]
    wanted = [[said[track, place] for place in of_track] for track, of_track in enumerate(places)]
    np.testing.assert_array_equal(of_crops(said, columns), wanted)


def test_a_crop_is_taught_by_the_windows_inside_it_alone(collection: Collection) -> None:
    rows, starts = windows_of(collection, 2)
    assert len(rows) == 28
    first, last = 100 * COLUMN_SECONDS, 229 * COLUMN_SECONDS
    inside = [row for row, start in zip(rows, starts) if start >= first and start + 3 <= last]
    assert 6 <= len(inside) <= 8
    taught = tags_of_crop(rows, starts, 100)
    assert taught is not None
    np.testing.assert_allclose(taught, np.mean(inside, axis=0), rtol=1e-6)
    assert tags_of_crop(rows, starts - 100, 100) is None


def test_tracks_that_the_teacher_never_heard_are_known_to_be_so(
    collection: Collection, features: Features, genres: NDArray[np.float32], classes: NDArray[np.float32]
) -> None:
    assert collection.tags
    own = collection.tags.tracks == collection.tracks[0]
    few = replace(
        collection.tags,
        tracks=collection.tags.tracks[own],
        probabilities=collection.tags.probabilities[own],
        start_seconds=collection.tags.start_seconds[own],
    )
    songs = labelled(replace(collection, tags=few), np.array([0, 1]), features, genres[:2], classes)
    assert songs.tags_known.tolist() == [[True] * ALL_CROPS, [False] * ALL_CROPS]
    none = labelled(replace(collection, tags=None), np.array([0, 1]), features, genres[:2], classes)
    assert none.tags.shape == (2, ALL_CROPS, 0) and not none.tags_known.any()


def test_of_other_music_no_tags_are_known() -> None:
    drawn = music().draw(np.array([0, 5]), np.random.default_rng(0))
    assert drawn.genres.shape == (2, GENRES) and drawn.tags.shape == (2, 3)
    assert not drawn.tags_known.any() and not drawn.tags.any()
    assert drawn.classes.min() > 0
