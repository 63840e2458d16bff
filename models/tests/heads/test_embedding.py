import numpy as np
from numpy.typing import NDArray

from evaluation.retrieval import average_precision, precision_at
from hearing.body.feature_cache import Features
from hearing.body.features import FEATURES
from hearing.heads.embedding import embedding_of, fit_embedding
from hearing.heads.network import SegueNetwork
from hearing.heads.prediction import raw_embeddings


def one_hearing_each(tracks: int, features: int = 40) -> NDArray[np.float64]:
    return (np.random.default_rng(0).normal(3, 1, (tracks, features)) * np.linspace(0.1, 2, features))[:, None]


def test_the_embedding_is_centred_on_what_it_was_fitted_to_and_of_unit_mean_square() -> None:
    features = one_hearing_each(500)
    embedded = fit_embedding(features, 1, 16)(features[:, 0])
    assert embedded.shape == (500, 16)
    np.testing.assert_allclose(embedded.mean(0), 0, atol=1e-9)
    np.testing.assert_allclose((embedded**2).sum(1).mean(), 1)


def test_directions_are_uncorrelated_and_the_strongest_come_first() -> None:
    rng = np.random.default_rng(0)
    features = rng.normal(size=(500, 1, 40)) @ rng.normal(size=(40, 40)) + rng.normal(size=(500, 4, 40))
    covariance = np.cov(fit_embedding(features, 4, 8)(features.mean(1)).T)
    np.testing.assert_allclose(covariance - np.diag(np.diag(covariance)), 0, atol=1e-9)
    assert (np.diff(np.diag(covariance)) < 0).all()


def test_what_is_far_apart_stays_as_far_apart_in_proportion_when_tracks_do_not_differ_within() -> None:
    features = one_hearing_each(50, 10)
    embedded = fit_embedding(features, 1, 16)(features[:, 0])
    apart, wanted = (np.linalg.norm(of[:, None] - of[None], axis=2) for of in (embedded, features[:, 0]))
    scale = apart.max() / wanted.max()
    np.testing.assert_allclose(apart, scale * wanted, atol=1e-9)


def test_a_direction_in_which_hearings_of_a_track_differ_counts_less() -> None:
    rng = np.random.default_rng(3)
    tracks, loose = rng.normal(size=(300, 1, 4)), np.array([3.0, 1, 1, 1])
    features = tracks + rng.normal(size=(300, 6, 4)) * loose
    # The patches are without it: how tracks themselves differ is the same in all directions.
    features[:, :2] = tracks
    matrix = fit_embedding(features, 2, 4).matrix
    strength = np.linalg.norm(matrix, axis=0)
    assert (strength[0] < 0.7 * strength[1:]).all()
    assert strength[1:].max() < 1.2 * strength[1:].min()


def test_a_track_is_where_its_patches_are_whatever_its_crops_are() -> None:
    rng = np.random.default_rng(4)
    features = rng.normal(size=(60, 5, 8))
    features[:, 2:] += 50
    embedding = fit_embedding(features, 2, 8)
    np.testing.assert_allclose(embedding(features[:, :2].mean(1)).mean(0), 0, atol=1e-6)


def test_a_network_s_embedding_is_fitted_to_patches_and_crops() -> None:
    rng = np.random.default_rng(5)
    network = SegueNetwork(2, 3, 4)
    plain, crops = (rng.random((6, count, FEATURES), np.float32) for count in (5, 3))
    found = embedding_of(network, Features(plain, crops, np.zeros((6, 3), np.int64)))
    raw = raw_embeddings(network, np.concatenate([plain, crops], 1))
    assert raw.shape == (6, 8, 448)
    np.testing.assert_allclose(found.matrix, fit_embedding(raw, 5).matrix)
    assert not np.allclose(found.matrix, fit_embedding(raw[:, :5], 5).matrix)


def test_few_tracks_leave_the_last_numbers_at_zero() -> None:
    embedding = fit_embedding(np.random.default_rng(0).normal(size=(5, 3, 40)), 3, 16)
    assert embedding.matrix.shape == (16, 40)
    assert np.isfinite(embedding.matrix).all()
    assert not embedding.matrix[5:].any()


def test_precision_counts_the_genre_of_the_nearest_and_never_the_same_artist() -> None:
    embeddings = np.array([[1, 0], [1, 0.1], [1, 0.2], [0, 1], [0.1, 1], [0.2, 1]], float)
    labels = np.array([0, 0, 0, 1, 1, 1])
    apart = np.array(['a', 'b', 'c', 'd', 'e', 'f'])
    assert precision_at(2, embeddings, labels, apart) == 1
    together = np.array(['a', 'a', 'a', 'd', 'e', 'f'])
    assert precision_at(2, embeddings, labels, together) == 0.5


def test_average_precision_is_how_high_songs_of_the_same_artist_stand() -> None:
    angles = np.deg2rad([0, 10, 30, 60, 100])
    embeddings = np.c_[np.cos(angles), np.sin(angles)] * [[1], [2], [3], [4], [5]]
    # Of the first the other comes third: 1/3. Of the fourth (60) the order is 30, 100, 10, 0: the first is last, 1/4.
    assert np.isclose(average_precision(embeddings, np.array(['a', 'b', 'c', 'a', 'd'])), (1 / 3 + 1 / 4) / 2)
    # Each of the first three finds the other two first, and the other artist's songs find nobody.
    assert average_precision(embeddings, np.array(['a', 'a', 'a', 'd', 'e'])) == 1
    # Of 0 the others come first and fourth, of 10 first (0) and fourth (100), of 100 third (10) and fourth (0).
    wanted = np.mean([(1 + 2 / 4) / 2, (1 + 2 / 4) / 2, (1 / 3 + 2 / 4) / 2])
    assert np.isclose(average_precision(embeddings, np.array(['a', 'a', 'b', 'c', 'a'])), wanted)
