"""What the shipped network makes of songs before its heads speak: its features and mn04's hidden layer."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearing.body.features import FEATURES
from hearing.body.mobilenet_v3 import HIDDEN
from hearing.cache import cached
from hearing.front_end.picture import PATCH_COLUMNS, PATCH_STARTS
from hearing.interpret import needed, read_weights, run_model
from hearing.source_code import code_checksum

# The nodes of the shipped graph, and how many numbers each has. What a hard-swish gives is six times too large there.
HEARD = {'features': FEATURES, 'hidden/swish': HIDDEN}
HEARD_LENGTH = sum(HEARD.values())
BATCH = 40


@dataclass(frozen=True)
class HeardPatches:
    """`values` float32 [patches, 1812] of patches of songs, and whose each is: `songs` [patches], in order."""

    values: NDArray[np.float32]
    songs: NDArray[np.int64]

    def of(self, songs: NDArray[np.int64]) -> HeardPatches:
        """The same patches, of which each belongs to another song: the one that its own was made from."""
        return HeardPatches(self.values, songs[self.songs])

    def mean(self, said: NDArray[Any], songs: int) -> NDArray[np.float64]:
        """What is said of patches [patches, k] -> of songs [songs, k]."""
        sums = np.zeros((songs, said.shape[1]))
        np.add.at(sums, self.songs, said)
        return sums / np.bincount(self.songs, minlength=songs)[:, None]


def shipped_features(
    model: Path, pictures: NDArray[np.uint8], columns: NDArray[np.int64], folder: Path
) -> HeardPatches:
    """Of songs' pictures uint8 [songs, 387, 128], of which so many columns are the song's; kept in a folder."""
    code = code_checksum(__name__)
    inputs = [*body_of(model), pictures, columns]
    kept = cached(folder, 'shipped', code, inputs, lambda: hear(model, pictures, columns))
    return HeardPatches(kept['values'], kept['songs'])


def body_of(model: Path) -> list[NDArray[Any]]:
    """All that decides what is heard: the nodes, as text, and their weights."""
    described = json.loads((model / 'model.json').read_text())
    nodes = needed(described['modelTopology']['node'], HEARD)
    weights = read_weights(model, described['weightsManifest'])
    text = np.frombuffer(json.dumps(nodes).encode(), np.uint8)
    return [text, *(weights[node['name']].numpy() for node in nodes if node['name'] in weights)]


def hear(model: Path, pictures: NDArray[np.uint8], columns: NDArray[np.int64]) -> dict[str, NDArray[Any]]:
    patches = [
        (song, cut(picture, int(count), start))
        for song, (picture, count) in enumerate(zip(pictures, columns))
        for start in starts_of(int(count))
    ]
    values = []
    for first in range(0, len(patches), BATCH):
        batch = np.stack([picture for _, picture in patches[first : first + BATCH]])
        said = run_model(model, batch.astype(np.float32) / 255, tuple(HEARD))
        values.append(np.concatenate([said[name] for name in HEARD], 1))
    return {'values': np.concatenate(values), 'songs': np.array([song for song, _ in patches])}


def starts_of(columns: int) -> list[int]:
    """Where the app begins the patches of a stretch of so many columns."""
    if columns >= PATCH_STARTS[-1] + PATCH_COLUMNS:
        return list(PATCH_STARTS)
    last, hop = columns - min(columns, PATCH_COLUMNS), math.floor(PATCH_COLUMNS / 2 + 0.5)
    return [*range(0, last, hop), last]


def cut(picture: NDArray[np.uint8], columns: int, start: int) -> NDArray[np.uint8]:
    """A patch; where a song is shorter than a patch, its columns come again from the first."""
    return picture[(start + np.arange(PATCH_COLUMNS)) % columns]
