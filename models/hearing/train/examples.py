"""What the heads learn from: songs, free music and mixtures of both, with what the teachers say of them."""

from __future__ import annotations

from dataclasses import replace

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


def examples(
    network: SegueNetwork,
    recipe: Recipe,
    heard: Heard,
    collection: Collection,
    chosen: NDArray[np.int64],
    folders: Folders,
) -> tuple[Examples, Examples]:
    """The chosen tracks with their mixtures, and free music but for what is held out; by them the head of the genres is
    measured first.

    What was degraded is said to be what it was, what was augmented partly so.
    """
    kept = kept_classes(folders.weights)
    music = learned_music(folders.free_music)
    other, own = of_music(network, music, folders.cache), heard.of(chosen)
    measure(network.genres, own.plain, degraded(other), recipe)
    tags = song_tags_of_teacher(collection, chosen)
    teacher = GenreTeacher(network, own, collection.labels[chosen], tags, recipe.ridge, recipe.taught_crops)

    def genres(some: Heard, asked: int) -> NDArray[np.float32]:
        """Of all crops, though the teacher is asked about the first of them alone."""
        said = teacher.of_crops(all_crops(some)[:, :asked])
        nearest = of_crops(said, crop_columns(some))
        mixed = (1 - recipe.steadiness) * said + recipe.steadiness * nearest[:, :asked]
        return np.concatenate([mixed, nearest[:, asked:]], 1)

    untouched = heard_by_teacher(collection, folders.weights, folders.cache)
    theirs = expit(untouched.logits[:, :, kept].astype(np.float32))
    called = expit(music.logits[:, :, kept].astype(np.float32))
    songs = labelled(collection, chosen, heard, genres(own, own.plain.shape[1] + own.crops.shape[1]), theirs)
    of_free = genres(other, other.plain.shape[1] + MUSIC_CROPS)
    free = unlabelled(other, of_free, called, songs.tags.shape[2])
    return with_mixtures(songs, free, teacher, recipe.mixed_crops), free


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
