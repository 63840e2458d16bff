"""Runs a written graph model with PyTorch, node by node, to prove that it says what the trained network says."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

Node = dict[str, Any]


def run_model(
    folder: Path, pictures: NDArray[np.float32], wanted: Sequence[str] = ()
) -> dict[str, NDArray[np.float32]]:
    """Reads `model.json` and its shards as TensorFlow.js does; returns the wanted nodes by name, or the outputs.

    Raises ValueError for a node that is not known, or for shards of another length than the manifest's.
    """
    model = json.loads((folder / 'model.json').read_text())
    weights = read_weights(folder, model['weightsManifest'])
    values: dict[str, Tensor] = {}
    with torch.no_grad():
        for node in needed(model['modelTopology']['node'], wanted or model['signature']['outputs']):
            inputs = [values[name] for name in node.get('input', [])]
            values[node['name']] = run_node(node, inputs, weights, torch.from_numpy(pictures.copy()))
    return {name: values[name].numpy() for name in wanted or model['signature']['outputs']}


def needed(nodes: list[Node], wanted: Iterable[str]) -> list[Node]:
    """The nodes that the wanted ones follow from, and these, in their order."""
    inputs = {node['name']: node.get('input', []) for node in nodes}
    found: set[str] = set()
    open_ends = list(wanted)
    while open_ends:
        name = open_ends.pop()
        if name not in found:
            found.add(name)
            open_ends += inputs[name]
    return [node for node in nodes if node['name'] in found]


def read_weights(folder: Path, manifest: list[Node], stored: bool = False) -> dict[str, Tensor]:
    """By name, as they are computed with or as they are `stored`. Raises ValueError for shards of another length."""
    weights: dict[str, Tensor] = {}
    for group in manifest:
        shards = b''.join((folder / path).read_bytes() for path in group['paths'])
        place = 0
        for entry in group['weights']:
            kind = np.dtype(entry.get('quantization', entry)['dtype'])
            count = math.prod(entry['shape'])
            values = np.frombuffer(shards, kind, count, place).reshape(entry['shape'])
            weights[entry['name']] = torch.from_numpy(values.astype(kind if stored else entry['dtype']))
            place += count * kind.itemsize
        if place != len(shards):
            raise ValueError(f'{group["paths"]}: {len(shards)} bytes, but the manifest describes {place}')
    return weights


def run_node(node: Node, inputs: list[Tensor], weights: dict[str, Tensor], pictures: Tensor) -> Tensor:
    op = node['op']
    if op == 'Placeholder':
        return pictures
    if op == 'Const':
        return weights[node['name']]
    if op in ('_FusedConv2D', 'FusedDepthwiseConv2dNative'):
        return activated(node, convolve(node, *inputs))
    if op == '_FusedMatMul':
        source, weight, bias = inputs
        return activated(node, source @ weight + bias)
    simple: dict[str, Callable[..., Tensor]] = {
        'AddV2': torch.add,
        'Mul': torch.mul,
        'Relu6': F.relu6,
        'Sigmoid': torch.sigmoid,
        'Tanh': torch.tanh,
        'Identity': torch.clone,
        'Reshape': lambda source, sizes: source.reshape(tuple(sizes.tolist())),
        'Squeeze': lambda source: squeezed(source, node['attr']['squeeze_dims']['list']['i']),
        'Transpose': lambda source, order: source.permute(tuple(order.tolist())),
        'Sub': torch.sub,
        'ConcatV2': lambda *sources: torch.cat(sources[:-1], int(sources[-1])),
        'Slice': cut,
        'ClipByValue': torch.clamp,
        'Softmax': lambda source: source.softmax(-1),
        'Sqrt': torch.sqrt,
        'Sum': lambda source, axes: source.sum(tuple(axes.tolist())),
        'SquaredDifference': lambda one, other: (one - other).square(),
        'AvgPool': lambda source: pooled(node, source, F.avg_pool2d),
        'MaxPool': lambda source: pooled(node, source, F.max_pool2d),
        'MirrorPad': continued,
        'Mean': lambda source, axes: source.mean(tuple(axes.tolist()), node['attr']['keep_dims']['b']),
    }
    if op not in simple:
        raise ValueError(f'unknown operation {op} at {node["name"]}')
    return simple[op](*inputs)


def squeezed(source: Tensor, axes: list[str]) -> Tensor:
    """Raises ValueError when an axis has more than one place."""
    for axis in sorted(map(int, axes), reverse=True):
        if source.shape[axis] != 1:
            raise ValueError(f'axis {axis} of {tuple(source.shape)} cannot be squeezed')
        source = source.squeeze(axis)
    return source


def cut(source: Tensor, begins: Tensor, sizes: Tensor) -> Tensor:
    """A size of -1 reaches to the end."""
    for axis, (begin, size) in enumerate(zip(begins.tolist(), sizes.tolist())):
        source = source.narrow(axis, begin, source.shape[axis] - begin if size == -1 else size)
    return source


def continued(source: Tensor, pads: Tensor) -> Tensor:
    """Symmetric padding, before and after, of one at most: each edge once more."""
    for axis, (before, after) in enumerate(pads.tolist()):
        size = source.shape[axis]
        first, last = source.narrow(axis, 0, before), source.narrow(axis, size - after, after)
        source = torch.cat([first, source, last], axis)
    return source


def window(node: Node, attribute: str) -> tuple[int, int]:
    """Height and width."""
    _, height, width, _ = map(int, node['attr'][attribute]['list']['i'])
    return height, width


def pooled(node: Node, source: Tensor, pool: Callable[..., Tensor]) -> Tensor:
    heard = pool(source.permute(0, 3, 1, 2), window(node, 'ksize'), window(node, 'strides'))
    return heard.permute(0, 2, 3, 1)


def convolve(node: Node, source: Tensor, kernel: Tensor, bias: Tensor) -> Tensor:
    _, _, top, bottom, left, right, _, _ = map(int, node['attr']['explicit_paddings']['list']['i'])
    strides = window(node, 'strides')
    depthwise = node['op'] == 'FusedDepthwiseConv2dNative'
    filters = kernel.permute(2, 3, 0, 1) if depthwise else kernel.permute(3, 2, 0, 1)
    padded = F.pad(source.permute(0, 3, 1, 2), (left, right, top, bottom))
    heard = F.conv2d(padded, filters.contiguous(), bias, strides, groups=kernel.shape[2] if depthwise else 1)
    return heard.permute(0, 2, 3, 1)


def activated(node: Node, value: Tensor) -> Tensor:
    steps = [base64.b64decode(step).decode() for step in node['attr']['fused_ops']['list']['s']]
    functions: dict[str, Callable[[Tensor], Tensor]] = {'Relu': F.relu, 'Relu6': F.relu6, 'Sigmoid': torch.sigmoid}
    for activation in steps[1:]:
        value = functions[activation](value)
    return value
