import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from hearing.heads.whitening import whitening


def some_songs(songs: int = 30, numbers: int = 12) -> Tensor:
    """Five patches of each song, which differ by more in some directions than in others."""
    rng = np.random.default_rng(2)
    within = rng.normal(size=(songs, 5, numbers)) @ rng.normal(size=(numbers, numbers))
    return torch.from_numpy((rng.normal(0, 3, (songs, 1, numbers)) + within).astype(np.float32))


def within_songs(patches: Tensor) -> NDArray[np.float64]:
    """The covariance of what is left of patches when their songs' means are taken away."""
    apart = (patches - patches.mean(1, keepdim=True)).double().flatten(0, 1).numpy()
    return apart.T @ apart / len(apart)


def test_without_smoothing_a_song_s_patches_differ_by_as_much_in_any_direction() -> None:
    songs = some_songs()
    found = within_songs(songs @ whitening(songs, 1e-9))
    np.testing.assert_allclose(found / found[0, 0], np.eye(12), atol=1e-3)
    before = within_songs(songs)
    assert np.abs(before / before[0, 0] - np.eye(12)).max() > 0.5


def test_the_more_a_song_s_patches_differ_in_a_direction_the_less_it_counts_but_none_is_all_that_counts() -> None:
    songs = torch.zeros(3, 2, 3)
    songs[0, :, 0] = torch.tensor([7.0, 1.0])
    songs[1, :, 1] = torch.tensor([-1.0, 1.0])
    songs[2, :, 2] = 5
    matrix = whitening(songs, 10).double()
    # Of six patches two are 3 from their song's mean in the first direction and two are 1 in the second.
    variances = np.array([18, 2, 0]) / 6
    shares = (variances + 10 * variances.mean()) ** -0.5
    size = 50 + 2 + 50
    wanted = size / (50 * shares[0] ** 2 + 2 * shares[1] ** 2 + 50 * shares[2] ** 2) * shares**2
    np.testing.assert_allclose((matrix @ matrix.T).numpy(), np.diag(wanted), atol=1e-5)
    assert wanted[0] < wanted[1] < wanted[2] < 1.5 * wanted[0]


def test_features_stay_as_large_as_they_were_on_the_whole() -> None:
    # Also where fewer patches are known than numbers.
    for songs in (some_songs(), some_songs(2, 40)):
        matrix = whitening(songs, 0.1)
        assert matrix.dtype == torch.float32 and matrix.isfinite().all()
        torch.testing.assert_close((songs @ matrix).square().mean(), songs.square().mean())
        assert not torch.allclose((songs @ matrix).square().mean((1, 2)), songs.square().mean((1, 2)), rtol=0.02)


def test_how_songs_differ_from_each_other_says_nothing_of_how_their_patches_do() -> None:
    songs = some_songs()
    spread = torch.randn(30, 1, 12, generator=torch.Generator().manual_seed(0)) * torch.linspace(0, 40, 12)
    first, second = (matrix @ matrix.T for matrix in (whitening(songs, 0.1), whitening(songs + spread, 0.1)))
    torch.testing.assert_close(first / first.trace(), second / second.trace(), atol=1e-5, rtol=1e-3)
    # Patches of other songs in one would say much.
    mixed = whitening((songs + spread).transpose(0, 1), 0.1)
    other = mixed @ mixed.T
    assert not torch.allclose(first / first.trace(), other / other.trace(), atol=1e-2)


def test_where_nothing_differs_within_songs_every_direction_stays_as_it_is() -> None:
    songs = some_songs()[:, :1]
    for alike in (songs, songs.repeat(1, 3, 1)):
        matrix = whitening(alike, 1)
        torch.testing.assert_close(matrix @ matrix.T, torch.eye(12), atol=1e-5, rtol=0)


def test_the_smoother_the_more_alike_are_all_directions() -> None:
    songs, ranges = some_songs(), []
    for smoothing in (0.01, 1, 100):
        matrix = whitening(songs, smoothing).double()
        strengths = torch.linalg.svdvals(matrix)
        ranges.append(float(strengths.max() / strengths.min()))
    assert ranges[0] > 2 * ranges[1] and ranges[1] > 1.2 * ranges[2] > 1.2
    assert ranges[2] < 1.05
