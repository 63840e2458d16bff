import numpy as np

from embedding import average_precision, fit_embedding, precision_at


def test_the_embedding_is_centred_on_what_it_was_fitted_to_and_of_unit_mean_square() -> None:
    features = np.random.default_rng(0).normal(3, 1, (500, 40)) * np.linspace(0.1, 2, 40)
    embedded = fit_embedding(features, 16)(features)
    assert embedded.shape == (500, 16)
    np.testing.assert_allclose(embedded.mean(0), 0, atol=1e-9)
    np.testing.assert_allclose((embedded**2).sum(1).mean(), 1)


def test_directions_are_uncorrelated_and_the_strongest_come_first() -> None:
    features = np.random.default_rng(0).normal(size=(500, 40)) @ np.random.default_rng(1).normal(size=(40, 40))
    covariance = np.cov(fit_embedding(features, 8)(features).T)
    np.testing.assert_allclose(covariance - np.diag(np.diag(covariance)), 0, atol=1e-9)
    assert (np.diff(np.diag(covariance)) < 0).all()


def test_what_is_far_apart_stays_as_far_apart_in_proportion() -> None:
    features = np.random.default_rng(0).normal(3, 1, (50, 10)) * np.linspace(0.1, 2, 10)
    embedded = fit_embedding(features, 16)(features)
    apart, wanted = (np.linalg.norm(of[:, None] - of[None], axis=2) for of in (embedded, features))
    scale = apart.max() / wanted.max()
    np.testing.assert_allclose(apart, scale * wanted, atol=1e-9)


def test_few_tracks_leave_the_last_numbers_at_zero() -> None:
    embedding = fit_embedding(np.random.default_rng(0).normal(size=(5, 40)), 16)
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
