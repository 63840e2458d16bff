"""What a trained network says of whole tracks, heard as the app hears them, and the file that keeps it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from batches import stretch_to_range
from data import Collection
from frontend import PATCH_COLUMNS
from network import SegueNetwork

HERE = Path(__file__).resolve().parent
PATCH_STARTS: list[int] = json.loads((HERE / 'spec.json').read_text())['input']['patchStarts']


@dataclass(frozen=True)
class Prediction:
    """First axis: the tracks asked for. Logits of genres [n, patches, g] and tags [n, patches, t], and the pooled
    features averaged over patches [n, 384]."""

    genres: NDArray[np.float32]
    tags: NDArray[np.float32]
    features: NDArray[np.float32]


def predict(network: SegueNetwork, collection: Collection, tracks: NDArray[np.int64]) -> Prediction:
    """Hears the contract's patches of each track, in float32."""
    network.eval()
    genres, tags, features = [], [], []
    with torch.no_grad():
        for track in tracks:
            picture = stretch_to_range(collection.pictures[track]).astype(np.float32)
            patches = np.stack([picture[start : start + PATCH_COLUMNS] for start in PATCH_STARTS])
            hearing = network(torch.from_numpy(patches))
            genres.append(hearing.genres.numpy())
            tags.append(hearing.tags.numpy())
            features.append(hearing.features.mean(0).numpy())
    return Prediction(np.stack(genres), np.stack(tags), np.stack(features))


def song_genres(logits: NDArray[np.floating], temperature: float) -> NDArray[np.float64]:
    """[n, patches, g] -> [n, g]: the mean over patches of softmax(logits / temperature)."""
    scaled = logits.astype(np.float64) / temperature
    powers = np.exp(scaled - scaled.max(-1, keepdims=True))
    return (powers / powers.sum(-1, keepdims=True)).mean(1)


def song_tags(logits: NDArray[np.floating]) -> NDArray[np.float64]:
    """[n, patches, t] -> [n, t]: the mean over patches of sigmoid(logits)."""
    return (1 / (1 + np.exp(-logits.astype(np.float64)))).mean(1)
