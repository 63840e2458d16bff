"""Every system that this folder trains and evaluates, behind one interface: `--system NAME`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from evaluation import segue
from hearing.data.collection import Collection, folds_of
from hearing.folders import Folders
from hearing.train.answers import HeldOut
from hearing.train.recipe import Recipe
from hearing.train.runs import Run, Task
from yardsticks import chunk_networks, transfer
from yardsticks import linear_heads as yardsticks
from yardsticks import mobilenet_v2 as mobilenet
from yardsticks.chunk_networks import ChunkSystem
from yardsticks.transfer import Head

MN04 = ('mn04_as.pt', 'audioset_labels.csv')
RANDOM_TRACKS = 'a random fifth of all tracks is tested on: its artists, and second copies of songs, are on both sides'
RANDOM_CHUNKS = 'of all chunks of all songs, {} at random are tested on: nearly every song is on both sides'


@dataclass(frozen=True)
class System:
    """`answer` learns from a run's training part alone and answers about what is held out; None when nothing is.

    `recipe` is the dataclass that the task carries; `needs` names files of the weights folder; `own` says what the
    authors' own protocol is here, None where there is none to repeat.
    """

    answer: Callable[[Task], HeldOut | None]
    recipe: Any
    needs: tuple[str, ...] = ()
    own: str | None = None

    @property
    def protocols(self) -> tuple[str, ...]:
        return ('random10', 'grouped5', 'fault_filtered', *(('own',) if self.own else ()))


def transferred(head: Head, recipe: Any) -> System:
    answer = partial(transfer.answer, head=head)
    return System(answer, recipe, (mobilenet.WEIGHTS,), RANDOM_TRACKS)


def chunked(system: ChunkSystem, recipe: Any) -> System:
    answer = partial(chunk_networks.answer, system=system)
    return System(answer, recipe, own=RANDOM_CHUNKS.format(f'{100 * system.cut.own_share:.0f} %'))


def linear(features: Callable[[Task], Any], recipe: Any, needs: tuple[str, ...]) -> System:
    return System(partial(yardsticks.answer, features_of=features), recipe, needs)


SYSTEMS = {
    'segue': System(segue.answer, Recipe(), MN04),
    'tl_cnn': transferred(Head('dense'), transfer.DENSE_SCHEDULE),
    'tl_cnn_gru': transferred(Head('drawn'), transfer.GRU_SCHEDULE),
    'tl_cnn_gru_columns': transferred(Head('columns'), transfer.GRU_SCHEDULE),
    'small_cnn': chunked(chunk_networks.SMALL, chunk_networks.SMALL_SCHEDULE),
    'deep_cnn': chunked(chunk_networks.DEEP, chunk_networks.DEEP_SCHEDULE),
    'mn04_frozen': linear(yardsticks.frozen_features, yardsticks.FROZEN_RIDGE, MN04),
    'musicnn_tags': linear(yardsticks.tags_of_crop, yardsticks.TAGS_RIDGE, ()),
}


def task_for(
    name: str, run: Run, recipe: Any, collection: Collection, data: dict[str, str], folders: Folders, kept: Path
) -> Task:
    """Raises FileNotFoundError, with its name, when the system needs a pretrained network that is not there."""
    for needed in SYSTEMS[name].needs:
        if not (folders.weights / needed).exists():
            raise FileNotFoundError(f'{name} needs {folders.weights / needed}')
    folds = len(folds_of(collection, run.protocol))
    about = {**asdict(run), 'system': name, 'recipe': asdict(recipe), 'data': data, 'folds': folds}
    return Task(run, collection, recipe, folders, kept, about)
