import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

import kernel
from kernel import KernelTeacher

GENRES = 3


def some_patches(count: int = 45, seed: int = 0) -> tuple[Tensor, NDArray[np.int64]]:
    rng = np.random.default_rng(seed)
    return torch.from_numpy(rng.normal(0, 0.3, (count, 20)).astype(np.float32)), rng.integers(0, GENRES, count)


def squared(first: Tensor, second: Tensor) -> NDArray[np.float64]:
    return ((first.double().numpy()[:, None] - second.double().numpy()[None]) ** 2).sum(2)


def test_three_patches_that_are_equally_far_apart_are_taught_by_hand() -> None:
    teacher = KernelTeacher(torch.eye(3), np.array([2, 0, 1]), 3, 0.2)
    assert teacher.width == 2
    alike = np.exp(-1)
    # Genres less their mean add up to nothing, so the rest of the Gram matrix is a multiple of the identity.
    own = 8 * (1 - alike) / (1 + 0.2 - alike)
    wanted = own * (np.eye(3)[[2, 0, 1]] - 1 / 3)
    np.testing.assert_allclose(teacher(torch.eye(3)).numpy(), wanted, atol=1e-5)
    np.testing.assert_allclose(teacher(torch.full((1, 3), 100.0)).numpy(), 0, atol=1e-6)


def test_logits_are_those_of_kernel_ridge_regression() -> None:
    (patches, labels), (others, _) = some_patches(), some_patches(7, 1)
    apart = squared(patches, patches)
    width = np.median(apart)
    dual = np.linalg.solve(np.exp(-apart / width) + 0.2 * np.eye(45), np.eye(GENRES)[labels] - 1 / GENRES)
    said = KernelTeacher(patches, labels, GENRES, 0.2)(others)
    assert said.dtype == torch.float32
    np.testing.assert_allclose(said.numpy(), 8 * np.exp(-squared(others, patches) / width) @ dual, atol=1e-4)


def test_with_hardly_any_ridge_every_patch_is_known_by_heart() -> None:
    patches, labels = some_patches()
    wanted = 8 * (np.eye(GENRES)[labels] - 1 / GENRES)
    cautious = KernelTeacher(patches, labels, GENRES, 0.2)(patches).numpy()
    by_heart = KernelTeacher(patches, labels, GENRES, 1e-4)(patches).numpy()
    np.testing.assert_allclose(by_heart, wanted, atol=0.02)
    assert np.abs(cautious).mean() < 0.9 * np.abs(wanted).mean()


def test_a_patch_is_wholly_like_itself_and_others_less_so_by_their_distance() -> None:
    patches, labels = some_patches()
    teacher = KernelTeacher(patches, labels, GENRES, 0.2)
    likeness = teacher.likeness(patches)
    torch.testing.assert_close(likeness.diagonal(), torch.ones(45), atol=1e-5, rtol=0)
    torch.testing.assert_close(likeness, likeness.T)
    assert float(likeness.median()) == pytest.approx(np.exp(-1), abs=1e-4)
    apart = torch.from_numpy(squared(patches, patches)).float()
    torch.testing.assert_close(teacher.distances(patches), apart, atol=1e-4, rtol=1e-4)


def test_rounding_makes_no_patch_more_than_like_another() -> None:
    patches, labels = some_patches()
    teacher = KernelTeacher(patches + 300, labels, GENRES, 0.2)
    assert float(teacher.distances(patches + 300).min()) == 0
    assert float(teacher.likeness(patches + 300).max()) == 1


def test_the_width_is_the_median_of_what_rows_spread_over_all_patches_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, 'SAMPLED', 5)
    patches, labels = some_patches()
    # As many rows from the first patches on would miss how far the last ones are.
    patches[20:] *= 4
    wanted = np.median(squared(patches[[0, 9, 18, 27, 36]], patches))
    assert KernelTeacher(patches, labels, GENRES, 0.2).width == pytest.approx(wanted, rel=1e-4)
    assert abs(wanted / np.median(squared(patches[:5], patches)) - 1) > 0.2


def test_a_genre_that_no_patch_has_is_nowhere_likely() -> None:
    patches, labels = some_patches()
    said = KernelTeacher(patches, np.where(labels == 1, 2, labels), GENRES, 0.2)(patches).numpy()
    assert said[:, 1].max() < -1
    assert set(said.argmax(1)) == {0, 2}
