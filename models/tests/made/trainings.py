"""Small trainings, and features that are made up."""

from dataclasses import replace

import numpy as np
import torch
from numpy.typing import NDArray

from hearing.body.feature_cache import Features
from hearing.data.collection import Collection
from hearing.heads.network import SegueNetwork
from hearing.teachers.genre_teacher import GenreTeacher
from hearing.teachers.tag_teacher import tags_of_songs
from hearing.train.recipe import Recipe
from hearing.train.runs import Run

SMALL = Recipe(epochs=2, crops_per_track=1, batch_size=8)
ONCE = replace(SMALL, epochs=1)
RUN = Run('fault_filtered', 0, 0)


def weights_of(network: SegueNetwork) -> dict[str, torch.Tensor]:
    return network.state_dict()


def same(first: dict[str, torch.Tensor], second: dict[str, torch.Tensor]) -> bool:
    return first.keys() == second.keys() and all(torch.equal(first[name], second[name]) for name in first)


def spoilt_at(features: Features, tracks: NDArray[np.int64]) -> Features:
    patches, crops, columns = features.patches.copy(), features.crops.copy(), features.crop_columns.copy()
    patches[tracks], crops[tracks], columns[tracks] = 7, -7, 0
    return Features(patches, crops, columns)


def teacher_of(
    network: SegueNetwork, features: Features, collection: Collection, chosen: NDArray[np.int64], recipe: Recipe
) -> GenreTeacher:
    tags = tags_of_songs(collection, chosen)
    return GenreTeacher(
        network, features.of(chosen), collection.labels[chosen], tags, recipe.ridge, recipe.taught_crops
    )
