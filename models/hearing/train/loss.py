"""What the heads are trained to make small."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from hearing.heads.network import NetworkOutput
from hearing.train.batches import Targets
from hearing.train.recipe import Recipe


def loss_of(output: NetworkOutput, batch: Targets, recipe: Recipe) -> Tensor:
    """How far the genres' logits are from the teacher's, squared; cross-entropy of the tags, where they are known, and
    of the classes. What a network has no head for costs nothing."""
    genres, tags, classes = (torch.from_numpy(values) for values in (batch.genres, batch.tags, batch.classes))
    loss = recipe.genre_weight * (output.genres - genres).square().mean()
    if tags.shape[1]:
        known = torch.from_numpy(batch.tags_known)
        loss = loss + recipe.tag_weight * (binary(output.tags, tags) * known).mean()
    if classes.shape[1]:
        loss = loss + recipe.class_weight * binary(output.classes, classes).mean()
    return loss


def binary(logits: Tensor, targets: Tensor) -> Tensor:
    """[n, k] -> the binary cross-entropy of each row [n]."""
    return F.binary_cross_entropy_with_logits(logits, targets, reduction='none').mean(1)
