"""How steadily songs keep their genre, as networks hear them that know neither them nor their artists."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.folds import Fold
from evaluation.scores import Numbers, rounded
from hearing.data.collection import Collection
from hearing.heads.network import SegueNetwork
from hearing.heads.pooling import together
from hearing.heads.prediction import predict_pictures

Pictures = NDArray[np.uint8]


def read_changed(file: Path, collection: Collection) -> dict[str, dict[str, Pictures]]:
    """Of each track that an artist fold holds out its pictures [columns, bands]: as it is, by '', and by what was done
    to it."""
    held_out = collection.tracks[collection.folds['grouped5'] != '']
    songs: dict[str, dict[str, Pictures]] = {}
    with np.load(file) as arrays:
        for name, bands in zip(arrays['track'], arrays['log_mel']):
            track, _, change = str(name).partition('/')
            if track in held_out:
                songs.setdefault(track, {})[change] = bands.T
    return songs


def steadiness(
    folds: list[tuple[SegueNetwork, Fold]], collection: Collection, songs: dict[str, dict[str, Pictures]]
) -> Numbers:
    """By change, and of all changes together, the share of songs whose first genre stays, and the mean cosine of their
    embeddings with what they were."""
    cases: dict[str, list[tuple[bool, float]]] = {}
    judged = 0
    for network, fold in folds:
        for track in np.intersect1d(collection.tracks[fold.tested], list(songs)):
            changes = list(songs[track])
            said = predict_pictures(network, songs[track].values())
            genres = together(said.genres).argmax(1)
            places = fold.embedding(said.raw_embedding)
            places /= np.linalg.norm(places, axis=1, keepdims=True)
            was = changes.index('')
            for change, genre, place in zip(changes, genres, places):
                if change:
                    same = bool(genre == genres[was]), float(place @ places[was])
                    cases.setdefault(change, []).append(same)
            judged += 1
    every = [case for some in cases.values() for case in some]
    return {
        'songs': judged,
        'variants': {change: in_short(some) for change, some in cases.items()},
        'all': in_short(every),
    }


def in_short(cases: list[tuple[bool, float]]) -> Numbers:
    unchanged, cosine = np.mean(cases, axis=0)
    return {'cases': len(cases), 'genreUnchanged': rounded(unchanged), 'meanCosine': rounded(cosine)}
