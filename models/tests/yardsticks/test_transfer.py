from pathlib import Path

import numpy as np
import pytest
import torch

from hearing.data.collection import Collection
from yardsticks import transfer
from yardsticks.transfer import Head, as_images, columns_of


def test_a_picture_becomes_a_square_of_three_equal_greys_low_bands_below() -> None:
    picture = np.zeros((1, 387, 128), np.uint8)
    picture[0, 200:, :20] = 255
    (image,) = as_images(picture)
    assert image.shape == (3, 256, 256)
    assert torch.equal(image[0], image[2])
    assert (image.min(), image.max()) == (-1, 1)
    lit = np.argwhere(image[0].numpy() > 0)
    assert lit[:, 0].min() > 256 - 2 * 20 - 3 and lit[:, 0].max() == 255
    assert 130 < lit[:, 1].min() < 135


def test_the_gru_as_drawn_cannot_tell_the_order_of_the_columns() -> None:
    torch.manual_seed(0)
    columns = torch.rand(2, 8, 1280)
    with torch.no_grad():
        for form, tells in (('dense', False), ('drawn', False), ('columns', True)):
            head = Head(form)(10).eval()
            heard, backwards = head(columns), head(columns.flip(1))
            assert heard.shape == (2, 10)
            assert torch.allclose(heard, backwards, atol=1e-5) != tells


def test_pictures_are_looked_at_once(
    collection: Collection, systems_weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = columns_of(collection, systems_weights, tmp_path)
    assert columns.shape == (20, 8, 1280)
    monkeypatch.setattr(transfer, 'columns_in', lambda *_: pytest.fail('it looked again'))
    np.testing.assert_array_equal(columns_of(collection, systems_weights, tmp_path), columns)
    assert len(list(tmp_path.glob('*.npz'))) == 1
