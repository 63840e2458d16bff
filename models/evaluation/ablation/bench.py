"""Networks of one fold, each trained without one of the mechanisms, that all hear the same."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from evaluation.ablation.variants import RECIPE, VARIANTS, silenced, silenced_music, taught
from hearing.body.feature_cache import Features, MusicFeatures
from hearing.data.collection import Collection, split
from hearing.folders import Folders
from hearing.heads.genre_head import GenreHead
from hearing.heads.network import NetworkOutput, SegueNetwork
from hearing.heads.pooling import together
from hearing.heads.prediction import predict_features
from hearing.heads.pretrained import load_pretrained
from hearing.train.answers import held_out, write_held_out
from hearing.train.batches import Examples, PreparedExamples
from hearing.train.examples import learned_from, lesson_of
from hearing.train.recipe import Recipe
from hearing.train.runs import Run
from hearing.train.training import optimiser_for, train_epoch

# Features [tracks, patches, v] -> logits [tracks, patches, genres].
Judge = Callable[[NDArray[np.float32]], NDArray[np.float32]]


@dataclass(frozen=True)
class Bench:
    """`features` are of the whole collection; free music is in two parts, what is learned from and what is not. Answers
    are kept in a folder for each variant, `about` with them."""

    run: Run
    collection: Collection
    features: Features
    learned: MusicFeatures
    unlearned: MusicFeatures
    folders: Folders
    about: dict[str, Any]

    def file(self, name: str, seed: int) -> Path:
        return self.folders.ablation / RECIPE / name / f'{replace(self.run, seed=seed).name}.npz'

    def answer(self, names: Sequence[str], seeds: Sequence[int]) -> None:
        """Trains variants that have the same teacher, and keeps what they say; answers that are kept stay. What has no
        seed is asked for the first alone."""
        missing = {
            name: [
                seed
                for seed in (seeds[:1] if VARIANTS[name].judged_by_teacher else seeds)
                if not self.file(name, seed).exists()
            ]
            for name in names
        }
        if not any(missing.values()):
            return
        began = time.monotonic()
        first = VARIANTS[names[0]]
        chosen, _ = split(self.collection, self.run.protocol, self.run.fold)
        features = silenced(self.features, first.parts_left_out)
        music = silenced_music(self.learned, first.parts_left_out)
        network = start(len(self.collection.genres), self.folders, 0)
        tagged = self.collection if first.guessed_tags else replace(self.collection, tags=None)
        lesson = lesson_of(network, first.recipe, features.of(chosen), music, tagged, chosen)
        for name, wanted in missing.items():
            variant = VARIANTS[name]
            if variant.judged_by_teacher:
                for seed in wanted:
                    self.keep(name, seed, lesson.teacher.of_crops)
            elif wanted:
                given = taught(variant, lesson, self.collection.labels[chosen], len(self.collection.genres))
                parts = learned_from(given, variant.recipe, features, self.collection, chosen, self.folders)
                songs, others = (standardised(network, part) for part in parts)
                for seed in wanted:
                    self.keep(name, seed, self.trained(network, variant.recipe, songs, others, seed))
            print(f'{self.run.protocol} {self.run.fold}, {name}: {time.monotonic() - began:.0f} s', flush=True)
            began = time.monotonic()

    def trained(
        self, measured: SegueNetwork, recipe: Recipe, songs: PreparedExamples, others: PreparedExamples, seed: int
    ) -> Judge:
        network = start(len(self.collection.genres), self.folders, seed)
        for name, buffer in network.genres.named_buffers():
            buffer.copy_(getattr(measured.genres, name))
        alone = GenresAlone(network.genres)
        optimiser = optimiser_for(alone, recipe)
        for number in range(recipe.epochs):
            train_epoch(alone, optimiser, songs, others, recipe, number, seed)
        return lambda features: predict_features(network, features).genres

    def keep(self, name: str, seed: int, judge: Judge) -> None:
        """What is said of each song, its patches together."""
        variant, run = VARIANTS[name], replace(self.run, seed=seed)
        _, tested = split(self.collection, run.protocol, run.fold)
        features = silenced(self.features.of(tested), variant.parts_left_out)
        music = silenced_music(self.unlearned, variant.parts_left_out)
        logits = judge(features.patches)
        augmented = (judge(features.crops).argmax(2) == self.collection.labels[tested][:, None]).mean()
        robust: dict[str, Any] = {'augmented': round(float(augmented), 4), 'stays': round(what_stays(music, judge), 4)}
        about: dict[str, Any] = asdict(run)
        about |= {'without': name, 'recipe': asdict(variant.recipe), **robust, **self.about}
        said = together(logits)[:, None]
        write_held_out(self.file(name, seed), held_out(self.collection, run, said, about))


class GenresAlone(nn.Module):
    """The head of the genres, trained as if it were all of the network, from standardised features: the other heads
    learn nothing from it, nor it from them."""

    def __init__(self, head: GenreHead) -> None:
        super().__init__()
        self.genres, self.tags, self.classes = head, nn.Identity(), nn.Identity()

    def conclude(self, prepared: Tensor) -> NetworkOutput:
        nothing = prepared[:, :0]
        return NetworkOutput(self.genres(prepared)[0], nothing, nothing, nothing)


def start(genres: int, folders: Folders, seed: int) -> SegueNetwork:
    """The adapted start, with a head for genres alone, not trained."""
    torch.manual_seed(seed)
    network = SegueNetwork(genres, 0)
    load_pretrained(network, folders.weights, (), folders.adapted)
    for part in network.fixed().values():
        part.requires_grad_(False)
    return network


@torch.no_grad()
def standardised(network: SegueNetwork, part: Examples) -> PreparedExamples:
    """For the head of the genres alone."""
    nothing = np.zeros((*part.tags_known.shape, 0), np.float32)
    prepared = np.stack([network.genres.standardised(torch.from_numpy(of_one)).numpy() for of_one in part.features])
    return PreparedExamples(
        prepared=prepared, genres=part.genres, tags=nothing, tags_known=part.tags_known, classes=nothing
    )


def what_stays(music: MusicFeatures, judge: Judge) -> float:
    """In what share of cases a stretch's first genre stays when it is degraded."""
    before = together(judge(music.clean.patches)).argmax(1)
    ways = music.degraded.swapaxes(0, 1)
    return float(np.mean([together(judge(degraded)).argmax(1) == before for degraded in ways]))
