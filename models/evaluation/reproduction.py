"""One fold of a system, trained again from nothing, beside what the table says of it."""

from __future__ import annotations

import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import torch

from evaluation.scores import Numbers, is_right
from evaluation.systems import SYSTEMS, task_for
from hearing.data.collection import checksums, load_collection
from hearing.folders import Folders
from hearing.train.runs import Run

# bfloat16 and another processor's sums move single songs across a line.
GREATEST_DIFFERENCE = 0.02


def again(system: str, run: Run, metrics: Numbers, folders: Folders, collection_folder: Path) -> int:
    """Trains in a folder that is thrown away, by the recipe beside the table's figure, and prints both accuracies.

    Returns the process's exit status: 0 within two points of the table. Raises ValueError when the table has no such
    fold, or is about other data.
    """
    measured = metrics.get(system, {}).get(run.protocol)
    wanted = (run.fold, run.seed)
    found = [fold for fold in (measured or {}).get('folds', []) if (fold['fold'], fold['seed']) == wanted]
    if system not in SYSTEMS or not found:
        raise ValueError(f'the table has no fold {run.fold}, seed {run.seed} of {run.protocol} by {system}')
    data = checksums(collection_folder)
    if data != metrics['data']:
        raise ValueError(f'the table is not about {collection_folder}')
    torch.set_num_threads(1)
    recipe = recipe_of(SYSTEMS[system].recipe, measured['recipe'])
    with tempfile.TemporaryDirectory() as scratch:
        task = task_for(system, run, recipe, load_collection(collection_folder), data, folders, Path(scratch) / system)
        answers = SYSTEMS[system].answer(task)
    assert answers is not None, f'{run.protocol} holds nothing out'
    table, now = found[0]['accuracy'], float(is_right(answers).mean())
    difference = now - table
    print(f'{system}, {run.name}: {now:.4f}; the table has {table:.4f}; {100 * difference:+.1f} points')
    return 0 if abs(difference) <= GREATEST_DIFFERENCE else 1


def recipe_of(recipe: Any, kept: dict[str, Any]) -> Any:
    """The recipe that was kept with the answers. Raises ValueError when the code's has other settings than that one."""
    if {field.name for field in fields(recipe)} != set(kept):
        raise ValueError('the table was made by a recipe with other settings; train again and write it anew')
    return type(recipe)(**kept)
