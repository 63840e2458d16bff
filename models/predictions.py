"""A run's answers for the tracks that were held out from it: small, without features of the music, kept in the repository."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data import Collection
from predict import Prediction, song_tags

PREDICTIONS = Path(__file__).resolve().parent / 'predictions'


@dataclass(frozen=True)
class HeldOut:
    """`logits` float16 [tracks, patches, genres]; `tags` float16 [tracks, tags], probabilities over the song."""

    tracks: NDArray[np.str_]
    genres: tuple[str, ...]
    labels: NDArray[np.int64]
    logits: NDArray[np.float16]
    tags: NDArray[np.float16]
    details: dict[str, float]


def held_out(
    collection: Collection, tracks: NDArray[np.int64], prediction: Prediction, details: dict[str, float]
) -> HeldOut:
    """`details`: numbers of the run that cannot be computed from its answers."""
    return HeldOut(
        tracks=collection.tracks[tracks],
        genres=collection.genres,
        labels=collection.labels[tracks],
        logits=prediction.genres.astype(np.float16),
        tags=song_tags(prediction.tags).astype(np.float16),
        details=details,
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
        **{f'detail_{name}': np.array(value) for name, value in answers.details.items()},
    )


def read_held_out(path: Path) -> HeldOut:
    with np.load(path) as file:
        return HeldOut(
            tracks=file['track'],
            genres=tuple(str(genre) for genre in file['genres']),
            labels=file['label'].astype(np.int64),
            logits=file['logits'],
            tags=file['tags'],
            details={name[7:]: float(file[name]) for name in file.files if name.startswith('detail_')},
        )


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
        details={},
    )
