"""A run's answers for the tracks that were held out from it: small, without features of the music, committed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data import Collection, split
from predict import Prediction, song_tags
from runs import Run

PREDICTIONS = Path(__file__).resolve().parent / 'predictions' / 'segue'
TRIALS = Path(__file__).resolve().parent / 'trials'


@dataclass(frozen=True)
class HeldOut:
    """`logits` float16 [tracks, patches, genres]; `tags` float16 [tracks, tags], probabilities over the song;
    `artist_known`: a track of the same group (artist or recording) was trained on; `about`: the run, its recipe, the
    data's checksums, and numbers that cannot be computed from the answers."""

    tracks: NDArray[np.str_]
    genres: tuple[str, ...]
    labels: NDArray[np.int64]
    logits: NDArray[np.float16]
    tags: NDArray[np.float16]
    artist_known: NDArray[np.bool_]
    about: dict[str, Any]


def held_out(collection: Collection, run: Run, prediction: Prediction, about: dict[str, Any]) -> HeldOut:
    """The answers of one run; `prediction` is about the tracks that it was tested on."""
    learned, tracks = split(collection, run.protocol, run.fold)
    return HeldOut(
        tracks=collection.tracks[tracks],
        genres=collection.genres,
        labels=collection.labels[tracks],
        logits=prediction.genres.astype(np.float16),
        tags=song_tags(prediction.tags).astype(np.float16),
        artist_known=np.isin(collection.groups[tracks], collection.groups[learned]),
        about=about,
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
        )


def forget_other_data(data: dict[str, str], folder: Path = PREDICTIONS) -> None:
    """Deletes the answers of runs on data of other checksums."""
    for path in folder.glob('*.npz'):
        if read_held_out(path).about['data'] != data:
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
    )
