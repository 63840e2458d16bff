from dataclasses import fields, replace

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from hearing.body.feature_cache import MUSIC_CROPS, Features, features_of_music
from hearing.body.features import FEATURES
from hearing.data.collection import Collection, split
from hearing.data.free_music import learned_music
from hearing.folders import Folders
from hearing.front_end.picture import PATCH_STARTS
from hearing.heads.genre_head import GenreHead
from hearing.heads.pretrained import load_pretrained
from hearing.train.batches import Examples
from hearing.train.examples import examples, measure
from hearing.train.recipe import Recipe
from hearing.train.runs import network_for
from tests.made.trainings import SMALL, spoilt_at, teacher_of


def test_nothing_of_a_test_track_reaches_the_teacher_of_the_genres(
    collection: Collection, features: Features, folders: Folders
) -> None:
    network = network_for(collection)
    load_pretrained(network, folders.weights, (), folders.adapted)
    for protocol in ('fault_filtered', 'random10', 'grouped5'):
        learned, tested = split(collection, protocol, 0)

        def taught(
            tracks: NDArray[np.int64],
            flipped: NDArray[np.int64],
            retold: NDArray[np.int64],
            chosen: NDArray[np.int64] = learned,
        ) -> list[NDArray[np.generic]]:
            labels = collection.labels.copy()
            labels[flipped] = 1 - labels[flipped]
            assert collection.tags
            tags = collection.tags.probabilities.copy()
            tags[np.isin(collection.tags.tracks, collection.tracks[retold])] /= 9
            told = replace(collection.tags, probabilities=tags)
            spoilt, of_all = replace(collection, labels=labels, tags=told), spoilt_at(features, tracks)
            parts = examples(network, SMALL, of_all, spoilt, chosen, folders)
            return [getattr(part, field.name) for part in parts for field in fields(part)]

        none = np.array([], int)
        clean, spoilt = taught(none, none, none), taught(tested, tested, tested)
        assert all(np.array_equal(first, second) for first, second in zip(clean, spoilt))
        genres = [index for index, field in enumerate([*fields(Examples)] * 2) if field.name == 'genres']
        one = learned[:1]
        for other in (taught(one, none, none), taught(none, one, none), taught(none, none, one)):
            assert not any(np.array_equal(clean[index], other[index]) for index in genres)


def test_songs_and_free_music_are_taught_what_the_teacher_says_of_each_crop_and_of_the_patch_nearest_to_it(
    collection: Collection, features: Features, folders: Folders
) -> None:
    network, chosen = network_for(collection), np.arange(4, 19)
    load_pretrained(network, folders.weights, (), folders.adapted)
    other = features_of_music(network.extractor, learned_music(folders.free_music), folders.cache)
    measure(network.genres, features.patches[chosen])
    teacher = teacher_of(network, features, collection, chosen, SMALL)
    for steadiness in (0.0, 0.5, 1.0):
        recipe = replace(SMALL, steadiness=steadiness)
        parts = examples(network, recipe, features, collection, chosen, folders)
        assert parts[0].genres.shape == (15, 11, 2) and parts[1].genres.shape == (20, 19, 2)
        degraded_columns = np.tile(PATCH_STARTS, (20, 2))
        columns_of_music = np.concatenate([other.clean.crop_columns, degraded_columns], 1)
        of_songs = features.of(chosen)
        for part, of_all, columns_of in (
            (parts[0], of_songs.all(), of_songs.crop_columns),
            (parts[1], other.all(), columns_of_music),
        ):
            np.testing.assert_array_equal(part.features, of_all)
            for of_one, features_of_one, columns in zip(part.genres, part.features, columns_of):
                said = teacher(torch.from_numpy(features_of_one)).numpy()
                # Of the contract's patches it is said what they are.
                np.testing.assert_allclose(of_one[:5], said[:5], atol=1e-4)
                nearest = [np.abs(PATCH_STARTS - column).argmin() for column in columns]
                wanted = (1 - steadiness) * said[5:] + steadiness * said[nearest]
                # What was degraded is what it was.
                augmented = MUSIC_CROPS if part is parts[1] else len(columns)
                wanted[augmented:] = said[nearest][augmented:]
                np.testing.assert_allclose(of_one[5:], wanted, atol=1e-4)
                assert np.abs(said[5:] - said[nearest]).max() > 1e-3
    assert SMALL.steadiness == Recipe().steadiness == 0.5


def test_features_are_measured_over_all_patches() -> None:
    plain = np.random.default_rng(0).normal(3, 2, (4, 5, FEATURES)).astype(np.float32)
    plain[:, :, 9] = 1
    head = GenreHead(2)
    measure(head, plain)
    flat = plain.reshape(20, -1)
    np.testing.assert_allclose(head.centre.numpy(), flat.mean(0), atol=1e-5)
    np.testing.assert_allclose(head.deviation.numpy(), flat.std(0, ddof=1) + 1e-3, atol=1e-5)
    assert float(head.deviation[9]) == pytest.approx(1e-3)
