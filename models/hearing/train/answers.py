"""A run's answers for the tracks that were held out from it: small, without features of the music, committed."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearing.arrays import Floats
from hearing.data.collection import Collection, split
from hearing.folders import Folders
from hearing.teachers.pseudo_labels import tag_labels
from hearing.train.runs import Run


@dataclass(frozen=True)
class HeldOut:
    """`logits` float16 [tracks, patches, genres]; `tags` float16 [tracks, tags], probabilities over the song;
    `artist_known`: a track of the same group (artist or recording) was trained on; `about`: the run, its recipe, the
    data's checksums, and numbers that cannot be computed from the answers; `tag_labels` int8 [tracks, tags]: whether
    the tag teacher calls the track so (pseudo_labels.py)."""

    tracks: NDArray[np.str_]
    genres: tuple[str, ...]
    labels: NDArray[np.int64]
    logits: NDArray[np.float16]
    tags: NDArray[np.float16]
    artist_known: NDArray[np.bool_]
    about: dict[str, Any]
    tag_labels: NDArray[np.int8]

    def some(self, chosen: NDArray[np.int64] | NDArray[np.bool_]) -> HeldOut:
        """The answers about some of the tracks, by place or by mask."""
        return replace(
            self,
            tracks=self.tracks[chosen],
            labels=self.labels[chosen],
            logits=self.logits[chosen],
            tags=self.tags[chosen],
            artist_known=self.artist_known[chosen],
            tag_labels=self.tag_labels[chosen],
        )


def held_out(
    collection: Collection,
    run: Run,
    logits: Floats,
    about: dict[str, Any],
    tags: Floats | None = None,
) -> HeldOut:
    """The answers of one run about the tracks that it was tested on: genre logits [n, patches, g] and, of systems that
    hear tags, their probabilities over the song [n, t]."""
    learned, tracks = split(collection, run.protocol, run.fold)
    return HeldOut(
        tracks=collection.tracks[tracks],
        genres=collection.genres,
        labels=collection.labels[tracks],
        logits=logits.astype(np.float16),
        tags=(np.zeros((len(tracks), 0)) if tags is None else tags).astype(np.float16),
        artist_known=np.isin(collection.groups[tracks], collection.groups[learned]),
        about=about if tags is None or not collection.tags else about | {'tags': list(collection.tags.names)},
        tag_labels=np.zeros((len(tracks), 0), np.int8) if tags is None else tag_labels(collection)[tracks],
    )


def write_held_out(path: Path, answers: HeldOut) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        track=answers.tracks,
        genres=np.array(answers.genres),
        label=answers.labels.astype(np.uint8),
        logits=answers.logits,
        tags=answers.tags,
        artist_known=answers.artist_known,
        teacher_says=answers.tag_labels,
        about=np.array(json.dumps(answers.about)),
    )


def read_held_out(path: Path) -> HeldOut:
    with np.load(path) as file:
        return HeldOut(
            tracks=file['track'],
            genres=tuple(str(genre) for genre in file['genres']),
            labels=file['label'].astype(np.int64),
            logits=file['logits'],
            tags=file['tags'],
            artist_known=file['artist_known'],
            about=json.loads(str(file['about'])),
            tag_labels=file['teacher_says'],
        )


def forget_other_data(data: dict[str, str], folders: Folders) -> None:
    """Deletes the answers of every system's runs, and the figures, on data of other checksums; and figures that name
    none: they were measured on the network that shipped before."""
    for path in folders.answers.glob('*/*.npz'):
        if read_held_out(path).about['data'] != data:
            path.unlink()
    for path in folders.figures.glob('*.json'):
        if json.loads(path.read_text()).get('data') != data:
            path.unlink()


def join(parts: list[HeldOut]) -> HeldOut:
    """The folds of one protocol as one. Raises ValueError when a track was held out twice."""
    tracks = np.concatenate([part.tracks for part in parts])
    if len(set(tracks)) != len(tracks):
        raise ValueError('a track is in two folds')
    return HeldOut(
        tracks=tracks,
        genres=parts[0].genres,
        labels=np.concatenate([part.labels for part in parts]),
        logits=np.concatenate([part.logits for part in parts]),
        tags=np.concatenate([part.tags for part in parts]),
        artist_known=np.concatenate([part.artist_known for part in parts]),
        about=parts[0].about,
        tag_labels=np.concatenate([part.tag_labels for part in parts]),
    )
