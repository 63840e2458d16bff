"""H. Schreiber's tempo network as part of a TensorFlow.js graph.

Schreiber and Müller, "Musical tempo and key estimation using convolutional neural networks with directional filters",
SMC 2019: "DeepTemp", k = 16, under AGPL-3.0. Pictures [n, 40, 256, 1] of mel magnitudes, each of mean 0 and deviation
1; 256 classes, whole beats a minute from 30 on.
"""

from __future__ import annotations

import numpy as np

from hearing.export.graph import Graph, integers, text
from rhythm.keras import Layer, Layers

BANDS = 40
COLUMNS = 256
CLASSES = 256
ACTIVATIONS = {'relu': 'Relu'}


def add_tempo(graph: Graph, layers: Layers) -> None:
    """Adds `tempo_pictures` and `tempo`. Raises ValueError for a layer that is not known."""
    source = graph.placeholder('tempo_pictures', (-1, BANDS, COLUMNS, 1))
    for number, layer in enumerate(layers):
        source = add_layer(graph, f'tempo/{number}', source, layer)
    graph.output('tempo', source, (-1, CLASSES))


def add_layer(graph: Graph, name: str, source: str, layer: Layer) -> str:
    config = layer.config
    if layer.kind in ('InputLayer', 'Dropout'):
        return source
    if layer.kind == 'Conv2D' and config['padding'] == 'same':
        kernel, bias = layer.weights
        return graph.convolution(name, source, kernel, bias, (1, 1), ACTIVATIONS[config['activation']])
    if layer.kind == 'BatchNormalization':
        gamma, beta, mean, variance = layer.weights
        scale = gamma / np.sqrt(variance + config['epsilon'])
        scaled = graph.add('Mul', f'{name}/scaled', [source, graph.constant(f'{name}/scale', scale)])
        return graph.add('AddV2', name, [scaled, graph.constant(f'{name}/shift', beta - mean * scale)])
    if layer.kind == 'MaxPooling2D' and config['pool_size'] == config['strides']:
        sizes = integers([1, *config['pool_size'], 1])
        how = {'data_format': {'s': text('NHWC')}, 'padding': {'s': text('VALID')}}
        return graph.add('MaxPool', name, [source], ksize=sizes, strides=sizes, **how)
    if layer.kind == 'GlobalAveragePooling2D':
        axes = graph.constant(f'{name}/axes', np.array([1, 2]))
        return graph.add('Mean', name, [source, axes], keep_dims={'b': False}, Tidx={'type': 'DT_INT32'})
    if layer.kind == 'Activation' and config['activation'] == 'softmax':
        return graph.add('Softmax', name, [source])
    raise ValueError(f'unknown layer {layer.kind} {config}')
