"""The features of a patch, 1,300 numbers: what the body pools, how its channels spread, the picture's own statistics
and textures (textures.py)."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from hearing.body.mobilenet_v3 import BLOCKS, LAST_CHANNELS, begin, body, scaled
from hearing.front_end.mn04_input import EfficientAtInput
from hearing.front_end.picture import BANDS
from hearing.front_end.textures import TEXTURES, textures

# Whose channels, beside what is pooled, are features. Block 0 of the body is the stem.
FEATURE_BLOCKS = (6, 10, 12)
POOLED = scaled(LAST_CHANNELS)
SPREAD = [scaled(BLOCKS[index - 1].output) for index in FEATURE_BLOCKS for _ in range(3)]
STATISTICS = [BANDS, BANDS]
PART_LENGTHS = [POOLED, *SPREAD, *STATISTICS, TEXTURES]
FEATURES = sum(PART_LENGTHS)


class FeatureExtractor(nn.Module):
    """Pictures [n, columns, 128] in 0..1 -> features [n, 1300]: the body's pooled map, how strong each channel of its
    blocks 6, 10 and 12 is and how much that differs from band to band and from time to time, and the picture's own
    statistics and textures."""

    def __init__(self) -> None:
        super().__init__()
        self.input = EfficientAtInput()
        self.body = body()

    def forward(self, pictures: Tensor) -> Tensor:
        stem, *others = self.body
        signal = begin(stem, self.input(pictures).contiguous(memory_format=torch.channels_last))
        spreads = []
        for index, block in enumerate(others, 1):
            signal = block(signal)
            if index in FEATURE_BLOCKS:
                spreads.append(spread(signal.float()))
        return torch.cat([signal.float().mean((2, 3)), *spreads, statistics(pictures), textures(pictures)], 1)


def spread(signal: Tensor) -> Tensor:
    """[n, c, bands, columns] -> [n, 3 c]: each channel's mean, its deviation over bands and over columns."""
    of_bands, of_columns = signal.mean(3), signal.mean(2)
    return torch.cat([of_bands.mean(2), of_bands.std(2, unbiased=False), of_columns.std(2, unbiased=False)], 1)


def statistics(pictures: Tensor) -> Tensor:
    """[n, columns, 128] -> [n, 256]: each band's mean and deviation, as square roots."""
    return torch.cat([pictures.mean(1).clamp_min(0), pictures.std(1, unbiased=False)], 1).sqrt()
