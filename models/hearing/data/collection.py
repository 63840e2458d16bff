"""A collection of tracks as the network hears them: pictures, genres, artist groups, folds and a teacher's tags."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILES = ('log_mel_u8.npz', 'tracks.csv', 'musicnn_tags.npz')
OWN_SHARE = 0.2
FOLD_COLUMNS = ('random10', 'grouped5', 'fault_filtered')


@dataclass(frozen=True)
class WindowTags:
    """What the tag teacher, a published tagger, says of short windows: `probabilities[i]` of `tracks[i]`, from
    `start_seconds[i]`."""

    names: tuple[str, ...]
    probabilities: NDArray[np.float32]
    tracks: NDArray[np.str_]
    start_seconds: NDArray[np.float32]


@dataclass(frozen=True)
class Collection:
    """Tracks in a fixed order; every array's first axis is the track.

    `pictures` is uint8 [tracks, columns, bands]: 0..255 stand for 0..1, band 0 is the lowest.
    `folds` maps a protocol's name to one string per track; '' means that the track has no part in it.
    """

    tracks: NDArray[np.str_]
    pictures: NDArray[np.uint8]
    genres: tuple[str, ...]
    labels: NDArray[np.int64]
    groups: NDArray[np.str_]
    usable: NDArray[np.bool_]
    folds: dict[str, NDArray[np.str_]]
    tags: WindowTags | None


def load_collection(folder: Path) -> Collection:
    """Reads `log_mel_u8.npz` and `tracks.csv` of a folder, and `musicnn_tags.npz` where there is one.

    Genres are those of the table, in alphabetical order. Raises ValueError when a picture has no row in the table
    or a track comes twice.
    """
    with np.load(folder / 'log_mel_u8.npz') as file:
        pictures, tracks = file['log_mel'], file['track']
    with open(folder / 'tracks.csv', newline='', encoding='utf-8') as file:
        rows = {row['track']: row for row in csv.DictReader(file)}
    if len(set(tracks)) != len(tracks):
        raise ValueError(f'{folder}: a track comes twice in log_mel_u8.npz')
    missing = [track for track in tracks if track not in rows]
    if missing:
        raise ValueError(f'{folder}: tracks.csv has no row for {missing[0]} and {len(missing) - 1} others')
    table = [rows[track] for track in tracks]
    genres = tuple(sorted({row['genre'] for row in table}))
    return Collection(
        tracks=tracks,
        pictures=np.ascontiguousarray(pictures.transpose(0, 2, 1)),
        genres=genres,
        labels=np.array([genres.index(row['genre']) for row in table]),
        groups=np.array([row['group'] for row in table]),
        usable=np.array([row['usable'] == '1' for row in table]),
        folds={name: np.array([row.get(name) or '' for row in table]) for name in FOLD_COLUMNS},
        tags=load_tags(folder / 'musicnn_tags.npz'),
    )


def checksums(folder: Path) -> dict[str, str]:
    """SHA-256 of each of the collection's files."""
    present = [folder / name for name in FILES if (folder / name).exists()]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in present}


def load_tags(path: Path) -> WindowTags | None:
    """The teacher's tags, or None where the collection has none."""
    if not path.exists():
        return None
    with np.load(path) as file:
        names = tuple(str(name) for name in file['tag_names'])
        return WindowTags(names, file['tags'].astype(np.float32), file['track'], file['start_seconds'])


def folds_of(collection: Collection, protocol: str) -> list[int]:
    """The folds that a protocol tests on in turn."""
    if protocol not in ('random10', 'grouped5'):
        return [0]
    return sorted({int(fold) for fold in collection.folds[protocol] if fold})


def split(collection: Collection, protocol: str, fold: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Indices of training and test tracks.

    'random10' and 'grouped5' test on one fold and train on the usable tracks of the others, so that the second copy of
    a usable test track is never trained on; 'fault_filtered' trains on the published train and valid parts;
    'own', of systems whose authors split tracks at random, tests on a fifth of all tracks, whatever their artists and
    faults, and trains on the others, second copies included; 'all' trains on every usable track and tests on none.
    Raises ValueError when the collection has no such fold.
    """
    if protocol == 'all':
        return np.flatnonzero(collection.usable), np.array([], dtype=np.int64)
    if protocol == 'own':
        order = np.random.default_rng(fold).permutation(len(collection.tracks))
        tested = round(OWN_SHARE * len(order))
        return np.sort(order[tested:]), np.sort(order[:tested])
    part = collection.folds[protocol]
    if protocol == 'fault_filtered':
        train, test = np.isin(part, ('train', 'valid')), part == 'test'
    else:
        test = part == str(fold)
        train = (part != '') & ~test & collection.usable
    if not test.any() or not train.any():
        raise ValueError(f'the collection has no fold {fold} of {protocol}')
    return np.flatnonzero(train), np.flatnonzero(test)
