import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from commands.train import changed
from evaluation.marked_text import with_figures
from evaluation.trials import BEGIN, table
from hearing.data.collection import Collection
from hearing.folders import Folders
from hearing.train.answers import HeldOut, write_held_out
from hearing.train.recipe import Recipe

CHANGED = ('taught_crops', 'others_share', 'genre_weight')


def kept(folder: Path, tracks: list[str], labels: list[int], heard: list[int], recipe: dict[str, object]) -> None:
    logits = np.zeros((len(labels), 2, 3), np.float16)
    logits[np.arange(len(labels)), :, heard] = 5
    about = {'protocol': 'grouped5', 'fold': 0, 'seed': 0, 'recipe': recipe, 'data': {}}
    silent, unknown = np.zeros((len(labels), 0), np.float16), np.zeros(len(labels), bool)
    says = np.zeros((len(labels), 0), np.int8)
    answers = HeldOut(np.array(tracks), ('a', 'b', 'c'), np.array(labels), logits, silent, unknown, about, says)
    write_held_out(folder / 'grouped5-fold0-seed0.npz', answers)


def test_the_experiments_say_what_the_kept_answers_give() -> None:
    folders = Folders()
    text = (folders.models / 'experiments.md').read_text()
    assert text == with_figures(text, table(folders.trials, folders.answers), BEGIN)


def test_a_trial_is_compared_over_the_songs_that_both_have_heard(tmp_path: Path) -> None:
    kept(tmp_path / 'answers' / 'segue', list('tuvwxyz'), [0, 1, 2, 0, 1, 2, 0], [0, 0, 0, 0, 1, 2, 1], {'epochs': 1})
    kept(tmp_path / 'trials' / 'other', list('zyxwvu'), [0, 2, 1, 0, 2, 1], [0, 2, 1, 0, 2, 0], {'epochs': 2})
    line = table(tmp_path / 'trials', tmp_path / 'answers').splitlines()[2]
    assert line.startswith('| other | grouped5 | 6 | 0.833 | 0.500 | +0.333 (')


def test_a_yardstick_is_averaged_with_the_recipe_in_use_too(tmp_path: Path) -> None:
    kept(tmp_path / 'answers' / 'segue', list('tuvwxy'), [0, 1, 2, 0, 1, 2], [0, 1, 2, 0, 1, 2], {'epochs': 1})
    kept(
        tmp_path / 'answers' / 'musicnn_tags',
        list('tuvwxy'),
        [0, 1, 2, 0, 1, 2],
        [0, 1, 2, 0, 1, 2],
        {'inverse_ridge': 1},
    )
    (tmp_path / 'trials').mkdir()
    lines = table(tmp_path / 'trials', tmp_path / 'answers').splitlines()
    assert [line.split(' | ')[0] for line in lines[2:]] == [
        '| musicnn_tags',
        '| musicnn_tags and the network, averaged',
    ]


def test_a_recipe_is_changed_by_name(collection: Collection) -> None:
    recipe = changed(Recipe(), ['taught_crops=7', 'others_share=0', 'genre_weight=2'])
    assert (recipe.taught_crops, recipe.others_share, recipe.genre_weight) == (7, 0.0, 2.0)
    assert isinstance(recipe.genre_weight, float)
    assert replace(recipe, **{name: getattr(Recipe(), name) for name in CHANGED}) == Recipe()
    with pytest.raises(ValueError, match='no volume'):
        changed(Recipe(), ['volume=11'])
    with pytest.raises(json.JSONDecodeError):
        changed(Recipe(), ['epochs=many'])
