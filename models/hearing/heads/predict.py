"""What a trained network says of whole tracks, heard as the app hears them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from hearing.data.collection import Collection
from hearing.front_end.picture import patches
from hearing.heads.network import Hearing, SegueNetwork


@dataclass(frozen=True)
class Prediction:
    """First axis: the tracks asked for. Logits of genres [n, patches, g], tags [n, patches, t] and AudioSet's classes
    [n, patches, c], the features averaged over patches [n, 448], and what mn04 itself calls it [n, patches, a]."""

    genres: NDArray[np.float32]
    tags: NDArray[np.float32]
    classes: NDArray[np.float32]
    features: NDArray[np.float32]
    called: NDArray[np.float32]


def predict(network: SegueNetwork, collection: Collection, tracks: NDArray[np.int64]) -> Prediction:
    """Hears the contract's patches of each track, in float32."""
    return predict_pictures(network, (collection.pictures[track] for track in tracks))


def predict_pictures(network: SegueNetwork, pictures: Iterable[NDArray[np.uint8]]) -> Prediction:
    """The same of stretches [columns, bands], 0..255."""
    network.eval()
    with torch.no_grad():
        return joined([network(torch.from_numpy(patches(stretch))) for stretch in pictures])


def predict_heard(network: SegueNetwork, heard: NDArray[np.float32]) -> Prediction:
    """The same from the impressions [n, patches, v] that the body made of each track's patches (feature_cache.py)."""
    network.eval()
    with torch.no_grad():
        return joined([network.judge(torch.from_numpy(plain)) for plain in heard])


def features_of(network: SegueNetwork, heard: NDArray[np.float32]) -> NDArray[np.float32]:
    """By which songs are alike, of each hearing: impressions [n, hearings, v] -> [n, hearings, 448]."""
    network.eval()
    with torch.no_grad():
        return np.stack([network.judge(torch.from_numpy(hearings)).features.numpy() for hearings in heard])


def joined(heard: list[Hearing]) -> Prediction:
    genres, tags, classes, called = (
        np.stack([getattr(hearing, head).numpy() for hearing in heard])
        for head in ('genres', 'tags', 'classes', 'called')
    )
    features = np.stack([hearing.features.mean(0).numpy() for hearing in heard])
    return Prediction(genres, tags, classes, features, called)
