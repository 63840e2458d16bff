import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from hearing.teachers import kernel_ridge as kernel
from hearing.teachers.kernel_ridge import GaussianKernel, KernelRidge, View

GENRES = 3


def some_patches(count: int = 45, seed: int = 0, width: int = 20) -> tuple[Tensor, NDArray[np.int64]]:
    rng = np.random.default_rng(seed)
    return torch.from_numpy(rng.normal(0, 0.3, (count, width)).astype(np.float32)), rng.integers(0, GENRES, count)


def squared(first: Tensor, second: Tensor) -> NDArray[np.float64]:
    return ((first.double().numpy()[:, None] - second.double().numpy()[None]) ** 2).sum(2)


def test_three_patches_that_are_equally_far_apart_are_taught_by_hand() -> None:
    teacher = KernelRidge([View(GaussianKernel(torch.eye(3)))], np.array([2, 0, 1]), 3, 0.2)
    alike = np.exp(-1)
    # Genres less their mean add up to nothing, so the rest of the Gram matrix is a multiple of the identity.
    own = 8 * (1 - alike) / (1 + 0.2 - alike)
    wanted = own * (np.eye(3)[[2, 0, 1]] - 1 / 3)
    np.testing.assert_allclose(teacher([torch.eye(3)]).numpy(), wanted, atol=1e-5)
    np.testing.assert_allclose(teacher([torch.full((1, 3), 100.0)]).numpy(), 0, atol=1e-6)


def test_logits_are_those_of_kernel_ridge_regression_with_the_mean_of_the_views_kernels() -> None:
    (patches, labels), (others, _) = some_patches(), some_patches(7, 1)
    (tags, _), (of_others, _) = some_patches(45, 2, 4), some_patches(7, 3, 4)
    views = [View(GaussianKernel(patches)), View(GaussianKernel(tags, 5.0), 0.5)]

    def alike(first: Tensor, second: Tensor) -> NDArray[np.float64]:
        sound = np.exp(-squared(first, patches) / np.median(squared(patches, patches)))
        called = np.exp(-squared(second, tags) / (5 * np.median(squared(tags, tags))))
        return (sound + 0.5 * called) / 1.5

    dual = np.linalg.solve(alike(patches, tags) + 0.2 * np.eye(45), np.eye(GENRES)[labels] - 1 / GENRES)
    said = KernelRidge(views, labels, GENRES, 0.2)([others, of_others])
    assert said.dtype == torch.float32
    np.testing.assert_allclose(said.numpy(), 8 * alike(others, of_others) @ dual, atol=1e-4)


def test_with_hardly_any_ridge_every_patch_is_known_by_heart() -> None:
    patches, labels = some_patches()
    wanted = 8 * (np.eye(GENRES)[labels] - 1 / GENRES)
    cautious, by_heart = (
        KernelRidge([View(GaussianKernel(patches))], labels, GENRES, ridge)([patches]).numpy() for ridge in (0.2, 1e-4)
    )
    np.testing.assert_allclose(by_heart, wanted, atol=0.02)
    assert np.abs(cautious).mean() < 0.9 * np.abs(wanted).mean()


def test_a_patch_is_wholly_like_itself_and_others_less_so_by_their_distance() -> None:
    patches, _ = some_patches()
    likeness = GaussianKernel(patches)
    alike = likeness(patches)
    torch.testing.assert_close(alike.diagonal(), torch.ones(45), atol=1e-5, rtol=0)
    torch.testing.assert_close(alike, alike.T)
    assert float(alike.median()) == pytest.approx(np.exp(-1), abs=1e-4)
    assert float(GaussianKernel(patches, 4.0)(patches).median()) == pytest.approx(np.exp(-1 / 4), abs=1e-4)
    apart = torch.from_numpy(squared(patches, patches)).float()
    torch.testing.assert_close(likeness.distances(patches), apart, atol=1e-4, rtol=1e-4)


def test_rounding_makes_no_patch_more_than_like_another() -> None:
    patches, _ = some_patches()
    likeness = GaussianKernel(patches + 300)
    assert float(likeness.distances(patches + 300).min()) == 0
    assert float(likeness(patches + 300).max()) == 1


def test_the_width_is_the_median_of_what_rows_spread_over_all_patches_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, 'SAMPLED', 5)
    patches, _ = some_patches()
    # As many rows from the first patches on would miss how far the last ones are.
    patches[20:] *= 4
    wanted = np.median(squared(patches[[0, 9, 18, 27, 36]], patches))
    assert GaussianKernel(patches).width == pytest.approx(wanted, rel=1e-4)
    assert abs(wanted / np.median(squared(patches[:5], patches)) - 1) > 0.2


def test_a_genre_that_no_patch_has_is_nowhere_likely() -> None:
    patches, labels = some_patches()
    views = [View(GaussianKernel(patches))]
    said = KernelRidge(views, np.where(labels == 1, 2, labels), GENRES, 0.2)([patches]).numpy()
    assert said[:, 1].max() < -1
    assert set(said.argmax(1)) == {0, 2}
