"""What a trained network says of whole tracks, heard as the app hears them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from hearing.data.collection import Collection
from hearing.front_end.picture import patches
from hearing.heads.network import NetworkOutput, SegueNetwork


@dataclass(frozen=True)
class Prediction:
    """First axis: the tracks asked for. Logits of genres [n, patches, g], tags [n, patches, t] and AudioSet's classes
    [n, patches, c], and the raw embedding averaged over patches [n, 448]."""

    genres: NDArray[np.float32]
    tags: NDArray[np.float32]
    classes: NDArray[np.float32]
    raw_embedding: NDArray[np.float32]


def predict(network: SegueNetwork, collection: Collection, tracks: NDArray[np.int64]) -> Prediction:
    """Hears the contract's patches of each track, in float32."""
    return predict_pictures(network, (collection.pictures[track] for track in tracks))


def predict_pictures(network: SegueNetwork, pictures: Iterable[NDArray[np.uint8]]) -> Prediction:
    """The same of stretches [columns, bands], 0..255."""
    network.eval()
    with torch.no_grad():
        return joined([network(torch.from_numpy(patches(stretch))) for stretch in pictures])


def predict_features(network: SegueNetwork, features: NDArray[np.float32]) -> Prediction:
    """The same from the features of each track's patches [n, patches, v]."""
    network.eval()
    with torch.no_grad():
        return joined([network.judge(torch.from_numpy(of_one)) for of_one in features])


def raw_embeddings(network: SegueNetwork, features: NDArray[np.float32]) -> NDArray[np.float32]:
    """Of every crop by itself: [n, crops, v] -> [n, crops, 448]."""
    network.eval()
    with torch.no_grad():
        return np.stack([network.judge(torch.from_numpy(of_one)).raw_embedding.numpy() for of_one in features])


def joined(outputs: Sequence[NetworkOutput]) -> Prediction:
    genres, tags, classes = (
        np.stack([getattr(output, head).numpy() for output in outputs]) for head in ('genres', 'tags', 'classes')
    )
    raw_embedding = np.stack([output.raw_embedding.mean(0).numpy() for output in outputs])
    return Prediction(genres, tags, classes, raw_embedding)
