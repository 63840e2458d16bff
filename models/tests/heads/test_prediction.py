import numpy as np
import pytest
import torch

from hearing.data.collection import Collection
from hearing.front_end.picture import PATCH_STARTS, to_range
from hearing.heads.network import SegueNetwork
from hearing.heads.pooling import song_genres, song_tags, together
from hearing.heads.prediction import predict, predict_pictures


def test_a_song_is_heard_in_the_contract_s_patches(collection: Collection) -> None:
    torch.manual_seed(0)
    network = SegueNetwork(2, 3, 4).eval()
    prediction = predict(network, collection, np.array([7, 2]))
    assert prediction.genres.shape == (2, len(PATCH_STARTS), 2)
    assert prediction.classes.shape == (2, len(PATCH_STARTS), 4)
    picture = to_range(collection.pictures[2])
    with torch.no_grad():
        last = network(torch.from_numpy(picture[None, 258:387]))
    np.testing.assert_allclose(prediction.genres[1, -1], last.genres[0].numpy(), atol=1e-5)
    np.testing.assert_allclose(prediction.tags[1, -1], last.tags[0].numpy(), atol=1e-5)
    np.testing.assert_allclose(prediction.classes[1, -1], last.classes[0].numpy(), atol=1e-5)
    again = predict_pictures(network, [collection.pictures[2]])
    np.testing.assert_allclose(again.raw_embedding[0], prediction.raw_embedding[1], atol=1e-5)


def test_a_song_s_logits_are_the_mean_of_its_patches() -> None:
    logits = np.array([[[6.0, 0.0, -2.0], [1.0, 1.0, 4.0], [2.0, 3.0, -9.0]]], np.float16)
    np.testing.assert_allclose(together(logits), [[3, 4 / 3, -7 / 3]])


def test_a_song_s_genres_are_softened() -> None:
    logits = np.log([[[0.8, 0.2], [0.4, 0.6]]])
    odds = np.exp(together(logits)[0, 0] - together(logits)[0, 1])
    np.testing.assert_allclose(song_genres(logits, 1), [[odds / (1 + odds), 1 / (1 + odds)]])
    assert 0.5 < song_genres(logits, 5)[0, 0] < 0.55 < song_genres(logits, 1)[0, 0]
    assert song_genres(logits * 1000, 1).sum() == pytest.approx(1)


def test_a_song_s_tags_are_the_mean_of_their_probabilities() -> None:
    np.testing.assert_allclose(song_tags(np.array([[[0.0, 100.0], [100.0, 100.0]]])), [[0.75, 1.0]])
