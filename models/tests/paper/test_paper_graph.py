import json
from pathlib import Path

import numpy as np
import pytest
import torch

from hearing.interpret import run_model
from paper.graph import POOLED, backbone_graph, head_graph, run_graphs
from paper.network import PaperNetwork, to_images

ALLOWED_OPERATIONS = {
    'Placeholder', 'Const', '_FusedConv2D', 'FusedDepthwiseConv2dNative', '_FusedMatMul', 'AddV2', 'Mul', 'Sigmoid',
    'Tanh', 'Identity', 'Mean',
}  # fmt: skip


@pytest.fixture
def lived_in() -> PaperNetwork:
    """An untrained network whose batch norms have values as different as those of a trained one."""
    torch.manual_seed(0)
    network = PaperNetwork(4).eval()
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(module.running_mean, -0.3, 0.3)
            torch.nn.init.uniform_(module.running_var, 0.05, 0.3)
            torch.nn.init.uniform_(module.weight, 0.7, 1.5)
            torch.nn.init.uniform_(module.bias, -0.3, 0.6)
    return network


def pictures() -> list[np.ndarray]:
    rng = np.random.default_rng(0)
    return [rng.random((387, 128)), rng.random((194, 128)) ** 3]


def test_the_written_graphs_say_what_the_network_says(lived_in: PaperNetwork, tmp_path: Path) -> None:
    backbone_graph(lived_in, np.float32).write(tmp_path / 'backbone', '0.0.0')
    head_graph(lived_in.head, np.float32).write(tmp_path / 'head', '0.0.0')
    with torch.no_grad():
        wanted = lived_in(to_images(pictures())).numpy()
    assert np.abs(wanted[0] - wanted[1]).max() > 1e-3
    np.testing.assert_allclose(run_graphs(tmp_path, pictures()), wanted, atol=1e-4)


def test_the_features_have_the_name_and_the_shape_that_the_package_asks_for(
    lived_in: PaperNetwork, tmp_path: Path
) -> None:
    backbone_graph(lived_in).write(tmp_path, '0.0.0')
    images = to_images(pictures()).permute(0, 2, 3, 1).contiguous().numpy()
    heard = run_model(tmp_path, images)
    assert {name: value.shape for name, value in heard.items()} == {POOLED: (2, 1, 1, 1280)}
    signature = json.loads((tmp_path / 'model.json').read_text())['signature']
    assert list(signature['inputs']) == ['images'] and list(signature['outputs']) == [POOLED]


def test_the_graphs_hold_only_operations_that_both_backends_have(lived_in: PaperNetwork) -> None:
    for graph in (backbone_graph(lived_in), head_graph(lived_in.head)):
        assert {node['op'] for node in graph.nodes} <= ALLOWED_OPERATIONS
