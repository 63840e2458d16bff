"""From the trained network of the paper to the two graphs that the app runs: the backbone, by the package
@tensorflow-models/mobilenet, and the head.

That package finds the features by the name that its own networks have given them, and wants them as [n, 1, 1, 1280].
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from hearing.arrays import Floats
from hearing.export.assemble.network import folded
from hearing.export.graph import Graph
from hearing.interpret import run_model
from paper.network import IMAGE_SIZE, PaperHead, PaperNetwork, to_images
from yardsticks.mobilenet_v2 import LAST_CHANNELS, Block, KerasConvolution

POOLED = 'module_apply_default/MobilenetV2/Logits/AvgPool'


def backbone_graph(network: PaperNetwork, floats: type[np.floating[Any]] = np.float16) -> Graph:
    """`images` [n, 224, 224, 3] in -1..1 -> `module_apply_default/...` [n, 1, 1, 1280]."""
    graph = Graph(floats)
    signal = graph.placeholder('images', (-1, IMAGE_SIZE, IMAGE_SIZE, 3))
    signal = add_convolution(graph, 'stem', signal, network.backbone.stem)
    for index, block in enumerate(network.backbone.blocks):
        signal = add_block(graph, f'block{index}', signal, block)
    signal = add_convolution(graph, 'last', signal, network.backbone.last)
    axes = graph.constant('pooled/axes', np.array([1, 2]))
    graph.output(POOLED, graph.add('Mean', 'pooled', [signal, axes], keep_dims={'b': True}), (-1, 1, 1, LAST_CHANNELS))
    return graph


def head_graph(head: PaperHead, floats: type[np.floating[Any]] = np.float16) -> Graph:
    """`features` [n, 1280] -> `genres` [n, g], logits."""
    graph = Graph(floats)
    features = graph.placeholder('features', (-1, LAST_CHANNELS))
    # 1 - sigmoid(x) is sigmoid(-x).
    update = add_linear(graph, 'update', features, head.gru.update, -1.0)
    open_gate = graph.add('Sigmoid', 'gate', [update])
    candidate = graph.add('Tanh', 'candidate', [add_linear(graph, 'candidate/linear', features, head.gru.candidate)])
    heard = graph.add('Mul', 'heard', [open_gate, candidate])
    graph.output('genres', add_linear(graph, 'dense', heard, head.dense), (-1, head.dense.out_features))
    return graph


def add_block(graph: Graph, name: str, source: str, block: Block) -> str:
    wide = source if block.expand is None else add_convolution(graph, f'{name}/expand', source, block.expand)
    filtered = add_convolution(graph, f'{name}/depthwise', wide, block.depthwise)
    narrow = add_convolution(graph, f'{name}/project', filtered, block.project)
    return graph.add('AddV2', f'{name}/sum', [source, narrow]) if block.residual else narrow


def add_convolution(graph: Graph, name: str, source: str, layer: KerasConvolution) -> str:
    kernel, bias = folded(layer.conv, layer.norm)
    activation = None if layer.linear else 'Relu6'
    # Keras pads an even picture that it halves below and on the right alone.
    pads = (0, 1, 0, 1) if layer.conv.stride == (2, 2) else None
    height, width = layer.conv.stride
    return graph.convolution(name, source, kernel, bias, (height, width), activation, pads)


def add_linear(graph: Graph, name: str, source: str, layer: torch.nn.Linear, scale: float = 1.0) -> str:
    weight = layer.weight.detach().double().T.numpy() * scale
    return graph.matmul(name, source, weight, layer.bias.detach().double().numpy() * scale)


def run_graphs(folder: Path, pictures: list[Floats]) -> NDArray[np.float32]:
    """What the written graphs say of pictures [columns, bands] in 0..1: logits [n, genres]."""
    images = to_images(pictures).permute(0, 2, 3, 1).contiguous().numpy()
    features = run_model(folder / 'backbone', images)[POOLED]
    return run_model(folder / 'head', features.reshape(len(pictures), -1))['genres']
