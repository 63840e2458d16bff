"""MobileNetV2 at width 0.35 (Sandler et al., CVPR 2018), as Keras trained it on ImageNet, without its classifier.

`mobilenet_v2_0.35_imagenet.npz` holds Keras's arrays by layer and name: `block_1_expand.kernel`, `Conv1.kernel` ...
Where it halves a picture of even size, Keras pads below and on the right alone, unlike PyTorch.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from hearing.body.mobilenet_v3 import scaled

WIDTH = 0.35
LAST_CHANNELS = 1280
KERAS_EPS = 1e-3
WEIGHTS = 'mobilenet_v2_0.35_imagenet.npz'


class Stage(NamedTuple):
    """Blocks alike: the first has the stride, the others keep the size. Channels before the width multiplier."""

    expansion: int
    channels: int
    blocks: int
    stride: int


STAGES = (
    Stage(1, 16, 1, 1),
    Stage(6, 24, 2, 2),
    Stage(6, 32, 3, 2),
    Stage(6, 64, 4, 2),
    Stage(6, 96, 3, 1),
    Stage(6, 160, 3, 2),
    Stage(6, 320, 1, 1),
)


class KerasConvolution(nn.Module):
    """A convolution padded as Keras's 'same', its batch norm, and ReLU6 where it is not linear."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, groups=groups, bias=False)
        self.norm = nn.BatchNorm2d(outputs, eps=KERAS_EPS)
        self.linear = False

    def forward(self, x: Tensor) -> Tensor:
        (kernel, _), (stride, _) = self.conv.kernel_size, self.conv.stride
        height, width = (max(kernel - (stride if size % stride == 0 else size % stride), 0) for size in x.shape[2:])
        x = F.pad(x, (width // 2, width - width // 2, height // 2, height - height // 2))
        x = self.norm(self.conv(x))
        # A clamp, because ReLU6 has no gradient in bfloat16.
        return x if self.linear else x.clamp(0, 6)


class Block(nn.Module):
    """Expand, filter each channel by itself, project; added to its input where the shapes allow."""

    def __init__(self, inputs: int, outputs: int, expansion: int, stride: int) -> None:
        super().__init__()
        inner = inputs * expansion
        self.expand = KerasConvolution(inputs, inner, 1) if expansion > 1 else None
        self.depthwise = KerasConvolution(inner, inner, 3, stride, groups=inner)
        self.project = KerasConvolution(inner, outputs, 1)
        self.project.linear = True
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        inner = self.expand(x) if self.expand else x
        y = self.project(self.depthwise(inner))
        return x + y if self.residual else y


class MobileNetV2(nn.Module):
    """Pictures [n, 3, height, width] in -1..1 -> feature map [n, 1280, height / 32, width / 32]."""

    def __init__(self) -> None:
        super().__init__()
        channels = scaled(32, WIDTH)
        self.stem = KerasConvolution(3, channels, 3, 2)
        blocks = []
        for stage in STAGES:
            for index in range(stage.blocks):
                outputs = scaled(stage.channels, WIDTH)
                blocks.append(Block(channels, outputs, stage.expansion, stage.stride if index == 0 else 1))
                channels = outputs
        self.blocks = nn.ModuleList(blocks)
        self.last = KerasConvolution(channels, LAST_CHANNELS, 1)

    def forward(self, pictures: Tensor) -> Tensor:
        x = self.stem(pictures)
        for block in self.blocks:
            x = block(x)
        return self.last(x)


def load_mobilenet(weights: Path) -> MobileNetV2:
    """The network as published, in evaluation mode, its weights frozen. Raises KeyError when the file lacks a layer."""
    network = MobileNetV2()
    with np.load(weights / WEIGHTS) as file:
        for conv, norm, layer in keras_layers(network):
            copy_layer(layer, file, conv, norm)
    return network.eval().requires_grad_(False)


def keras_layers(network: MobileNetV2) -> Iterator[tuple[str, str, KerasConvolution]]:
    """Keras's names of each convolution and of its batch norm."""
    yield 'Conv1', 'bn_Conv1', network.stem
    for index, block in enumerate(network.blocks):
        name = f'block_{index}' if index else 'expanded_conv'
        for part in ('expand', 'depthwise', 'project'):
            layer = getattr(block, part)
            if layer is not None:
                yield f'{name}_{part}', f'{name}_{part}_BN', layer
    yield 'Conv_1', 'Conv_1_bn', network.last


def copy_layer(layer: KerasConvolution, file: np.lib.npyio.NpzFile, conv: str, norm: str) -> None:
    """Keras keeps kernels as [height, width, inputs, outputs], depthwise ones as [height, width, channels, 1]."""
    depthwise = layer.conv.groups > 1
    kernel = torch.from_numpy(file[f'{conv}.depthwise_kernel' if depthwise else f'{conv}.kernel'])
    mean, variance = layer.norm.running_mean, layer.norm.running_var
    assert mean is not None and variance is not None
    with torch.no_grad():
        layer.conv.weight.copy_(kernel.permute(2, 3, 0, 1) if depthwise else kernel.permute(3, 2, 0, 1))
        layer.norm.weight.copy_(torch.from_numpy(file[f'{norm}.gamma']))
        layer.norm.bias.copy_(torch.from_numpy(file[f'{norm}.beta']))
        mean.copy_(torch.from_numpy(file[f'{norm}.moving_mean']))
        variance.copy_(torch.from_numpy(file[f'{norm}.moving_variance']))
