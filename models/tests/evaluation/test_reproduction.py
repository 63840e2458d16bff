from pathlib import Path

import pytest

from evaluation.metrics import evaluate
from evaluation.reproduction import again
from evaluation.scores import Numbers
from evaluation.systems import SYSTEMS, task_for
from hearing.data.collection import checksums, load_collection
from hearing.folders import Folders
from hearing.train.answers import write_held_out
from hearing.train.runs import Run

RUN = Run('random10', 1, 0)


@pytest.fixture
def metrics(collection_folder: Path, systems_weights: Path, own_folders: Folders) -> Numbers:
    """The table of one fold of one system, trained as `train` does."""
    recipe = SYSTEMS['tl_cnn'].recipe
    data = checksums(collection_folder)
    task = task_for('tl_cnn', RUN, recipe, load_collection(collection_folder), data, own_folders, own_folders.runs)
    answers = SYSTEMS['tl_cnn'].answer(task)
    assert answers
    write_held_out(own_folders.answers / 'tl_cnn' / f'{RUN.name}.npz', answers)
    return evaluate(own_folders)


def test_a_fold_trained_again_from_nothing_lands_beside_the_table(
    metrics: Numbers, collection_folder: Path, own_folders: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    (fold,) = metrics['tl_cnn']['random10']['folds']
    assert again('tl_cnn', RUN, metrics, own_folders, collection_folder) == 0
    said, share = capsys.readouterr().out.splitlines()[-1], f'{fold["accuracy"]:.4f}'
    assert said.startswith(f'tl_cnn, random10-fold1-seed0: {share}; the table has {share}')
    fold['accuracy'] -= 0.03
    assert again('tl_cnn', RUN, metrics, own_folders, collection_folder) == 1


def test_a_fold_that_the_table_has_not_is_named(
    metrics: Numbers, collection_folder: Path, own_folders: Folders
) -> None:
    for system, run in (('tl_cnn', Run('random10', 2, 0)), ('deep_cnn', RUN), ('echo', RUN)):
        with pytest.raises(ValueError, match=f'no fold {run.fold}, seed 0 of random10 by {system}'):
            again(system, run, metrics, own_folders, collection_folder)


def test_a_table_about_other_data_or_of_another_recipe_is_not_compared_with(
    metrics: Numbers, collection_folder: Path, own_folders: Folders
) -> None:
    with pytest.raises(ValueError, match='not about'):
        again('tl_cnn', RUN, metrics | {'data': {}}, own_folders, collection_folder)
    del metrics['tl_cnn']['random10']['recipe']['rate']
    with pytest.raises(ValueError, match='other settings'):
        again('tl_cnn', RUN, metrics, own_folders, collection_folder)
