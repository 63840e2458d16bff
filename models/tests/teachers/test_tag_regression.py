import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from hearing.teachers.tag_regression import TagRegression

SONGS, PATCHES, TAGS = 30, 3, 4


def some_music() -> tuple[Tensor, NDArray[np.int64], NDArray[np.float64]]:
    """Songs of three patches each; the logarithm of a tag follows from where a song lies."""
    rng = np.random.default_rng(0)
    places = rng.normal(0, 1, (SONGS, 6))
    patches = (places[:, None] + rng.normal(0, 0.2, (SONGS, PATCHES, 6))).reshape(-1, 6).astype(np.float32)
    tags = np.exp(-3 + 0.5 * places[:, :TAGS] + rng.normal(0, 0.1, (SONGS, TAGS)))
    return torch.from_numpy(patches), np.repeat(np.arange(SONGS), PATCHES), np.repeat(tags, PATCHES, 0)


def test_tags_are_guessed_in_deviations_of_their_logarithms() -> None:
    patches, songs, tags = some_music()
    guess = TagRegression(patches, songs, tags)(patches).numpy()
    said = np.log(tags + 1e-3)
    said = (said - said.mean(0)) / said.std(0)
    assert guess.shape == said.shape
    assert 0.7 < np.mean(guess * said) < 1
    apart = ((patches.numpy()[:, None] - patches.numpy()[None]) ** 2).sum(2)
    alike = np.exp(-apart / np.median(apart))
    np.testing.assert_allclose(guess, alike @ np.linalg.solve(alike + 0.2 * np.eye(len(alike)), said), atol=1e-4)


def test_of_its_own_songs_it_says_what_it_would_if_they_were_not_known() -> None:
    patches, songs, tags = some_music()
    guess = TagRegression(patches, songs, tags)
    crops = patches + 0.1 * torch.randn(patches.shape, generator=torch.Generator().manual_seed(0))
    without = guess.without_own(crops, songs)
    said = np.log(tags + 1e-3)
    said = (said - said.mean(0)) / said.std(0)
    for song in (0, 7, 29):
        others = songs != song
        gram = guess.likeness(patches).double().numpy() + 0.2 * np.eye(len(songs))
        weights = np.linalg.solve(gram[np.ix_(others, others)], said[others])
        wanted = guess.likeness(crops[~others]).double().numpy()[:, others] @ weights
        np.testing.assert_allclose(without[~others].numpy(), wanted, atol=1e-4)
    known = guess(crops)
    assert float((known - without).abs().mean()) > 0.1
    # A song that it never heard is guessed as ever.
    torch.testing.assert_close(guess.without_own(crops, songs + SONGS), known, atol=1e-5, rtol=0)


def test_what_is_all_but_impossible_is_as_unlikely_as_one_in_a_thousand() -> None:
    patches, songs, tags = some_music()
    tags[:PATCHES], tags[PATCHES : 2 * PATCHES] = 1e-9, 1e-7
    guess = TagRegression(patches, songs, tags)(patches)
    assert guess.isfinite().all()
    tags[: 2 * PATCHES] = 0
    torch.testing.assert_close(TagRegression(patches, songs, tags)(patches), guess, atol=1e-3, rtol=0)
