"""From the trained network to the graph that the app runs: batch norm folded, convolutions fused with bias and ReLU.

The graph leaves out hard-swish's division by six (graph.py): what comes out is 6 times too large, and the linear layers
that follow carry the sixth in their weights. `Signal.scale` keeps the account.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from hearing.body.features import FEATURE_BLOCKS, PART_LENGTHS, POOLED
from hearing.body.mobilenet_v3 import ConcurrentSqueezeExcitation, InvertedResidual
from hearing.export.assemble.features import narrow_of, spread, statistics
from hearing.export.assemble.signal import Signal, mean
from hearing.export.assemble.stem import add_stem
from hearing.export.assemble.textures import add_textures
from hearing.export.graph import HARD_SWISH_SCALE, Graph
from hearing.front_end.picture import BANDS, PATCH_COLUMNS
from hearing.heads.embedding import Embedding
from hearing.heads.network import SegueNetwork

Array = NDArray[Any]


def assemble(network: SegueNetwork, embedding: Embedding, floats: type[np.floating[Any]] = np.float16) -> Graph:
    """`picture` [n, 129, 128] in 0..1 -> `genres` [n, g], `tags` [n, t] and `classes` [n, c], all logits, and
    `embedding` [n, e]. A network without a head has no such output."""
    graph = Graph(floats)
    picture = graph.placeholder('picture', (-1, PATCH_COLUMNS, BANDS))
    stem, *blocks = network.extractor.body
    signal = hard_swish(graph, 'stem', add_stem(graph, picture, network.extractor.input, *folded(*stem[:2])))
    spreads: list[Signal] = []
    for index, block in enumerate(blocks, 1):
        name = f'block{index}'
        inverted = isinstance(block, InvertedResidual)
        signal = add_block(graph, name, signal, block) if inverted else add_conv(graph, name, signal, block)
        if index in FEATURE_BLOCKS:
            spreads += [Signal(name, signal.scale) for name in spread(graph, f'spread{index}', signal)]
    pooled = Signal(graph.flat('pooled', mean(graph, 'pooled/mean', signal)), signal.scale)
    of_picture = [*statistics(graph, picture), add_textures(graph, picture)]
    features = [pooled, *spreads, *(Signal(name) for name in of_picture)]
    narrow = narrow_of(graph, features, PART_LENGTHS, network.genres)
    wide = hard_swish(graph, 'genres/wide', add_linear(graph, 'genres/wide', Signal(narrow), network.genres.wide))
    hidden = hard_swish(graph, 'hidden', add_linear(graph, 'hidden', pooled, network.hidden))
    heads = {
        'genres': (wide, network.genres.genres),
        'tags': (hidden, network.tags),
        'classes': (hidden, network.classes),
    }
    for name, (heard, head) in heads.items():
        if head.out_features:
            graph.output(name, add_linear(graph, f'{name}/head', heard, head).name, (-1, head.out_features))
    graph.output('embedding', add_embedding(graph, pooled, narrow, embedding), (-1, len(embedding.offset)))
    return graph


def add_embedding(graph: Graph, pooled: Signal, narrow: str, embedding: Embedding) -> str:
    """Of the raw embedding, which is what was pooled and then what the genres are drawn from."""
    of_pooled, of_narrow = embedding.matrix[:, :POOLED].T / pooled.scale, embedding.matrix[:, POOLED:].T
    parts = [
        graph.matmul('embedding/pooled', pooled.name, of_pooled, embedding.offset),
        graph.matmul('embedding/narrow', narrow, of_narrow, np.zeros(len(embedding.offset))),
    ]
    return graph.add('AddV2', 'embedding/sum', parts)


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
    if not block.residual:
        return signal
    return replace(signal, name=graph.add('AddV2', f'{name}/sum', [source.name, signal.name]))


def add_conv(graph: Graph, name: str, source: Signal, layers: nn.Sequential, scale: float = 1.0) -> Signal:
    """A convolution, its batch norm and its activation. Without hard-swish the result is `scale` times too large."""
    convolution, norm, *activation = layers
    kernel, bias = folded(convolution, norm)
    kernel, bias = kernel * (scale / source.scale), bias * scale
    swish = bool(activation) and isinstance(activation[0], nn.Hardswish)
    fused = 'Relu' if activation and not swish else None
    made = graph.convolution(name, source.name, kernel, bias, convolution.stride, fused)
    bands, columns = (-(-length // stride) for length, stride in zip(source.extent, convolution.stride))
    heard = Signal(made, scale, (bands, columns))
    return hard_swish(graph, name, heard) if swish else heard


def folded(convolution: nn.Conv2d, norm: nn.BatchNorm2d) -> tuple[Array, Array]:
    """`(kernel, bias)` of the convolution and the batch norm after it; kernel [h, w, i, o], or [h, w, c, 1]."""
    mean, variance = norm.running_mean, norm.running_var
    assert mean is not None and variance is not None
    gain = norm.weight / torch.sqrt(variance + norm.eps)
    kernel = (convolution.weight * gain[:, None, None, None]).detach().double()
    bias = (norm.bias - mean * gain).detach().double().numpy()
    depthwise = convolution.groups > 1
    return kernel.permute(2, 3, 0, 1).numpy() if depthwise else kernel.permute(2, 3, 1, 0).numpy(), bias


def add_squeeze(graph: Graph, name: str, source: Signal, layer: ConcurrentSqueezeExcitation) -> Signal:
    """The linear layers are convolutions of an image of one pixel: these have a sigmoid."""
    squeeze = layer.conc_se_layers[0]
    gate = mean(graph, f'{name}/mean', source)
    for part, linear, scale, activation in (
        ('fc1', squeeze.fc1, source.scale, 'Relu'),
        ('fc2', squeeze.fc2, 1.0, 'Sigmoid'),
    ):
        weight, bias = weights_of(linear, scale)
        gate = graph.convolution(f'{name}/{part}', gate, weight[None, None], bias, (1, 1), activation)
    return replace(source, name=graph.add('Mul', f'{name}/scaled', [source.name, gate]))


def add_linear(graph: Graph, name: str, source: Signal, layer: nn.Linear) -> Signal:
    return Signal(graph.matmul(name, source.name, *weights_of(layer, source.scale)))


def weights_of(layer: nn.Linear, scale: float) -> tuple[Array, Array]:
    """`(weight [i, o], bias [o])`, for inputs that are `scale` times too large."""
    return layer.weight.detach().double().T.numpy() / scale, layer.bias.detach().double().numpy()


def hard_swish(graph: Graph, name: str, source: Signal) -> Signal:
    return replace(source, name=graph.hard_swish(name, source.name), scale=HARD_SWISH_SCALE)
