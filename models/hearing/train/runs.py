"""A run is one training: what is held out, and the seed of everything random. Its state is kept after each epoch."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from hearing.data.classes import CLASSES
from hearing.data.collection import Collection
from hearing.folders import Folders
from hearing.heads.network import SegueNetwork


@dataclass(frozen=True)
class Run:
    """`protocol` and `fold` as in data.split."""

    protocol: str
    fold: int
    seed: int

    @property
    def name(self) -> str:
        return f'{self.protocol}-fold{self.fold}-seed{self.seed}'


@dataclass(frozen=True)
class Task:
    """What a system is asked: to learn from a run's training part, and to answer about what is held out from it.

    `kept` is the folder of the run's state, so that a stopped run goes on; `about` goes with the answers.
    """

    run: Run
    collection: Collection
    recipe: Any
    folders: Folders
    kept: Path
    about: dict[str, Any]


def network_for(collection: Collection) -> SegueNetwork:
    """An untrained network with a head for the collection's genres and one for its teacher's tags."""
    tags = len(collection.tags.names) if collection.tags else 0
    return SegueNetwork(len(collection.genres), tags, len(CLASSES))


def resume(
    kept: Path,
    network: nn.Module,
    optimiser: torch.optim.Optimizer,
    recipe: dict[str, Any],
    fixed: dict[str, Tensor] | None = None,
) -> int:
    """Restores the last finished epoch of a run with this recipe; returns how many are done.

    A run in which what is `fixed`, parameters by name, has other values began somewhere else, and does not go on.
    """
    if not kept.exists():
        return 0
    state = torch.load(kept, map_location='cpu')
    elsewhere = any(not torch.equal(state['network'][name], value) for name, value in (fixed or {}).items())
    if elsewhere or state.get('recipe') != recipe:
        return 0
    network.load_state_dict(state['network'])
    optimiser.load_state_dict(state['optimiser'])
    return int(state['epochs'])


def save(kept: Path, network: nn.Module, optimiser: torch.optim.Optimizer, epochs: int, recipe: dict[str, Any]) -> None:
    """A run that is stopped while it saves keeps its epoch before."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    state = {
        'network': network.state_dict(),
        'optimiser': optimiser.state_dict(),
        'epochs': epochs,
        'recipe': recipe,
    }
    torch.save(state, kept.with_suffix('.part'))
    os.replace(kept.with_suffix('.part'), kept)


def restore(run: Run, collection: Collection, runs: Path) -> SegueNetwork:
    """The network of a finished run, in evaluation mode. Raises FileNotFoundError when it was never trained."""
    network = network_for(collection)
    network.load_state_dict(torch.load(runs / f'{run.name}.pt', map_location='cpu')['network'])
    return network.eval()
