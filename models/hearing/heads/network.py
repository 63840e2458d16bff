"""The network: what mn04 hears in a picture of 128 mel bands, as genres, tags and what AudioSet calls it."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from hearing.body.features import IMPRESSION, IMPRESSION_BLOCKS, POOLED, spread, statistics
from hearing.body.mobilenet_v3 import HIDDEN, begin, body
from hearing.front_end.mn04_input import EfficientAtInput
from hearing.front_end.textures import textures
from hearing.heads.genre_head import GenreHead

DROPOUT = 0.3
PREPARED_LENGTHS = [POOLED, HIDDEN, IMPRESSION]


class Hearing(NamedTuple):
    """What the network says of n pictures: logits of genres [n, g], tags [n, t] and AudioSet's classes [n, c], the
    features [n, 448] by which songs are alike, and what mn04 itself, as free music has adapted it, calls them: logits
    of AudioSet's genres [n, a]."""

    genres: Tensor
    tags: Tensor
    classes: Tensor
    features: Tensor
    called: Tensor


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
