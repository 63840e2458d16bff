"""The key network: what it promises by its construction, and its graph."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from hearing.export.graph import Graph
from hearing.interpret import run_model
from rhythm.key_graph import add_key
from rhythm.key_network import BANDS, FIRST_TONIC, OCTAVES, STARTS, STEPS, KeyNetwork, grid_matrix
from rhythm.keys import key_number, nearness


def network(seed: int = 0) -> KeyNetwork:
    """With running means and deviations of its own."""
    torch.manual_seed(seed)
    made = KeyNetwork()
    made(torch.rand(4, 50, BANDS))
    return made.eval()


def test_a_graph_says_the_mean_of_what_the_networks_say(tmp_path: Path) -> None:
    made = [network(seed) for seed in (0, 1)]
    columns = torch.rand(1, 40, BANDS)
    graph = Graph(floats=np.float32)
    add_key(graph, made)
    graph.write(tmp_path, '1.0.0')
    written = run_model(tmp_path, columns[0].numpy())['key']
    expected = sum(one(columns) for one in made).detach().numpy().reshape(2, 12) / 2
    np.testing.assert_allclose(np.roll(written.T, FIRST_TONIC, -1), expected, atol=1e-5)


def test_the_octaves_that_are_heard_have_no_edge() -> None:
    made = network()
    made.octaves.data.fill_(1)
    weights = made.weights(range(STARTS)).detach().numpy()
    np.testing.assert_allclose(weights.reshape(OCTAVES + 1, STEPS, -1).sum(0), OCTAVES, atol=1e-5)
    assert np.abs(np.diff(weights, axis=0)).max() < 0.09


def test_a_level_that_all_bands_share_is_nothing_to_the_grid() -> None:
    np.testing.assert_allclose(np.full(BANDS, 0.7, np.float32) @ grid_matrix(), 0, atol=1e-5)


def test_keys_have_numbers_and_are_as_near_as_mirex_says() -> None:
    assert [key_number(name) for name in ('C major', 'Bb major', 'A# major', 'A minor')] == [0, 10, 10, 21]
    near = nearness()
    pairs = {('C major', 'G major'): 0.5, ('C major', 'F major'): 0.5, ('C major', 'A minor'): 0.3}
    pairs |= {('A minor', 'C major'): 0.3, ('A minor', 'A major'): 0.2, ('C major', 'D major'): 0}
    for (one, other), score in pairs.items():
        assert np.isclose(near[key_number(one), key_number(other)], score)
