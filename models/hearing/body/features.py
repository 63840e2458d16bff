"""The features of a patch, 1,300 numbers: what the body pools, how its channels spread, the picture's own statistics
and textures (textures.py)."""

from __future__ import annotations

import torch
from torch import Tensor

from hearing.body.mobilenet_v3 import BLOCKS, LAST_CHANNELS, scaled
from hearing.front_end.picture import BANDS
from hearing.front_end.textures import TEXTURES

# Whose channels, beside the pooled features, make an impression.
IMPRESSION_BLOCKS = (6, 10, 12)
POOLED = scaled(LAST_CHANNELS)
# Block 0 of the body is the stem.
SPREAD = [scaled(BLOCKS[index - 1].output) for index in IMPRESSION_BLOCKS for _ in range(3)]
STATISTICS = [BANDS, BANDS]
PART_LENGTHS = [POOLED, *SPREAD, *STATISTICS, TEXTURES]
IMPRESSION = sum(PART_LENGTHS)


def spread(heard: Tensor) -> Tensor:
    """[n, c, bands, columns] -> [n, 3 c]: each channel's mean, its deviation over bands and over columns."""
    of_bands, of_columns = heard.mean(3), heard.mean(2)
    return torch.cat([of_bands.mean(2), of_bands.std(2, unbiased=False), of_columns.std(2, unbiased=False)], 1)


def statistics(pictures: Tensor) -> Tensor:
    """[n, columns, 128] -> [n, 256]: each band's mean and deviation, as square roots."""
    return torch.cat([pictures.mean(1).clamp_min(0), pictures.std(1, unbiased=False)], 1).sqrt()
