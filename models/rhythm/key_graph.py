"""The key networks as part of a TensorFlow.js graph."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from hearing.export.graph import Graph
from rhythm.key_network import (
    BANDS,
    CHANNELS,
    GRID,
    OCTAVES,
    PROFILES,
    STARTS,
    STEPS,
    WIDTH,
    KeyNetwork,
)


def add_key(graph: Graph, networks: Sequence[KeyNetwork]) -> None:
    """
    Adds `key_columns` [columns, 128] of one song, 0 to 1, and `key` [12, 2]: logits of E flat major and minor upwards,
    the mean of what the networks say.
    """
    source = graph.placeholder('key_columns', (-1, BANDS))
    source = graph.matmul('key/grid', source, array(networks[0].grid), np.zeros(GRID, np.float32))
    source = graph.reshape('key/image', source, (-1, GRID, 1, 1))
    said = [add_network(graph, f'key/{number}', source, network) for number, network in enumerate(networks)]
    joined = graph.reshape('key/networks', graph.joined('key/joined', said), (len(said), 12, 2))
    graph.output('key', over(graph, 'Mean', 'key/mean', joined, 0, keep=False), (12, 2))


def add_network(graph: Graph, name: str, source: str, network: KeyNetwork) -> str:
    """Of the grid's image [columns, grid, 1, 1] -> [1, 12, 2]."""
    for place in (0, 3):
        source = add_notes(graph, f'{name}/notes/{place}', source, network.notes[place], network.notes[place + 2])
    source = over(graph, 'Mean', f'{name}/mean', source, 0, keep=True)
    weights = array(network.weights(range(STARTS)))[None, :, None, :]
    source = graph.add('Mul', f'{name}/weighted', [source, graph.constant(f'{name}/octave_weights', weights)])
    source = graph.reshape(f'{name}/octaves', source, (1, OCTAVES + 1, STEPS, CHANNELS))
    source = over(graph, 'Sum', f'{name}/classes', source, 1, keep=False)
    half = STEPS // 2
    source = around(graph, f'{name}/round', source, half, half)
    source = graph.reshape(f'{name}/round/image', source, (1, 2 * STEPS, 1, CHANNELS))
    source = convolution(graph, f'{name}/profiles', source, network.profiles, 1, 'Relu')
    source = graph.reshape(f'{name}/profiles/flat', source, (1, STEPS, PROFILES))
    source = around(graph, f'{name}/tonics', source, 0, STEPS - 1)
    source = graph.reshape(f'{name}/tonics/image', source, (1, 2 * STEPS - 1, 1, PROFILES))
    source = convolution(graph, f'{name}/modes', source, network.modes, 2, None)
    return graph.reshape(f'{name}/logits', source, (1, 12, 2))


def add_notes(graph: Graph, name: str, source: str, convolved: nn.Module, normal: nn.Module) -> str:
    assert isinstance(convolved, nn.Conv1d) and isinstance(normal, nn.BatchNorm1d)
    assert normal.running_mean is not None and normal.running_var is not None
    half = WIDTH // 2
    heard = convolution(graph, name, source, convolved, 1, 'Relu', (half, half, 0, 0))
    scale = array(normal.weight) / np.sqrt(array(normal.running_var) + normal.eps)
    shift = array(normal.bias) - array(normal.running_mean) * scale
    scaled = graph.add('Mul', f'{name}/scaled', [heard, graph.constant(f'{name}/scale', scale)])
    return graph.add('AddV2', f'{name}/normal', [scaled, graph.constant(f'{name}/shift', shift)])


def convolution(
    graph: Graph,
    name: str,
    source: str,
    layer: nn.Conv1d,
    stride: int,
    activation: str | None,
    pads: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> str:
    """Along the height of an image [n, height, 1, channels]."""
    assert layer.bias is not None
    kernel = array(layer.weight).transpose(2, 1, 0)[:, None]
    return graph.convolution(name, source, kernel, array(layer.bias), (stride, 1), activation, pads)


def over(graph: Graph, op: str, name: str, source: str, axis: int, keep: bool) -> str:
    axes = graph.constant(f'{name}/axes', np.array([axis]))
    return graph.add(op, name, [source, axes], keep_dims={'b': keep}, Tidx={'type': 'DT_INT32'})


def around(graph: Graph, name: str, source: str, before: int, after: int) -> str:
    """[1, steps, channels], continued round the circle on both sides."""
    parts = [source]
    if before > 0:
        parts.insert(0, graph.slice(f'{name}/before', source, [0, STEPS - before, 0], [-1, before, -1]))
    parts.append(graph.slice(f'{name}/after', source, [0, 0, 0], [-1, after, -1]))
    return graph.joined(name, parts)


def array(value: Tensor) -> NDArray[np.float32]:
    return value.detach().numpy().astype(np.float32)
