from pathlib import Path

import numpy as np
import torch

from hearing.body.batch_norms import measuring
from hearing.body.features import spread, statistics
from hearing.export.assemble import features as assemble_features
from hearing.export.assemble.network import assemble
from hearing.export.assemble.signal import Signal
from hearing.export.golden import synthetic_pictures
from hearing.export.graph import Graph
from hearing.heads.embedding import Embedding
from hearing.heads.network import SegueNetwork
from hearing.interpret import run_model

ALLOWED_OPERATIONS = {
    'Placeholder', 'Const', '_FusedConv2D', 'FusedDepthwiseConv2dNative', '_FusedMatMul', 'AddV2', 'Mul', 'Relu6',
    'Identity', 'Reshape', 'Squeeze', 'Transpose', 'AvgPool', 'MirrorPad', 'SquaredDifference', 'ClipByValue',
    'Sub', 'Sqrt', 'ConcatV2', 'Slice',
}  # fmt: skip


def embedding_of(features: int) -> Embedding:
    rng = np.random.default_rng(0)
    return Embedding(rng.normal(size=(16, features)) / 20, rng.normal(size=16))


def test_the_written_graph_says_what_the_network_says(lived_in_network: SegueNetwork, tmp_path: Path) -> None:
    embedding, pictures = embedding_of(448), synthetic_pictures()
    with measuring(lived_in_network):
        lived_in_network(torch.from_numpy(pictures))
    with torch.no_grad():
        lived_in_network.classes.weight *= 30
        # A quarter as far as these pictures are apart, so that some numbers are more than four deviations off.
        features, head = lived_in_network.extractor(torch.from_numpy(pictures)), lived_in_network.genres
        head.centre.copy_(features[0])
        head.deviation.copy_(features.std(0) / 4 + 0.02)
        apart = (features - head.centre) / head.deviation
    assert (apart > 4).any() and (apart < -4).any() and float((apart.abs() > 4).float().mean()) < 0.5
    assemble(lived_in_network, embedding, np.float32).write(tmp_path, '0.0.0')
    heard = run_model(tmp_path, pictures)
    with torch.no_grad():
        wanted = lived_in_network(torch.from_numpy(pictures))
    assert heard.keys() == {'genres', 'tags', 'classes', 'embedding'}
    scale = float(wanted.genres.abs().max())
    for name in ('genres', 'tags', 'classes'):
        np.testing.assert_allclose(heard[name], getattr(wanted, name).numpy(), atol=2e-5 * scale, rtol=1e-3)
    np.testing.assert_allclose(heard['embedding'], embedding(wanted.raw_embedding.numpy()), atol=1e-4, rtol=1e-3)


def test_what_a_picture_s_statistics_and_a_channel_s_spread_are_is_written_in_their_order(tmp_path: Path) -> None:
    graph, pictures = Graph(np.float32), synthetic_pictures()
    picture = graph.placeholder('picture', (-1, 129, 128))
    channels = graph.reshape('channels', picture, (-1, 129, 32, 4))
    heard = Signal(channels, extent=(129, 32))
    parts = assemble_features.statistics(graph, picture) + assemble_features.spread(graph, 'spread', heard)
    for index, part in enumerate(parts):
        graph.output(str(index), part, (-1, -1))
    graph.write(tmp_path, '0.0.0')
    heard = run_model(tmp_path, pictures)
    wanted = torch.from_numpy(pictures)
    found = [np.concatenate([heard[str(index)] for index in places], 1) for places in (range(2), range(2, 5))]
    np.testing.assert_allclose(found[0], statistics(wanted).numpy(), atol=2e-4)
    bands_and_columns = wanted.reshape(-1, 129, 32, 4).permute(0, 3, 1, 2)
    np.testing.assert_allclose(found[1], spread(bands_and_columns).numpy(), atol=1e-5)


def test_the_graph_holds_only_operations_that_both_backends_have(lived_in_network: SegueNetwork) -> None:
    graph = assemble(lived_in_network, embedding_of(448))
    assert {node['op'] for node in graph.nodes} <= ALLOWED_OPERATIONS


def test_shipped_weights_are_halves_and_the_constants_of_shape_are_whole(lived_in_network: SegueNetwork) -> None:
    graph = assemble(lived_in_network, embedding_of(448))
    assert {value.dtype.name for value in graph.weights.values()} == {'float16', 'int32'}
    assert all(np.isfinite(value.astype(np.float32)).all() for value in graph.weights.values())


def test_every_name_stands_for_one_node(lived_in_network: SegueNetwork) -> None:
    graph = assemble(lived_in_network, embedding_of(448))
    names = [node['name'] for node in graph.nodes]
    assert len(set(names)) == len(names)


def test_a_network_without_a_teacher_and_without_classes_has_no_such_outputs(tmp_path: Path) -> None:
    torch.manual_seed(0)
    assemble(SegueNetwork(3, 0).eval(), embedding_of(448)).write(tmp_path, '0.0.0')
    heard = run_model(tmp_path, synthetic_pictures()[:1])
    assert heard.keys() == {'genres', 'embedding'}
    assert heard['genres'].shape == (1, 3)
