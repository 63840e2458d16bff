"""The body: EfficientAT's mn04 (Schmid et al., "Efficient Large-Scale Audio Tagging via Transformer-to-CNN Knowledge
Distillation", ICASSP 2023), MobileNetV3-Large at width 0.4 with one input channel.

Parameter names are those of its published state dict, so that its weights load as they are.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH = 0.4
STEM_CHANNELS = 16
LAST_CHANNELS = 960
HIDDEN = 512
BATCH_NORM_EPS = 1e-3
BATCH_NORM_MOMENTUM = 0.01


class BlockShape(NamedTuple):
    """One inverted residual, in MobileNetV3-Large's own channel counts (before the width multiplier)."""

    input: int
    kernel: int
    expanded: int
    output: int
    squeeze: bool
    hard_swish: bool
    stride: int


BLOCKS = (
    BlockShape(16, 3, 16, 16, False, False, 1),
    BlockShape(16, 3, 64, 24, False, False, 2),
    BlockShape(24, 3, 72, 24, False, False, 1),
    BlockShape(24, 5, 72, 40, True, False, 2),
    BlockShape(40, 5, 120, 40, True, False, 1),
    BlockShape(40, 5, 120, 40, True, False, 1),
    BlockShape(40, 3, 240, 80, False, True, 2),
    BlockShape(80, 3, 200, 80, False, True, 1),
    BlockShape(80, 3, 184, 80, False, True, 1),
    BlockShape(80, 3, 184, 80, False, True, 1),
    BlockShape(80, 3, 480, 112, True, True, 1),
    BlockShape(112, 3, 672, 112, True, True, 1),
    BlockShape(112, 5, 672, 160, True, True, 2),
    BlockShape(160, 5, 960, 160, True, True, 1),
    BlockShape(160, 5, 960, 160, True, True, 1),
)


def scaled(channels: int, width: float = WIDTH, divisor: int = 8) -> int:
    """`channels * width`, rounded to a multiple of `divisor` and never below 90 % of it (MobileNetV2's rule)."""
    wanted = channels * width
    rounded = max(divisor, int(wanted + divisor / 2) // divisor * divisor)
    return rounded + divisor if rounded < 0.9 * wanted else rounded


def conv_bn(
    inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1, activation: nn.Module | None = None
) -> nn.Sequential:
    layers: list[nn.Module] = [
        nn.Conv2d(inputs, outputs, kernel, stride, (kernel - 1) // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outputs, eps=BATCH_NORM_EPS, momentum=BATCH_NORM_MOMENTUM),
    ]
    return nn.Sequential(*layers, *([activation] if activation else []))


class SqueezeExcitation(nn.Module):
    """Scales channels by what their means over time and frequency say. [n, c, h, w] -> [n, c, h, w]."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        squeezed = scaled(channels, 1 / 4)
        self.fc1 = nn.Linear(channels, squeezed)
        self.fc2 = nn.Linear(squeezed, channels)

    def forward(self, x: Tensor) -> Tensor:
        scale = torch.sigmoid(self.fc2(F.relu(self.fc1(x.mean((2, 3))))))
        return x * scale[:, :, None, None]


class ConcurrentSqueezeExcitation(nn.Module):
    """A shell that gives the parameters their published names."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conc_se_layers = nn.ModuleList([SqueezeExcitation(channels)])

    def forward(self, x: Tensor) -> Tensor:
        return self.conc_se_layers[0](x)


class InvertedResidual(nn.Module):
    def __init__(self, shape: BlockShape) -> None:
        super().__init__()
        inputs, expanded, outputs = scaled(shape.input), scaled(shape.expanded), scaled(shape.output)
        activation: type[nn.Hardswish] | type[nn.ReLU] = nn.Hardswish if shape.hard_swish else nn.ReLU
        layers: list[nn.Module] = []
        if expanded != inputs:
            layers.append(conv_bn(inputs, expanded, 1, activation=activation(inplace=True)))
        layers.append(conv_bn(expanded, expanded, shape.kernel, shape.stride, expanded, activation(inplace=True)))
        if shape.squeeze:
            layers.append(ConcurrentSqueezeExcitation(expanded))
        layers.append(conv_bn(expanded, outputs, 1))
        self.block = nn.Sequential(*layers)
        self.residual = shape.stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        return x + self.block(x) if self.residual else self.block(x)


def body() -> nn.Sequential:
    """mn04 without its classifier: [n, 1, 128, t] -> [n, 384, 4, ceil(t / 32)]."""
    stem = conv_bn(1, scaled(STEM_CHANNELS), 3, 2, activation=nn.Hardswish(inplace=True))
    last = conv_bn(scaled(BLOCKS[-1].output), scaled(LAST_CHANNELS), 1, activation=nn.Hardswish(inplace=True))
    return nn.Sequential(stem, *[InvertedResidual(shape) for shape in BLOCKS], last)


def begin(stem: nn.Sequential, image: Tensor) -> Tensor:
    """The body's stem, for which the first column goes on to the left, where mn04 has zeros: a picture begins in the
    midst of music, and the app can stretch it and hear it in one convolution. It was adapted with zeros (adapt.py)."""
    convolution, *others = stem
    continued = torch.cat([image[..., :1], image], 3)
    heard = F.conv2d(continued, convolution.weight, None, convolution.stride, (convolution.padding[0], 0))
    for layer in others:
        heard = layer(heard)
    return heard
