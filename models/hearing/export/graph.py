"""Writes a TensorFlow.js graph model: a GraphDef in protobuf's JSON form and one shard of weights.

Formats: TensorFlow's graph.proto and node_def.proto; `tfjs-core/src/io/types.ts` (ModelJSON, WeightsManifestConfig).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearing.interpret import needed, read_weights

SHARD = 'group1-shard1of1.bin'
Attributes = dict[str, Any]
HARD_SWISH_SCALE = 6.0


def text(value: str) -> str:
    return base64.b64encode(value.encode()).decode()


def shape(sizes: tuple[int, ...]) -> Attributes:
    return {'dim': [{'size': str(size)} for size in sizes]}


@dataclass
class Graph:
    """A graph under construction; its weights are stored as `floats`. What adds a node returns its name."""

    floats: type[np.floating[Any]] = np.float16
    nodes: list[Attributes] = field(default_factory=list)
    weights: dict[str, NDArray[Any]] = field(default_factory=dict)
    inputs: Attributes = field(default_factory=dict)
    outputs: Attributes = field(default_factory=dict)

    def add(self, op: str, name: str, inputs: list[str], **attributes: Attributes) -> str:
        attributes.setdefault('T', {'type': 'DT_FLOAT'})
        self.nodes.append({'name': name, 'op': op, 'input': inputs, 'attr': attributes})
        return name

    def placeholder(self, name: str, sizes: tuple[int, ...]) -> str:
        attributes = {'dtype': {'type': 'DT_FLOAT'}, 'shape': {'shape': shape(sizes)}}
        self.nodes.append({'name': name, 'op': 'Placeholder', 'attr': attributes})
        self.inputs[name] = tensor_info(name, sizes)
        return name

    def output(self, name: str, source: str, sizes: tuple[int, ...]) -> None:
        self.add('Identity', name, [source])
        self.outputs[name] = tensor_info(name, sizes)

    def constant(self, name: str, value: NDArray[Any]) -> str:
        """Real numbers are stored as `floats`, integers as int32. Raises ValueError when one does not fit."""
        kind = 'DT_INT32' if np.issubdtype(value.dtype, np.integer) else 'DT_FLOAT'
        self.nodes.append({'name': name, 'op': 'Const', 'attr': constant_of(kind, value.shape)})
        with np.errstate(over='ignore'):
            stored = value.astype(np.int32 if kind == 'DT_INT32' else self.floats)
        if not np.isfinite(stored).all():
            raise ValueError(f'{name}: {np.abs(value).max():.3g} does not fit into {stored.dtype}')
        self.weights[name] = stored
        return name

    def reshape(self, name: str, source: str, sizes: tuple[int, ...]) -> str:
        return self.add('Reshape', name, [source, self.constant(f'{name}/shape', np.array(sizes))])

    def transpose(self, name: str, source: str, order: list[int]) -> str:
        axes = self.constant(f'{name}/order', np.array(order))
        return self.add('Transpose', name, [source, axes], Tperm={'type': 'DT_INT32'})

    def slice(self, name: str, source: str, begin: list[int], sizes: list[int]) -> str:
        """A size of -1 reaches to the end."""
        ends = [self.constant(f'{name}/{end}', np.array(value)) for end, value in (('begin', begin), ('size', sizes))]
        return self.add('Slice', name, [source, *ends], Index={'type': 'DT_INT32'})

    def flat(self, name: str, source: str) -> str:
        """[n, 1, 1, c] -> [n, c]."""
        return self.add('Squeeze', name, [source], squeeze_dims=integers([1, 2]))

    def joined(self, name: str, sources: list[str]) -> str:
        """[n, a], [n, b], ... -> [n, a + b + ...]."""
        axis = self.constant(f'{name}/axis', np.array(1))
        return self.add('ConcatV2', name, [*sources, axis], N={'i': str(len(sources))})

    def average(self, name: str, source: str, window: tuple[int, int]) -> str:
        """Means over windows that divide an image [n, h, w, c]: [n, h / window's height, w / window's width, c].

        For a Mean over these axes TensorFlow.js would transpose the image first.
        """
        sizes = integers([1, *window, 1])
        how = {'data_format': {'s': text('NHWC')}, 'padding': {'s': text('VALID')}}
        return self.add('AvgPool', name, [source], ksize=sizes, strides=sizes, **how)

    def matmul(
        self, name: str, source: str, weight: NDArray[Any], bias: NDArray[Any], activation: str | None = None
    ) -> str:
        """[n, i] @ weight [i, o] + bias [o]."""
        inputs = [source, self.constant(f'{name}/weight', weight), self.constant(f'{name}/bias', bias)]
        flags = {'transpose_a': {'b': False}, 'transpose_b': {'b': False}}
        return self.add('_FusedMatMul', name, inputs, **flags, **fused(activation))

    def convolution(
        self,
        name: str,
        source: str,
        kernel: NDArray[Any],
        bias: NDArray[Any],
        strides: tuple[int, int],
        activation: str | None,
        pads: tuple[int, int, int, int] | None = None,
    ) -> str:
        """NHWC. A kernel [h, w, i, o], or [h, w, c, 1] for a depthwise convolution; padded above, below, on the left
        and on the right as `pads` says, or evenly, as PyTorch does."""
        height, width, inputs, outputs = kernel.shape
        depthwise = outputs == 1 and inputs > 1
        weights = [self.constant(f'{name}/kernel', kernel), self.constant(f'{name}/bias', bias)]
        around = pads or (height // 2, height // 2, width // 2, width // 2)
        return self.add(
            'FusedDepthwiseConv2dNative' if depthwise else '_FusedConv2D',
            name,
            [source, *weights],
            data_format={'s': text('NHWC')},
            strides=integers([1, *strides, 1]),
            dilations=integers([1, 1, 1, 1]),
            padding={'s': text('EXPLICIT')},
            explicit_paddings=integers([0, 0, *around, 0, 0]),
            **fused(activation),
        )

    def hard_swish(self, name: str, source: str) -> str:
        """x * relu6(x + 3): HARD_SWISH_SCALE times what hard-swish is, as TensorFlow.js has none that is fused."""
        three = self.constant(f'{name}/three', np.array(3.0))
        raised = self.add('AddV2', f'{name}/raised', [source, three])
        return self.add('Mul', f'{name}/swish', [source, self.add('Relu6', f'{name}/relu6', [raised])])

    @classmethod
    def read(cls, folder: Path) -> Graph:
        """A written graph, to be given other outputs."""
        model = json.loads((folder / 'model.json').read_text())
        weights = read_weights(folder, model['weightsManifest'], stored=True)
        arrays = {name: value.numpy() for name, value in weights.items()}
        signature = model['signature']
        return cls(np.float16, model['modelTopology']['node'], arrays, signature['inputs'], signature['outputs'])

    def widen(self, name: str, more: NDArray[Any]) -> None:
        """More columns to the right of a constant of real numbers."""
        wide = np.concatenate([self.weights[name], more.astype(self.floats)], -1)
        node = next(node for node in self.nodes if node['name'] == name)
        node['attr'], self.weights[name] = constant_of('DT_FLOAT', wide.shape), wide

    def keep(self, outputs: Iterable[str]) -> None:
        """Only these outputs, and the nodes that they need."""
        self.outputs = {name: self.outputs[name] for name in outputs}
        self.nodes = needed(self.nodes, [*self.inputs, *self.outputs])
        names = {node['name'] for node in self.nodes}
        self.weights = {name: value for name, value in self.weights.items() if name in names}

    def write(self, folder: Path, version: str) -> None:
        """Writes `model.json` and its shard."""
        order = [node['name'] for node in self.nodes if node['op'] == 'Const']
        model = {
            'format': 'graph-model',
            'generatedBy': f'Segue {version}',
            'convertedBy': 'python3 models export',
            'signature': {'inputs': self.inputs, 'outputs': self.outputs},
            'modelTopology': {'node': self.nodes, 'library': {}, 'versions': {'producer': 1482}},
            'weightsManifest': [{'paths': [SHARD], 'weights': [self.manifest(name) for name in order]}],
        }
        folder.mkdir(parents=True, exist_ok=True)
        (folder / SHARD).write_bytes(b''.join(self.weights[name].tobytes() for name in order))
        (folder / 'model.json').write_text(json.dumps(model, separators=(',', ':')) + '\n')

    def manifest(self, name: str) -> Attributes:
        value = self.weights[name]
        entry = {'name': name, 'shape': list(value.shape)}
        if value.dtype != np.float16:
            return {**entry, 'dtype': str(value.dtype)}
        return {**entry, 'dtype': 'float32', 'quantization': {'dtype': 'float16', 'original_dtype': 'float32'}}


def constant_of(kind: str, sizes: tuple[int, ...]) -> Attributes:
    return {'dtype': {'type': kind}, 'value': {'tensor': {'dtype': kind, 'tensorShape': shape(sizes)}}}


def tensor_info(name: str, sizes: tuple[int, ...]) -> Attributes:
    return {'name': f'{name}:0', 'dtype': 'DT_FLOAT', 'tensorShape': shape(sizes)}


def integers(values: list[int]) -> Attributes:
    return {'list': {'i': [str(value) for value in values]}}


def fused(activation: str | None) -> Attributes:
    steps = ['BiasAdd', *([activation] if activation else [])]
    return {'fused_ops': {'list': {'s': [text(step) for step in steps]}}, 'num_args': {'i': '1'}, 'epsilon': {'f': 0}}
