"""The head of the genres: what is drawn from standardised features."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from hearing.body.features import FEATURES, POOLED, SPREAD, STATISTICS
from hearing.front_end.textures import TEXTURES

NARROW = 64
WIDE = 256
MOST_DEVIATIONS = 4.0
# What was pooled, what is spread, the picture's statistics and its textures weigh the same.
PART_WEIGHTS = torch.cat([torch.full((size,), size**-0.5) for size in (POOLED, sum(SPREAD), sum(STATISTICS), TEXTURES)])


class GenreHead(nn.Module):
    """Standardised features [n, 1300] -> (logits [n, genres], what they are drawn from [n, 64]).

    Every number is taken in its own deviations, none more than four; each of the four parts weighs the same.
    """

    centre: Tensor
    deviation: Tensor

    def __init__(self, genres: int) -> None:
        super().__init__()
        self.register_buffer('centre', torch.zeros(FEATURES))
        self.register_buffer('deviation', torch.ones(FEATURES))
        self.narrow = nn.Linear(FEATURES, NARROW)
        # What is drawn from the parts, four of a squared norm of 1, shall differ by about one.
        nn.init.normal_(self.narrow.weight, std=0.5)
        self.wide = nn.Linear(NARROW, WIDE)
        self.genres = nn.Linear(WIDE, genres)

    def forward(self, standardised: Tensor) -> tuple[Tensor, Tensor]:
        narrow = self.narrow(standardised)
        return self.genres(F.hardswish(self.wide(narrow))), narrow

    def standardised(self, features: Tensor) -> Tensor:
        """[..., 1300] -> [..., 1300]: each number in deviations, at most four, divided by the root of how many its part
        of the features has."""
        deviations = (features - self.centre) / self.deviation
        return deviations.clamp(-MOST_DEVIATIONS, MOST_DEVIATIONS) * PART_WEIGHTS
