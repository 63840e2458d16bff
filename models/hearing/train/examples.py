"""What the heads learn from: songs and free music, with what the teachers say of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.special import expit

from hearing.body.feature_cache import Features, MusicFeatures, features_of_music
from hearing.data.classes import kept_classes
from hearing.data.collection import Collection
from hearing.data.free_music import learned_music
from hearing.folders import Folders
from hearing.heads.genre_head import GenreHead
from hearing.heads.network import SegueNetwork
from hearing.teachers.class_teacher import class_teacher_on
from hearing.teachers.genre_teacher import GenreTeacher
from hearing.teachers.tag_teacher import tags_of_songs
from hearing.train.batches import Examples, PreparedExamples
from hearing.train.labels import labelled, of_crops, unlabelled
from hearing.train.recipe import Recipe


@dataclass(frozen=True)
class Lesson:
    """Songs and free music, the genre teacher, and what it says of their patches and crops [tracks, crops, g]; of free
    music that was degraded it says nothing."""

    songs: Features
    music: MusicFeatures
    teacher: GenreTeacher
    of_songs: NDArray[np.float32]
    of_music: NDArray[np.float32]


def examples(
    network: SegueNetwork,
    recipe: Recipe,
    features: Features,
    collection: Collection,
    chosen: NDArray[np.int64],
    folders: Folders,
) -> tuple[Examples, Examples]:
    """The chosen tracks, and free music but for what is held out; by the tracks the head of the genres is measured
    first."""
    music = features_of_music(network.extractor, learned_music(folders.free_music), folders.cache)
    lesson = lesson_of(network, recipe, features.of(chosen), music, collection, chosen)
    return learned_from(lesson, recipe, features, collection, chosen, folders)


def lesson_of(
    network: SegueNetwork,
    recipe: Recipe,
    songs: Features,
    music: MusicFeatures,
    collection: Collection,
    chosen: NDArray[np.int64],
) -> Lesson:
    """`songs` are the chosen tracks; by them the head of the genres is measured first."""
    measure(network.genres, songs.patches)
    tags = tags_of_songs(collection, chosen)
    teacher = GenreTeacher(network, songs, collection.labels[chosen], tags, recipe.ridge, recipe.taught_crops)
    return Lesson(songs, music, teacher, teacher.of_crops(songs.all()), teacher.of_crops(music.clean.all()))


def learned_from(
    lesson: Lesson,
    recipe: Recipe,
    features: Features,
    collection: Collection,
    chosen: NDArray[np.int64],
    folders: Folders,
) -> tuple[Examples, Examples]:
    """The same, once the teacher has spoken. What was degraded is said to be what it was, what was augmented partly
    what the patch nearest to it is, which was not."""

    def genres(some: Features, said: NDArray[np.float32]) -> NDArray[np.float32]:
        return (1 - recipe.steadiness) * said + recipe.steadiness * of_crops(said, some.columns())

    kept = kept_classes(folders.weights)
    of_collection = class_teacher_on(collection, folders.weights, folders.cache).logits
    classes = expit(of_collection[:, :, kept].astype(np.float32))
    songs = labelled(collection, chosen, features, genres(lesson.songs, lesson.of_songs), classes)
    ways, patches = lesson.music.degraded.shape[1:3]
    of_degraded = np.tile(lesson.of_music[:, :patches], (1, ways, 1))
    of_music = np.concatenate([genres(lesson.music.clean, lesson.of_music), of_degraded], 1)
    called = expit(learned_music(folders.free_music).logits[:, :, kept].astype(np.float32))
    free = unlabelled(lesson.music, of_music, called, songs.tags.shape[2])
    return songs, free


@torch.no_grad()
def prepare(network: SegueNetwork, part: Examples) -> PreparedExamples:
    prepared = np.stack([network.prepare(torch.from_numpy(of_one)).numpy() for of_one in part.features])
    return PreparedExamples(
        prepared=prepared, genres=part.genres, tags=part.tags, tags_known=part.tags_known, classes=part.classes
    )


def measure(head: GenreHead, songs: NDArray[np.float32]) -> None:
    """The centre and deviation of each number of songs' features [songs, patches, v]."""
    every = torch.from_numpy(songs).flatten(0, 1)
    head.centre.copy_(every.mean(0))
    head.deviation.copy_(every.std(0) + 1e-3)
