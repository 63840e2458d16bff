from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from hearing.folders import Folders
from yardsticks.mobilenet_v2 import WEIGHTS, KerasConvolution, MobileNetV2, load_mobilenet

KERAS_PARAMETERS = 410_208


@pytest.fixture(scope='module')
def real_weights() -> Path:
    folder = Folders().weights
    if not (folder / WEIGHTS).exists():
        pytest.skip(f'{folder / WEIGHTS} is missing')
    return folder


@pytest.mark.parametrize(('size', 'first'), [(6, 0), (7, -1)])
def test_where_a_picture_is_halved_it_is_padded_as_keras_pads(size: int, first: int) -> None:
    layer = KerasConvolution(1, 1, 3, 2).eval()
    layer.linear = True
    torch.nn.init.ones_(layer.conv.weight)
    picture = torch.arange(float(size**2)).reshape(size, size)
    padded = torch.nn.functional.pad(picture, (1, 2, 1, 2))
    with torch.no_grad():
        heard = layer(picture[None, None])[0, 0]
    for row in range(heard.shape[0]):
        for column in range(heard.shape[1]):
            top, left = 1 + first + 2 * row, 1 + first + 2 * column
            wanted = padded[top : top + 3, left : left + 3].sum()
            assert heard[row, column] == pytest.approx(wanted / np.sqrt(1.001), rel=1e-5)


def test_a_picture_becomes_a_map_of_a_thirty_second_of_its_size() -> None:
    with torch.no_grad():
        assert MobileNetV2().eval()(torch.zeros(1, 3, 256, 192)).shape == (1, 1280, 8, 6)


def test_every_published_number_has_its_place(real_weights: Path) -> None:
    network = load_mobilenet(real_weights)
    measured = [value for name, value in network.named_buffers() if 'running' in name]
    assert sum(value.numel() for value in [*network.parameters(), *measured]) == KERAS_PARAMETERS
    assert not any(weight.requires_grad for weight in network.parameters())


def test_the_first_layers_hear_what_keras_s_arrays_say(real_weights: Path) -> None:
    picture = np.random.default_rng(0).uniform(-1, 1, (8, 8, 3))
    network = load_mobilenet(real_weights)
    with np.load(real_weights / WEIGHTS) as file:
        below = np.pad(picture, ((0, 1), (0, 1), (0, 0)))
        stem = normalised(file, 'bn_Conv1', correlate(below, file['Conv1.kernel'], 2))
        name, kernel = 'expanded_conv_depthwise', file['expanded_conv_depthwise.depthwise_kernel']
        spread = kernel[..., 0][..., None] * np.eye(kernel.shape[2])
        depthwise = normalised(file, f'{name}_BN', correlate(np.pad(stem, ((1, 1), (1, 1), (0, 0))), spread, 1))
    with torch.no_grad():
        heard = network.stem(torch.from_numpy(picture.transpose(2, 0, 1)[None]).float())
        filtered = network.blocks[0].depthwise(heard)
    np.testing.assert_allclose(heard[0].numpy().transpose(1, 2, 0), stem, atol=1e-4)
    np.testing.assert_allclose(filtered[0].numpy().transpose(1, 2, 0), depthwise, atol=1e-4)
    assert np.ptp(depthwise) > 0.5


def correlate(picture: NDArray[np.float64], kernel: NDArray[np.float64], stride: int) -> NDArray[np.float64]:
    size = range(0, picture.shape[0] - 2, stride)
    return np.array([[np.tensordot(picture[y : y + 3, x : x + 3], kernel, 3) for x in size] for y in size])


def normalised(file: np.lib.npyio.NpzFile, norm: str, x: NDArray[np.float64]) -> NDArray[np.float64]:
    deviation = np.sqrt(file[f'{norm}.moving_variance'] + 1e-3)
    scaled = (x - file[f'{norm}.moving_mean']) / deviation * file[f'{norm}.gamma'] + file[f'{norm}.beta']
    return np.clip(scaled, 0, 6)
