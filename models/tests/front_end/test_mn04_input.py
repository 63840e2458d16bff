import math

import numpy as np
import torch

from hearing.front_end.mn04_input import EfficientAtInput, kaldi_edges_hz, picture_to_mn04
from hearing.front_end.picture import slaney_edges_hz


def test_slaney_bands_are_linear_below_one_kilohertz_and_logarithmic_above() -> None:
    centres = slaney_edges_hz()[1:-1]
    assert len(centres) == 128
    below, above = centres[centres < 900], centres[centres > 1100]
    np.testing.assert_allclose(np.diff(below), np.diff(below)[0])
    np.testing.assert_allclose(above[1:] / above[:-1], above[1] / above[0])
    # 11025 Hz is 49.911 mel, so 130 corners are .3869 mel or 25.79 Hz apart.
    assert math.isclose(centres[0], 25.794, abs_tol=0.001)


def test_kaldi_corners_reach_from_zero_to_fifteen_kilohertz() -> None:
    edges = kaldi_edges_hz()
    assert len(edges) == 130
    assert edges[0] == 0
    assert math.isclose(edges[-1], 15000)
    assert math.isclose(edges[65], 700 * (math.sqrt(1 + 15000 / 700 * 1.0) ** (65 / 64.5) - 1), rel_tol=1e-6)


def test_a_full_picture_becomes_the_level_that_the_formula_gives() -> None:
    heard = EfficientAtInput()(torch.ones(1, 129, 128))[0, 0, :, 0]
    edges = kaldi_edges_hz()
    band = 40
    lower, centre, upper = edges[band], edges[band + 1], edges[band + 2]
    width = 10 * math.log10((upper - lower) / 2 / 31.25)
    angle = 2 * math.pi * centre / 32000
    emphasis = 10 * math.log10((1 - 0.97 * math.cos(angle)) ** 2 + (0.97 * math.sin(angle)) ** 2)
    wanted = ((38.3 + width + emphasis) * math.log(10) / 10 + 4.5) / 5
    assert math.isclose(float(heard[band]), wanted, rel_tol=1e-5)


def test_what_the_picture_cannot_hold_is_at_the_floor() -> None:
    heard = EfficientAtInput()(torch.rand(2, 129, 128))
    floor = (-50 * math.log(10) / 10 + 4.5) / 5
    deaf = kaldi_edges_hz()[1:-1] > 10800
    assert deaf.sum() > 5
    np.testing.assert_allclose(heard[:, 0, deaf].numpy(), floor, rtol=1e-5)
    assert float(heard.min()) >= floor - 1e-6


def test_every_decibel_of_the_picture_counts_alike() -> None:
    matrix, _, _ = picture_to_mn04()
    heard = kaldi_edges_hz()[1:-1] <= 10800
    np.testing.assert_allclose(matrix[heard].sum(1), 80 * math.log(10) / 10 / 5)


def test_time_is_stretched_four_times_between_columns() -> None:
    picture = torch.ones(1, 129, 128)
    picture[:, 64:] = 0.5
    heard = EfficientAtInput()(picture)[0, 0, 30]
    assert heard.shape == (516,)
    before, after = heard[0], heard[-1]
    shares = (heard[254:258] - after) / (before - after)
    np.testing.assert_allclose(shares.numpy(), [0.875, 0.625, 0.375, 0.125], rtol=1e-4)
