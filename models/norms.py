"""Batch norms that keep the statistics of the music that is to be heard, whatever is mixed and masked in training."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import nn

from batches import TrainingTracks
from network import SegueNetwork

CROPS_PER_TRACK = 2
CROPS_PER_BATCH = 48
MOST_BATCHES = 30


def measure_norms(network: SegueNetwork, tracks: TrainingTracks, rng: np.random.Generator) -> None:
    """Gives every batch norm the mean and variance of the training part's crops, neither augmented nor mixed.

    Li et al., "Revisiting Batch Normalization For Practical Domain Adaptation", 2016: the weights stay as they are.
    """
    norms = batch_norms(network.eval())
    momenta = [norm.momentum for norm in norms]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None
        norm.train()
    wanted = math.ceil(CROPS_PER_TRACK * len(tracks.pictures) / CROPS_PER_BATCH)
    with torch.no_grad():
        for _ in range(min(MOST_BATCHES, wanted)):
            network(tracks.crops(rng, CROPS_PER_BATCH))
    for norm, momentum in zip(norms, momenta):
        norm.momentum = momentum
    network.eval()


def batch_norms(network: SegueNetwork) -> list[nn.BatchNorm2d]:
    return [module for module in network.modules() if isinstance(module, nn.BatchNorm2d)]
