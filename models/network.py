"""The network: what mn04 hears in a picture of 128 mel bands, as genres, tags and what AudioSet calls it.

The body is EfficientAT's mn04 (Schmid et al., "Efficient Large-Scale Audio Tagging via Transformer-to-CNN Knowledge
Distillation", ICASSP 2023): MobileNetV3-Large at width 0.4 with one input channel. Parameter names are those of its
published state dict, so that its weights load as they are.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from frontend import BANDS, EfficientAtInput
from textures import TEXTURES, textures

WIDTH = 0.4
STEM_CHANNELS = 16
LAST_CHANNELS = 960
HIDDEN = 512
DROPOUT = 0.3
BATCH_NORM_EPS = 1e-3
BATCH_NORM_MOMENTUM = 0.01
# Whose channels, beside the pooled features, make an impression.
IMPRESSION_BLOCKS = (6, 10, 12)
NARROW = 64
WIDE = 256
MOST_DEVIATIONS = 4.0


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


POOLED = scaled(LAST_CHANNELS)
# Block 0 of the body is the stem.
SPREAD = [scaled(BLOCKS[index - 1].output) for index in IMPRESSION_BLOCKS for _ in range(3)]
STATISTICS = [BANDS, BANDS]
PART_LENGTHS = [POOLED, *SPREAD, *STATISTICS, TEXTURES]
IMPRESSION = sum(PART_LENGTHS)
PREPARED_LENGTHS = [POOLED, HIDDEN, IMPRESSION]
# What was pooled, what is spread, the picture's statistics and its textures weigh the same.
PART_WEIGHTS = torch.cat([torch.full((size,), size**-0.5) for size in (POOLED, sum(SPREAD), sum(STATISTICS), TEXTURES)])


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
        activation: type[nn.Module] = nn.Hardswish if shape.hard_swish else nn.ReLU
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


class Hearing(NamedTuple):
    """What the network says of n pictures: logits of genres [n, g], tags [n, t] and AudioSet's classes [n, c], the
    features [n, 448] by which songs are alike, and what mn04 itself, as free music has adapted it, calls them: logits
    of AudioSet's genres [n, a]."""

    genres: Tensor
    tags: Tensor
    classes: Tensor
    features: Tensor
    called: Tensor


class GenreHead(nn.Module):
    """Whitened impressions [n, 1300] -> (logits [n, genres], what they are drawn from [n, 64]).

    Every number is taken in its own deviations, none more than four; each of the four parts weighs the same. What is
    drawn from them is drawn along the axes in which songs differ more than their patches do (whitening.py).
    """

    centre: Tensor
    deviation: Tensor
    whitening: Tensor

    def __init__(self, genres: int) -> None:
        super().__init__()
        self.register_buffer('centre', torch.zeros(IMPRESSION))
        self.register_buffer('deviation', torch.ones(IMPRESSION))
        self.register_buffer('whitening', torch.eye(IMPRESSION))
        self.narrow = nn.Linear(IMPRESSION, NARROW)
        # What is drawn from the parts, four of a squared norm of 1, shall differ by about one.
        nn.init.normal_(self.narrow.weight, std=0.5)
        self.wide = nn.Linear(NARROW, WIDE)
        self.genres = nn.Linear(WIDE, genres)

    def forward(self, whitened: Tensor) -> tuple[Tensor, Tensor]:
        narrow = self.narrow(whitened)
        return self.genres(F.hardswish(self.wide(narrow))), narrow

    def whitened(self, impressions: Tensor) -> Tensor:
        """[..., 1300] -> [..., 1300]."""
        return standardised(impressions, self.centre, self.deviation) @ self.whitening


class SegueNetwork(nn.Module):
    """Pictures [n, columns, 128] in 0..1 -> Hearing. Only the heads of genres, tags and classes learn: all else is the
    same in every network."""

    def __init__(self, genres: int, tags: int, classes: int = 0, called: int = 0) -> None:
        super().__init__()
        self.input = EfficientAtInput()
        self.features = body()
        self.hidden = nn.Linear(POOLED, HIDDEN)
        self.dropout = nn.Dropout(DROPOUT)
        self.genres = GenreHead(genres)
        self.tags = nn.Linear(HIDDEN, tags)
        self.classes = nn.Linear(HIDDEN, classes)
        self.called = nn.Linear(HIDDEN, called)

    def forward(self, pictures: Tensor) -> Hearing:
        return self.judge(self.hear(pictures))

    def hear(self, pictures: Tensor) -> Tensor:
        """The impressions [n, 1300] that pictures make: the body's pooled features, how strong each channel of its
        blocks 6, 10 and 12 is and how much that differs from band to band and from time to time, and the picture's
        own statistics and textures."""
        stem, *others = self.features
        heard = begin(stem, self.input(pictures).contiguous(memory_format=torch.channels_last))
        blocks = []
        for index, block in enumerate(others, 1):
            heard = block(heard)
            if index in IMPRESSION_BLOCKS:
                blocks.append(spread(heard.float()))
        return torch.cat([heard.float().mean((2, 3)), *blocks, statistics(pictures), textures(pictures)], 1)

    def judge(self, impressions: Tensor) -> Hearing:
        return self.conclude(self.prepared(impressions))

    def prepared(self, impressions: Tensor) -> Tensor:
        """[n, 1300] -> [n, 2196], of which nothing learns: what was pooled, what mn04's hidden layer makes of it, and
        the whitened impressions."""
        pooled = impressions[:, :POOLED]
        return torch.cat([pooled, F.hardswish(self.hidden(pooled)), self.genres.whitened(impressions)], 1)

    def conclude(self, prepared: Tensor) -> Hearing:
        pooled, hidden, whitened = prepared.split(PREPARED_LENGTHS, 1)
        learned = self.dropout(hidden)
        genres, narrow = self.genres(whitened)
        features = torch.cat([pooled, narrow], 1)
        return Hearing(genres, self.tags(learned), self.classes(learned), features, self.called(hidden))

    def fixed(self) -> dict[str, nn.Module]:
        """What never learns, by its name."""
        return {'features': self.features, 'hidden': self.hidden, 'called': self.called}


def spread(heard: Tensor) -> Tensor:
    """[n, c, bands, columns] -> [n, 3 c]: each channel's mean, its deviation over bands and over columns."""
    of_bands, of_columns = heard.mean(3), heard.mean(2)
    return torch.cat([of_bands.mean(2), of_bands.std(2, unbiased=False), of_columns.std(2, unbiased=False)], 1)


def statistics(pictures: Tensor) -> Tensor:
    """[n, columns, 128] -> [n, 256]: each band's mean and deviation, as square roots."""
    return torch.cat([pictures.mean(1).clamp_min(0), pictures.std(1, unbiased=False)], 1).sqrt()


def standardised(impressions: Tensor, centre: Tensor, deviation: Tensor) -> Tensor:
    """Each number in deviations, at most four, divided by the root of how many its part of the impression has."""
    return ((impressions - centre) / deviation).clamp(-MOST_DEVIATIONS, MOST_DEVIATIONS) * PART_WEIGHTS
