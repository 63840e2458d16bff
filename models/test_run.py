from dataclasses import replace

import numpy as np

from data import Collection
from run import trainings


def test_every_fold_and_seed_that_the_collection_has_is_trained(collection: Collection) -> None:
    options = trainings(collection)
    assert options[0] == ['--protocol', 'all']
    assert options[1:4] == [['--protocol', 'fault_filtered', '--seed', str(seed)] for seed in range(3)]
    assert options[4:] == [['--protocol', 'random10', '--fold', str(fold)] for fold in range(5)]


def test_a_collection_of_one_s_own_needs_no_published_split(collection: Collection) -> None:
    folds = {**collection.folds, 'fault_filtered': np.full(20, '')}
    protocols = [option[1] for option in trainings(replace(collection, folds=folds))]
    assert protocols == ['all'] + ['random10'] * 5
