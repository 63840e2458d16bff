"""The heads that tell families, styles, moods and the quadrant of mood: one hidden layer on all that is heard of a
patch."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from hearing.body.shipped_features import HEARD_LENGTH
from hearing.data.vocabulary import QUADRANTS, Vocabulary

HIDDEN_STYLES = 80
MOST_DEVIATIONS = 4.0
INPUT_DROPOUT = 0.3
DROPOUT = 0.5


class StyleOutput(NamedTuple):
    """Logits of n patches: `families` [n, f] for a softmax, `styles` [n, s] and `moods` [n, m] for sigmoids,
    `quadrants` [n, 4] for a softmax, `classes` [n, c] of AudioSet, which only training asks for; `hidden` [n, 80]."""

    families: Tensor
    styles: Tensor
    moods: Tensor
    quadrants: Tensor
    classes: Tensor
    hidden: Tensor


class StyleHeads(nn.Module):
    """What is heard of patches [n, 1812] (shipped_features.py), each number in its own deviations, at most four."""

    centre: Tensor
    deviation: Tensor

    def __init__(self, words: Vocabulary, classes: int) -> None:
        super().__init__()
        self.register_buffer('centre', torch.zeros(HEARD_LENGTH))
        self.register_buffer('deviation', torch.ones(HEARD_LENGTH))
        self.hidden = nn.Linear(HEARD_LENGTH, HIDDEN_STYLES)
        self.families = nn.Linear(HIDDEN_STYLES, len(words.families))
        self.styles = nn.Linear(HIDDEN_STYLES, len(words.styles))
        self.moods = nn.Linear(HIDDEN_STYLES, len(words.moods))
        self.quadrants = nn.Linear(HIDDEN_STYLES, len(QUADRANTS))
        self.classes = nn.Linear(HIDDEN_STYLES, classes)

    def forward(self, standardised: Tensor) -> StyleOutput:
        kept = F.dropout(standardised, INPUT_DROPOUT, self.training)
        hidden = F.dropout(F.hardswish(self.hidden(kept)), DROPOUT, self.training)
        return StyleOutput(
            self.families(hidden),
            self.styles(hidden),
            self.moods(hidden),
            self.quadrants(hidden),
            self.classes(hidden),
            hidden,
        )

    def measure(self, heard: Tensor) -> None:
        """The centre and deviation of each number of what is heard of songs."""
        self.centre.copy_(heard.mean(0))
        self.deviation.copy_(heard.std(0) + 1e-4)

    def standardised(self, heard: Tensor) -> Tensor:
        return ((heard - self.centre) / self.deviation).clamp(-MOST_DEVIATIONS, MOST_DEVIATIONS)
