import numpy as np
import pytest
import torch

from batches import stretch_to_range
from data import Collection
from network import SegueNetwork
from predict import PATCH_STARTS, predict, song_genres, song_tags


def test_a_song_is_heard_in_the_contract_s_patches(collection: Collection) -> None:
    torch.manual_seed(0)
    network = SegueNetwork(2, 3).eval()
    prediction = predict(network, collection, np.array([7, 2]))
    assert prediction.genres.shape == (2, len(PATCH_STARTS), 2)
    picture = stretch_to_range(collection.pictures[2]).astype(np.float32)
    with torch.no_grad():
        last = network(torch.from_numpy(picture[None, 258:387]))
    np.testing.assert_allclose(prediction.genres[1, -1], last.genres[0].numpy(), atol=1e-5)
    np.testing.assert_allclose(prediction.tags[1, -1], last.tags[0].numpy(), atol=1e-5)


def test_a_song_s_genres_are_the_mean_of_its_patches_softened() -> None:
    logits = np.log([[[0.8, 0.2], [0.4, 0.6]]])
    np.testing.assert_allclose(song_genres(logits, 1), [[0.6, 0.4]])
    assert song_genres(logits * 100, 100)[0] == pytest.approx([0.6, 0.4])
    assert abs(song_genres(logits, 5)[0, 0] - 0.5) < 0.05


def test_a_song_s_tags_are_the_mean_of_their_probabilities() -> None:
    np.testing.assert_allclose(song_tags(np.array([[[0.0, 100.0], [100.0, 100.0]]])), [[0.75, 1.0]])
