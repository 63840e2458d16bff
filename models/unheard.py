"""How steadily songs keep their genre, as networks hear them that know neither them nor their artists.

    npm run robustness -- --pictures models/runs/changed.npz FOLDER
    python3 models/unheard.py models/runs/changed.npz

`robustness_unheard` of predictions/figures/. The first command makes, with the app's own front end, pictures of songs
of the collection as they are and of what became of them, encoded, filtered or slowed; here each is heard by the network
of the artist folds that it is held out from.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from data import Collection
from figures import Fold, Numbers, hear_folds, write
from measures import rounded
from network import SegueNetwork
from options import collection_parser, read_collection
from predict import predict_pictures, together
from runs import runs_on

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
            places = fold.embedding(said.features)
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


def main() -> None:
    parser = collection_parser(__doc__)
    parser.add_argument('pictures', type=Path, help='what `npm run robustness -- --pictures` has written')
    parser.add_argument('--seeds', type=int, default=3)
    options = parser.parse_args()
    torch.set_num_threads(1)
    collection, data = read_collection(options)
    songs = read_changed(options.pictures, collection)
    if not songs:
        sys.exit(f'{options.pictures} has no picture of a song that an artist fold holds out.')
    runs = runs_on(data)
    found = {seed: steadiness(hear_folds(collection, seed, runs), collection, songs) for seed in range(options.seeds)}
    write('robustness_unheard', found, data, lambda numbers: numbers['all'])


if __name__ == '__main__':
    main()
