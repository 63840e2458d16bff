"""Songs that people know, with what people call them: GTZAN's and those of `world/`, as one collection."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hearing.data.collection import load_collection

GTZAN = 'gtzan'
FOLDS = 5


@dataclass(frozen=True)
class RealMusic:
    """Of each of n songs: `pictures` uint8 [n, 387, 128] and how many of their `columns` [n] are the song's; its `sets`
    and `ids`; what it is called: `labels`, `moods` (of Emotify 'name=share'), `quadrants` int [n], 0 to 3 or -1;
    `groups`: one for songs of one artist, over all sets; `degraded` uint8 [m, 387, 128] and `degraded_of` [m];
    `teacher` float16 [n, 5, 527]: logits of mn04 at full resolution of the five patches, NaN where there are none."""

    pictures: NDArray[np.uint8]
    columns: NDArray[np.int64]
    sets: NDArray[np.str_]
    ids: NDArray[np.str_]
    labels: tuple[tuple[str, ...], ...]
    moods: tuple[tuple[str, ...], ...]
    quadrants: NDArray[np.int64]
    groups: NDArray[np.str_]
    degraded: NDArray[np.uint8]
    degraded_of: NDArray[np.int64]
    teacher: NDArray[np.float16]


def load_real_music(data: Path) -> RealMusic:
    """Of GTZAN, the songs that have an artist fold. Raises FileNotFoundError where the folder lacks one of them."""
    collection = load_collection(data / 'gtzan')
    rows = table(data / 'world' / 'world.csv')
    with np.load(data / 'world' / 'world.npz') as arrays:
        pictures, columns, degraded, degraded_of, teacher = (
            arrays[name] for name in ('pictures', 'columns', 'degraded', 'degraded_of', 'logits')
        )
    songs = np.flatnonzero(collection.folds['grouped5'] != '')
    silent = np.full((len(songs), *teacher.shape[1:]), np.nan, teacher.dtype)
    artist_of = {row['track']: row.get('artist', '') for row in table(data / 'gtzan' / 'tracks.csv')}
    artists = [artist_of[track] for track in collection.tracks[songs]]
    known = {plain(artist): group for artist, group in zip(artists, collection.groups[songs]) if plain(artist)}
    groups = [known.get(plain(row['artist']), plain(row['artist']) or row['id']) for row in rows]
    return RealMusic(
        pictures=np.concatenate([pictures, collection.pictures[songs]]),
        columns=np.concatenate([columns, np.full(len(songs), pictures.shape[1])]).astype(np.int64),
        sets=np.array([row['set'] for row in rows] + [GTZAN] * len(songs)),
        ids=np.array([row['id'] for row in rows] + list(collection.tracks[songs])),
        labels=(*(parts(row['genres']) for row in rows), *((collection.genres[i],) for i in collection.labels[songs])),
        moods=(*(parts(row['moods']) for row in rows), *(() for _ in songs)),
        quadrants=np.array([int(row['quadrant'][1:] or 0) - 1 for row in rows] + [-1] * len(songs)),
        groups=np.array([*groups, *collection.groups[songs]]),
        degraded=degraded,
        degraded_of=degraded_of.astype(np.int64),
        teacher=np.concatenate([teacher, silent]),
    )


def table(path: Path) -> list[dict[str, str]]:
    with open(path, newline='', encoding='utf-8') as file:
        return list(csv.DictReader(file))


def parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(';') if part.strip())


def plain(artist: str) -> str:
    """The first who is credited, without what differs from catalogue to catalogue."""
    first = re.split(r'\bfeat\b|\bft\b|&|,| and | vs\.? ', artist.lower().removeprefix('the '))[0]
    return ''.join(letter for letter in first if letter.isalnum())


def artist_folds(music: RealMusic) -> NDArray[np.int64]:
    """A fold, 0 to 4, for each song: no group crosses a fold, and each set and label is spread as evenly as can be: the
    largest groups first, each to the fold that has least of what it brings."""
    by_group: dict[str, list[int]] = {}
    for song, group in enumerate(music.groups):
        by_group.setdefault(str(group), []).append(song)
    held = [Counter[str]() for _ in range(FOLDS)]
    folds = np.zeros(len(music.groups), np.int64)
    for _, songs in sorted(by_group.items(), key=lambda entry: (-len(entry[1]), entry[0])):
        brings = Counter(f'{music.sets[song]} {label}' for song in songs for label in ('', *music.labels[song][:2]))
        least = min(range(FOLDS), key=lambda fold: sum(held[fold][name] * count for name, count in brings.items()))
        held[least].update(brings)
        folds[songs] = least
    return folds
