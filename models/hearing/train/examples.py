"""What the heads learn from: songs, free music and mixtures of both, with what the teachers say of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.special import expit

from hearing.body.feature_cache import MUSIC_CROPS, Heard, all_crops, crop_columns, degraded, of_music
from hearing.data.classes import kept_classes
from hearing.data.collection import Collection
from hearing.data.free_music import learned_music
from hearing.folders import Folders
from hearing.heads.genre_head import GenreHead, standardised
from hearing.heads.network import SegueNetwork
from hearing.heads.whitening import whitening
from hearing.teachers.class_teacher import heard_by_teacher
from hearing.teachers.genre_teacher import GenreTeacher
from hearing.teachers.tag_teacher import song_tags_of_teacher
from hearing.train.batches import Examples, mixtures
from hearing.train.labels import labelled, of_crops, unlabelled
from hearing.train.recipe import Recipe

MIXTURES_SEED = 11


@dataclass(frozen=True)
class Lesson:
    """Songs and free music, the teacher of the genres, and what it says of their crops [tracks, crops, g]; of free
    music's degraded crops it says nothing."""

    songs: Heard
    music: Heard
    teacher: GenreTeacher
    of_songs: NDArray[np.float32]
    of_music: NDArray[np.float32]


def examples(
    network: SegueNetwork,
    recipe: Recipe,
    heard: Heard,
    collection: Collection,
    chosen: NDArray[np.int64],
    folders: Folders,
) -> tuple[Examples, Examples]:
    """The chosen tracks with their mixtures, and free music but for what is held out; by them the head of the genres is
    measured first."""
    music = of_music(network, learned_music(folders.free_music), folders.cache)
    lesson = lesson_of(network, recipe, heard.of(chosen), music, collection, chosen)
    return learned_from(lesson, recipe, heard, collection, chosen, folders)


def lesson_of(
    network: SegueNetwork, recipe: Recipe, songs: Heard, music: Heard, collection: Collection, chosen: NDArray[np.int64]
) -> Lesson:
    """`songs` are the chosen tracks; by them the head of the genres is measured first."""
    measure(network.genres, songs.plain, degraded(music), recipe)
    tags = song_tags_of_teacher(collection, chosen)
    teacher = GenreTeacher(network, songs, collection.labels[chosen], tags, recipe.ridge, recipe.taught_crops)
    asked = all_crops(music)[:, : music.plain.shape[1] + MUSIC_CROPS]
    return Lesson(songs, music, teacher, teacher.of_crops(all_crops(songs)), teacher.of_crops(asked))


def learned_from(
    lesson: Lesson, recipe: Recipe, heard: Heard, collection: Collection, chosen: NDArray[np.int64], folders: Folders
) -> tuple[Examples, Examples]:
    """The same, once the teacher has spoken. What was degraded is said to be what it was, what was augmented partly
    so."""

    def genres(some: Heard, said: NDArray[np.float32]) -> NDArray[np.float32]:
        """Of all crops, though the teacher was asked about the first of them alone."""
        asked = said.shape[1]
        nearest = of_crops(said, crop_columns(some))
        mixed = (1 - recipe.steadiness) * said + recipe.steadiness * nearest[:, :asked]
        return np.concatenate([mixed, nearest[:, asked:]], 1)

    kept = kept_classes(folders.weights)
    untouched = heard_by_teacher(collection, folders.weights, folders.cache)
    theirs = expit(untouched.logits[:, :, kept].astype(np.float32))
    called = expit(learned_music(folders.free_music).logits[:, :, kept].astype(np.float32))
    songs = labelled(collection, chosen, heard, genres(lesson.songs, lesson.of_songs), theirs)
    free = unlabelled(lesson.music, genres(lesson.music, lesson.of_music), called, songs.tags.shape[2])
    return with_mixtures(songs, free, lesson.teacher, recipe.mixed_crops), free


def with_mixtures(songs: Examples, others: Examples, teacher: GenreTeacher, count: int) -> Examples:
    """Songs that were never heard lie between those that were: `count` more crops of each are mixed with other songs,
    as many with other music, and the teacher is asked of each what it is."""
    rng = np.random.default_rng(MIXTURES_SEED)
    mixed = mixtures(songs, songs, count, rng).with_(mixtures(songs, others, count, rng), 1)
    return songs.with_(replace(mixed, genres=teacher.of_crops(mixed.heard)), 1)


@torch.no_grad()
def prepared(network: SegueNetwork, part: Examples) -> Examples:
    """With what the heads draw from in place of impressions: it is the same in every epoch."""
    return replace(part, heard=np.stack([network.prepared(torch.from_numpy(of_one)).numpy() for of_one in part.heard]))


def measure(head: GenreHead, plain: NDArray[np.float32], others: NDArray[np.float32], recipe: Recipe) -> None:
    """The centre and deviation of each number of impressions [songs, patches, v], and how a song's patches differ and
    other hearings of the same [n, hearings, v]."""
    every = torch.from_numpy(plain).flatten(0, 1)
    head.centre.copy_(every.mean(0))
    head.deviation.copy_(every.std(0) + 1e-3)
    songs, same = (standardised(torch.from_numpy(part), head.centre, head.deviation) for part in (plain, others))
    head.whitening.copy_(whitening(songs, recipe.smoothing, same, recipe.sameness))
