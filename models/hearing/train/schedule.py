"""How learning rates rise and fall."""

from __future__ import annotations

import math


def rate_at(progress: float, warm_up: float) -> float:
    """The share of the top learning rate at `progress` in 0..1: a linear warm-up, then half a cosine down to 0."""
    if progress < warm_up:
        return progress / warm_up
    return 0.5 * (1 + math.cos(math.pi * (progress - warm_up) / (1 - warm_up)))
