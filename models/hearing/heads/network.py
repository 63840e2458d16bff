"""The network: what mn04 hears in a picture of 128 mel bands, as genres, tags and what AudioSet calls it."""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from hearing.body.features import FEATURES, POOLED, FeatureExtractor
from hearing.body.mobilenet_v3 import HIDDEN
from hearing.heads.genre_head import GenreHead

DROPOUT = 0.3
PREPARED_LENGTHS = [POOLED, HIDDEN, FEATURES]


class NetworkOutput(NamedTuple):
    """What the network says of n pictures: logits of genres [n, g], tags [n, t] and AudioSet's classes [n, c], and the
    raw embedding [n, 448] by which songs are alike."""

    genres: Tensor
    tags: Tensor
    classes: Tensor
    raw_embedding: Tensor


class Heads(Protocol):
    """What learns: a network, or some of its heads alone."""

    @property
    def genres(self) -> nn.Module: ...

    @property
    def tags(self) -> nn.Module: ...

    @property
    def classes(self) -> nn.Module: ...

    def conclude(self, prepared: Tensor) -> NetworkOutput: ...

    def train(self, mode: bool = True) -> Any: ...


class SegueNetwork(nn.Module):
    """Pictures [n, columns, 128] in 0..1 -> NetworkOutput. Only the heads of genres, tags and classes learn: all else
    is the same in every network."""

    def __init__(self, genres: int, tags: int, classes: int = 0) -> None:
        super().__init__()
        self.extractor = FeatureExtractor()
        self.hidden = nn.Linear(POOLED, HIDDEN)
        self.dropout = nn.Dropout(DROPOUT)
        self.genres = GenreHead(genres)
        self.tags = nn.Linear(HIDDEN, tags)
        self.classes = nn.Linear(HIDDEN, classes)

    def forward(self, pictures: Tensor) -> NetworkOutput:
        return self.judge(self.extractor(pictures))

    def judge(self, features: Tensor) -> NetworkOutput:
        return self.conclude(self.prepare(features))

    def prepare(self, features: Tensor) -> Tensor:
        """[n, 1300] -> [n, 2196], of which nothing learns: what was pooled, what mn04's hidden layer makes of it, and
        the standardised features."""
        pooled = features[:, :POOLED]
        return torch.cat([pooled, F.hardswish(self.hidden(pooled)), self.genres.standardised(features)], 1)

    def conclude(self, prepared: Tensor) -> NetworkOutput:
        pooled, hidden, standardised = prepared.split(PREPARED_LENGTHS, 1)
        learned = self.dropout(hidden)
        genres, narrow = self.genres(standardised)
        raw_embedding = torch.cat([pooled, narrow], 1)
        return NetworkOutput(genres, self.tags(learned), self.classes(learned), raw_embedding)

    def fixed(self) -> dict[str, nn.Module]:
        """What never learns, by its name."""
        return {'extractor': self.extractor, 'hidden': self.hidden}
