"""The network of the paper, as the app can load it beside its own: MobileNetV2, a bidirectional GRU, softmax.

The paper's GRU sees a sequence of length one and starts from zero. Then its reset gate and its recurrent weights have
no part, and what is left of a direction (Cho et al., 2014, equations 5 to 8) is (1 - sigmoid(U x + c)) * tanh(W x + b).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from hearing.arrays import Floats
from yardsticks.mobilenet_v2 import LAST_CHANNELS, MobileNetV2, load_mobilenet

IMAGE_SIZE = 224
UNITS = 128
DIRECTIONS = 2


class SingleStepGru(nn.Module):
    """What a bidirectional GRU says of a single step, from zero: [n, inputs] -> [n, 2 * units]."""

    def __init__(self, inputs: int, units: int) -> None:
        super().__init__()
        self.update = nn.Linear(inputs, DIRECTIONS * units)
        self.candidate = nn.Linear(inputs, DIRECTIONS * units)

    def forward(self, features: Tensor) -> Tensor:
        return torch.sigmoid(-self.update(features)) * torch.tanh(self.candidate(features))


class PaperHead(nn.Module):
    """Pooled features [n, 1280] -> logits [n, genres]."""

    def __init__(self, genres: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.gru = SingleStepGru(LAST_CHANNELS, UNITS)
        self.dropout = nn.Dropout(dropout)
        self.dense = nn.Linear(DIRECTIONS * UNITS, genres)

    def forward(self, features: Tensor) -> Tensor:
        return self.dense(self.dropout(self.gru(features)))


class PaperNetwork(nn.Module):
    """Images [n, 3, 224, 224] in -1..1 -> logits [n, genres]."""

    def __init__(self, genres: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.backbone = MobileNetV2()
        self.head = PaperHead(genres, dropout)

    def features(self, images: Tensor) -> Tensor:
        """[n, 3, 224, 224] -> [n, 1280]: the mean over the feature map."""
        return self.backbone(images).mean((2, 3))

    def forward(self, images: Tensor) -> Tensor:
        return self.head(self.features(images))


def from_imagenet(genres: int, weights: Path, dropout: float) -> PaperNetwork:
    """The backbone as ImageNet left it, the head untrained. Raises FileNotFoundError without its weights."""
    network = PaperNetwork(genres, dropout)
    network.backbone.load_state_dict(load_mobilenet(weights).state_dict())
    return network


def to_images(pictures: list[Floats]) -> Tensor:
    """Pictures [columns, bands] in 0..1, of any lengths -> [n, 3, 224, 224] in -1..1: grey, time to the right, low
    bands at the bottom.

    Bilinear, corners upon corners, as @tensorflow-models/mobilenet resizes.
    """
    resized = []
    for picture in pictures:
        image = torch.from_numpy(np.ascontiguousarray(picture.T[::-1], dtype=np.float32))[None, None]
        resized.append(F.interpolate(image, size=(IMAGE_SIZE, IMAGE_SIZE), mode='bilinear', align_corners=True))
    return (torch.cat(resized) * 2 - 1).expand(-1, 3, -1, -1)
