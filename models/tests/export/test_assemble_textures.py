from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from hearing.export.assemble.textures import add_textures
from hearing.export.golden import synthetic_pictures
from hearing.export.graph import Graph
from hearing.front_end.textures import textures
from hearing.interpret import run_model


def written(folder: Path, floats: type[np.floating[Any]], pictures: NDArray[np.float32]) -> NDArray[np.float32]:
    graph = Graph(floats)
    picture = graph.placeholder('picture', (-1, 129, 128))
    graph.output('found', add_textures(graph, picture), (-1, 372))
    graph.write(folder, '0.0.0')
    return run_model(folder, pictures)['found']


def some_pictures(count: int) -> NDArray[np.float32]:
    """Two that have textures, and silence between them."""
    chords, rising, silence = synthetic_pictures()
    return np.stack([chords, silence, rising])[:count]


@pytest.mark.parametrize('count', [1, 3])
def test_the_nodes_say_what_the_textures_of_each_picture_are(tmp_path: Path, count: int) -> None:
    pictures = some_pictures(count)
    found = written(tmp_path, np.float32, pictures)
    wanted = textures(torch.from_numpy(pictures)).numpy()
    assert found.shape == wanted.shape == (count, 372)
    np.testing.assert_allclose(found, wanted, atol=1e-5)
    assert wanted[0].min() > 0 and wanted[0].std() > 0.02


def test_atoms_in_halves_find_the_same_but_for_their_rounding(tmp_path: Path) -> None:
    # Rounded atoms have a mean, though a small one: louder music is still hardly another.
    pictures = some_pictures(3)
    wanted = textures(torch.from_numpy(pictures)).numpy()
    np.testing.assert_allclose(written(tmp_path, np.float16, pictures), wanted, atol=1e-3)
    louder = written(tmp_path, np.float16, pictures[::2] + np.float32(0.3))
    np.testing.assert_allclose(louder, wanted[::2], atol=3e-3)
