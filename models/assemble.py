"""From the trained network to the graph that the app runs: batch norm folded, convolutions fused with bias and ReLU.

TensorFlow.js has no fused hard-swish x * relu6(x + 3) / 6. The graph leaves out the division: what comes out is 6 times
too large, and the linear layers that follow carry the sixth in their weights. `Signal.scale` keeps the account.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional as F

from assemble_impressions import Signal, mean, narrow_of, spread, statistics
from assemble_novelty import add_novelty
from embedding import Embedding
from frontend import BANDS, PATCH_COLUMNS, STRETCH, EfficientAtInput
from graph import Graph
from network import IMPRESSION_BLOCKS, PART_LENGTHS, POOLED, ConcurrentSqueezeExcitation, InvertedResidual, SegueNetwork
from novelty import Novelty

Array = NDArray[Any]
HARD_SWISH_SCALE = 6.0


def assemble(
    network: SegueNetwork,
    embedding: Embedding,
    novelty: Novelty | None = None,
    floats: type[np.floating[Any]] = np.float16,
) -> Graph:
    """`picture` [n, 129, 128] in 0..1 -> `genres` [n, g], `tags` [n, t], `classes` [n, c] and `novelty` [n, 1], all
    logits, and `embedding` [n, e]. A network without a head has no such output."""
    graph = Graph(floats)
    picture = graph.placeholder('picture', (-1, PATCH_COLUMNS, BANDS))
    signal = Signal(add_input(graph, picture, network.input))
    spreads: list[Signal] = []
    for index, block in enumerate(network.features):
        add = add_block if isinstance(block, InvertedResidual) else add_conv
        signal = add(graph, f'block{index}', signal, block)
        if index in IMPRESSION_BLOCKS:
            spreads += [Signal(name, signal.scale) for name in spread(graph, f'spread{index}', signal.name)]
    pooled = Signal(mean(graph, 'pooled', signal.name, [1, 2]), signal.scale)
    impression = [pooled, *spreads, *(Signal(name) for name in statistics(graph, picture))]
    narrow = narrow_of(graph, impression, PART_LENGTHS, network.genres)
    wide = hard_swish(graph, 'genres/wide', add_linear(graph, 'genres/wide', Signal(narrow), network.genres.wide))
    hidden = hard_swish(graph, 'hidden', add_linear(graph, 'hidden', pooled, network.hidden))
    heads = {
        'genres': (wide, network.genres.genres),
        'tags': (hidden, network.tags),
        'classes': (hidden, network.classes),
    }
    for name, (heard, head) in heads.items():
        if head.out_features:
            graph.output(name, add_linear(graph, f'{name}/head', heard, head), (-1, head.out_features))
    if novelty:
        graph.output('novelty', add_novelty(graph, novelty, 'classes/head', 'genres/head'), (-1, 1))
    graph.output('embedding', add_embedding(graph, pooled, narrow, embedding), (-1, len(embedding.offset)))
    return graph


def add_embedding(graph: Graph, pooled: Signal, narrow: str, embedding: Embedding) -> str:
    """Of the features, which are what was pooled and then what the genres are drawn from."""
    of_pooled, of_narrow = embedding.matrix[:, :POOLED].T / pooled.scale, embedding.matrix[:, POOLED:].T
    parts = [
        graph.matmul('embedding/pooled', pooled.name, of_pooled, embedding.offset),
        graph.matmul('embedding/narrow', narrow, of_narrow, np.zeros(len(embedding.offset))),
    ]
    return graph.add('AddV2', 'embedding/sum', parts)


def add_input(graph: Graph, picture: str, frontend: EfficientAtInput) -> str:
    """mn04's input as an image [n, 128 bands, 516 columns, 1]."""
    columns = PATCH_COLUMNS * STRETCH
    rows = graph.reshape('input/rows', picture, (-1, BANDS))
    mapped = graph.matmul('input/mapped', rows, frontend.matrix.T.numpy(), frontend.offset.numpy())
    floor = graph.constant('input/floor', np.array(frontend.floor))
    floored = graph.add('Maximum', 'input/floored', [mapped, floor])
    by_patch = graph.reshape('input/patch', floored, (-1, PATCH_COLUMNS, BANDS))
    order = graph.constant('input/order', np.array([0, 2, 1]))
    by_band = graph.add('Transpose', 'input/bands', [by_patch, order], Tperm={'type': 'DT_INT32'})
    lines = graph.reshape('input/lines', by_band, (-1, PATCH_COLUMNS))
    stretch = F.interpolate(torch.eye(PATCH_COLUMNS)[None], scale_factor=STRETCH, mode='linear', align_corners=False)
    stretched = graph.matmul('input/stretched', lines, stretch[0].numpy(), np.zeros(columns))
    return graph.reshape('input/image', stretched, (-1, BANDS, columns, 1))


def add_block(graph: Graph, name: str, source: Signal, block: InvertedResidual) -> Signal:
    signal = source
    *inner, projection = block.block
    for index, layer in enumerate(inner):
        part = f'{name}/{index}'
        if isinstance(layer, ConcurrentSqueezeExcitation):
            signal = add_squeeze(graph, part, signal, layer)
        else:
            signal = add_conv(graph, part, signal, layer)
    wanted = source.scale if block.residual else 1.0
    signal = add_conv(graph, f'{name}/project', signal, projection, wanted)
    return Signal(graph.add('AddV2', f'{name}/sum', [source.name, signal.name]), wanted) if block.residual else signal


def add_conv(graph: Graph, name: str, source: Signal, layers: nn.Sequential, scale: float = 1.0) -> Signal:
    """A convolution, its batch norm and its activation. Without hard-swish the result is `scale` times too large."""
    convolution, norm, *activation = layers
    kernel, bias = folded(convolution, norm)
    kernel, bias = kernel * (scale / source.scale), bias * scale
    swish = bool(activation) and isinstance(activation[0], nn.Hardswish)
    fused = 'Relu' if activation and not swish else None
    made = graph.convolution(name, source.name, kernel, bias, convolution.stride[0], fused)
    return hard_swish(graph, name, made) if swish else Signal(made, scale)


def folded(convolution: nn.Conv2d, norm: nn.BatchNorm2d) -> tuple[Array, Array]:
    """`(kernel, bias)` of the convolution and the batch norm after it; kernel [h, w, i, o], or [h, w, c, 1]."""
    gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    kernel = (convolution.weight * gain[:, None, None, None]).detach().double()
    bias = (norm.bias - norm.running_mean * gain).detach().double().numpy()
    depthwise = convolution.groups > 1
    return kernel.permute(2, 3, 0, 1).numpy() if depthwise else kernel.permute(2, 3, 1, 0).numpy(), bias


def add_squeeze(graph: Graph, name: str, source: Signal, layer: ConcurrentSqueezeExcitation) -> Signal:
    squeeze = layer.conc_se_layers[0]
    pooled = Signal(mean(graph, f'{name}/mean', source.name, [1, 2]), source.scale)
    narrow = add_linear(graph, f'{name}/fc1', pooled, squeeze.fc1, 'Relu')
    wide = add_linear(graph, f'{name}/fc2', Signal(narrow), squeeze.fc2)
    gate = graph.add('Sigmoid', f'{name}/gate', [wide])
    image = graph.reshape(f'{name}/gates', gate, (-1, 1, 1, squeeze.fc2.out_features))
    return Signal(graph.add('Mul', f'{name}/scaled', [source.name, image]), source.scale)


def add_linear(graph: Graph, name: str, source: Signal, layer: nn.Linear, activation: str | None = None) -> str:
    weight = layer.weight.detach().double().T.numpy() / source.scale
    return graph.matmul(name, source.name, weight, layer.bias.detach().double().numpy(), activation)


def hard_swish(graph: Graph, name: str, source: str) -> Signal:
    three = graph.constant(f'{name}/three', np.array(3.0))
    raised = graph.add('AddV2', f'{name}/raised', [source, three])
    gate = graph.add('Relu6', f'{name}/relu6', [raised])
    return Signal(graph.add('Mul', f'{name}/swish', [source, gate]), HARD_SWISH_SCALE)
