from pathlib import Path

import numpy as np
import torch

from assemble import assemble
from embedding import Embedding
from golden import synthetic_pictures
from interpret import run_model
from network import SegueNetwork

ALLOWED_OPERATIONS = {
    'Placeholder', 'Const', '_FusedConv2D', 'FusedDepthwiseConv2dNative', '_FusedMatMul', 'AddV2', 'Mul', 'Maximum',
    'Relu6', 'Sigmoid', 'Identity', 'Reshape', 'Transpose', 'Mean',
}  # fmt: skip


def embedding_of(features: int) -> Embedding:
    rng = np.random.default_rng(0)
    return Embedding(rng.normal(size=(16, features)) / 20, rng.normal(size=16))


def test_the_written_graph_says_what_the_network_says(lived_in_network: SegueNetwork, tmp_path: Path) -> None:
    embedding = embedding_of(384)
    assemble(lived_in_network, embedding, np.float32).write(tmp_path, '0.0.0')
    pictures = synthetic_pictures()
    heard = run_model(tmp_path, pictures)
    with torch.no_grad():
        wanted = lived_in_network(torch.from_numpy(pictures))
    assert heard.keys() == {'genres', 'tags', 'embedding'}
    scale = float(wanted.genres.abs().max())
    np.testing.assert_allclose(heard['genres'], wanted.genres.numpy(), atol=2e-5 * scale, rtol=1e-3)
    np.testing.assert_allclose(heard['tags'], wanted.tags.numpy(), atol=2e-5 * scale, rtol=1e-3)
    np.testing.assert_allclose(heard['embedding'], embedding(wanted.features.numpy()), atol=1e-4, rtol=1e-3)


def test_the_graph_holds_only_operations_that_both_backends_have(lived_in_network: SegueNetwork) -> None:
    graph = assemble(lived_in_network, embedding_of(384))
    assert {node['op'] for node in graph.nodes} <= ALLOWED_OPERATIONS


def test_shipped_weights_are_halves_and_the_constants_of_shape_are_whole(lived_in_network: SegueNetwork) -> None:
    graph = assemble(lived_in_network, embedding_of(384))
    assert {value.dtype.name for value in graph.weights.values()} == {'float16', 'int32'}
    assert all(np.isfinite(value.astype(np.float32)).all() for value in graph.weights.values())


def test_a_network_without_a_teacher_has_no_tags(tmp_path: Path) -> None:
    torch.manual_seed(0)
    assemble(SegueNetwork(3, 0).eval(), embedding_of(384)).write(tmp_path, '0.0.0')
    heard = run_model(tmp_path, synthetic_pictures()[:1])
    assert heard.keys() == {'genres', 'embedding'}
    assert heard['genres'].shape == (1, 3)
