import csv
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from commands.run import trainings
from hearing.data.collection import Collection
from hearing.folders import MODELS, ROOT, Folders


def test_every_fold_is_trained_with_every_seed(collection: Collection) -> None:
    options = trainings(collection)
    assert options[0] == ['--protocol', 'all']
    assert options[1] == ['--protocol', 'fault_filtered', '--fold', 'all', '--seed', '0']
    seeds = [(protocol, str(seed)) for protocol in ('fault_filtered', 'grouped5', 'random10') for seed in range(3)]
    assert [(option[1], option[5]) for option in options[1:]] == seeds


def test_a_collection_of_one_s_own_needs_no_published_split(collection: Collection) -> None:
    folds = {**collection.folds, 'fault_filtered': np.full(20, ''), 'grouped5': np.full(20, '')}
    protocols = [option[1] for option in trainings(replace(collection, folds=folds))]
    assert protocols == ['all'] + ['random10'] * 3


def test_one_command_trains_evaluates_exports_and_writes_the_card(
    collection_folder: Path, folders: Folders, tmp_path: Path
) -> None:
    models, own = tmp_path / 'models', tmp_path / 'own'
    shutil.copytree(MODELS, models, ignore=shutil.ignore_patterns('runs', 'golden', 'tests', '__pycache__'))
    (models / 'runs').mkdir()
    for file in (folders.adapted, folders.free_music):
        shutil.copy(file, models / 'runs')
    shutil.copy(ROOT / 'README.md', tmp_path)
    own.mkdir()
    shutil.copy(collection_folder / 'log_mel_u8.npz', own)
    rows = list(csv.DictReader((collection_folder / 'tracks.csv').open()))
    with (own / 'tracks.csv').open('w', newline='') as file:
        table = csv.DictWriter(file, ['track', 'genre', 'group', 'usable', 'random10'], extrasaction='ignore')
        table.writeheader()
        table.writerows({**row, 'random10': int(row['random10']) % 2} for row in rows)
    (tmp_path / 'weights').symlink_to(folders.weights)
    command = [sys.executable, models, 'run', '--version', '2.0.0', '--epochs', '1']
    subprocess.run([*command, '--data', tmp_path, '--collection', own], check=True)

    spec = json.loads((tmp_path / 'public' / 'model' / 'spec.json').read_text())
    assert spec['genres'] == ['high', 'low']
    assert (spec['tags'], spec['version']) == ([], '2.0.0')
    metrics = json.loads((models / 'metrics.json').read_text())['segue']
    assert metrics.keys() == {'random10'}
    assert metrics['random10']['tracks'] == 20
    assert 'version 2.0.0' in (models / 'README.md').read_text()
    assert 'random 10-fold | 20 |' in (tmp_path / 'README.md').read_text()
    assert (models / 'golden' / 'index.json').exists()
