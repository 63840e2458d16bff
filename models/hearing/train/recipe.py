"""The recipe by which the heads are trained."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """How the heads are trained. Learning rates are AdamW's at the top of a cosine with a warm-up."""

    epochs: int = 30
    # Of the kernel machine that teaches (kernel_ridge.py).
    ridge: float = 0.3
    crops_per_track: int = 12
    # So many augmented crops of each song does the teacher know, beside its patches.
    taught_crops: int = 4
    # Of what an augmented crop is said to be, so much is what the patch nearest to it is said to be, not augmented.
    steadiness: float = 0.5
    # So many crops of other music for each crop of the collection.
    others_share: float = 2.0
    batch_size: int = 128
    head_rate: float = 3e-3
    weight_decay: float = 1e-3
    warm_up: float = 0.1
    genre_weight: float = 1.0
    tag_weight: float = 10.0
    class_weight: float = 10.0
