import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

from hearing.body.feature_cache import Features
from hearing.body.features import FEATURES, POOLED
from hearing.data.collection import Collection
from hearing.folders import Folders
from hearing.heads.network import SegueNetwork
from hearing.heads.pretrained import load_pretrained
from hearing.teachers.genre_teacher import TAGS_SHARE, TAGS_WIDTH, GenreTeacher
from hearing.teachers.kernel_ridge import GaussianKernel, KernelRidge, View
from hearing.teachers.tag_regression import TagRegression
from hearing.train.runs import network_for

SONGS, PATCHES, CROPS, TAGS = 12, 5, 3, 4


@pytest.fixture
def network(collection: Collection, folders: Folders) -> SegueNetwork:
    network = network_for(collection)
    load_pretrained(network, folders.weights, (), folders.adapted)
    return network


@pytest.fixture
def songs() -> Features:
    rng = np.random.default_rng(0)
    places = rng.normal(0, 1, (SONGS, 1, FEATURES))
    plain, crops = (
        (places + rng.normal(0, 0.3, (SONGS, count, FEATURES))).astype(np.float32) for count in (PATCHES, CROPS)
    )
    return Features(plain, crops, np.zeros((SONGS, CROPS), int))


LABELS = np.arange(SONGS) % 2
SAID = np.random.default_rng(1).random((SONGS, TAGS)).astype(np.float32)
UNKNOWN = np.full((SONGS, TAGS), np.nan, np.float32)


def known_to(songs: Features, taught_crops: int) -> NDArray[np.float32]:
    return np.concatenate([songs.patches, songs.crops[:, :taught_crops]], 1).reshape(-1, FEATURES)


def test_it_knows_the_patches_of_each_song_and_a_few_of_its_crops(network: SegueNetwork, songs: Features) -> None:
    teacher = GenreTeacher(network, songs, LABELS, UNKNOWN, 0.2, 2)
    known = torch.from_numpy(known_to(songs, 2))
    views = [View(GaussianKernel(network.genres.standardised(known)))]
    machine = KernelRidge(views, np.repeat(LABELS, 7), 2, 0.2)
    others = torch.randn(6, FEATURES)
    # Where no song was tagged, songs are compared by their sound alone.
    torch.testing.assert_close(teacher(others), machine([network.genres.standardised(others)]))
    assert (teacher(known).argmax(1).numpy() == np.repeat(LABELS, 7)).all()


def test_songs_are_compared_by_guessed_tags_as_well(network: SegueNetwork, songs: Features) -> None:
    tags = SAID.copy()
    tags[[2, 5]] = np.nan
    teacher = GenreTeacher(network, songs, LABELS, tags, 0.2, 1)
    plain, known, others = (
        torch.from_numpy(part).reshape(-1, FEATURES) for part in (songs.patches, known_to(songs, 1), songs.crops[:, 1:])
    )
    with torch.no_grad():
        of_plain = F.hardswish(network.hidden(plain[:, :POOLED]))

    def sounds(features: torch.Tensor) -> torch.Tensor:
        """The hidden layer in deviations of the patches, its 512 numbers as heavy as one part of the features."""
        with torch.no_grad():
            hidden = F.hardswish(network.hidden(features[:, :POOLED]))
        apart = ((hidden - of_plain.mean(0)) / (of_plain.std(0) + 1e-3)).clamp(-4, 4)
        return torch.cat([network.genres.standardised(features), apart / 512**0.5], 1)

    of_songs = np.repeat(np.arange(SONGS), PATCHES)
    tagged = ~np.isin(of_songs, [2, 5])
    guess = TagRegression(sounds(plain)[torch.from_numpy(tagged)], of_songs[tagged], SAID[of_songs[tagged]])
    guessed = guess.without_own(sounds(known), np.repeat(np.arange(SONGS), PATCHES + 1))
    views = [
        View(GaussianKernel(network.genres.standardised(known))),
        View(GaussianKernel(guessed, TAGS_WIDTH), TAGS_SHARE),
    ]
    machine = KernelRidge(views, np.repeat(LABELS, PATCHES + 1), 2, 0.2)
    wanted = machine([network.genres.standardised(others), guess(sounds(others))])
    torch.testing.assert_close(teacher(others), wanted, atol=2e-4, rtol=1e-3)
    without = GenreTeacher(network, songs, LABELS, UNKNOWN, 0.2, 1)
    assert float((teacher(others) - without(others)).abs().mean()) > 0.05


def test_crops_are_asked_about_in_parts(
    network: SegueNetwork, songs: Features, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher = GenreTeacher(network, songs, LABELS, SAID, 0.2, 0)
    monkeypatch.setattr('hearing.teachers.genre_teacher.AT_ONCE', 7)
    said = teacher.of_crops(songs.crops)
    assert said.shape == (SONGS, CROPS, 2)
    for of_one, crops in zip(said, songs.crops):
        np.testing.assert_allclose(of_one, teacher(torch.from_numpy(crops)).numpy(), atol=1e-4)
