from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

import classes
from audioset import AudioSetNetwork, class_names
from classes import CLASSES, heard_by_teacher, kept_classes
from data import DEFAULT_DATA, Collection
from picture import patches


def test_every_kept_class_is_found_by_its_name(weights_folder: Path) -> None:
    names = class_names(weights_folder)
    assert [names[index] for index in kept_classes(weights_folder)] == [known['audioset'] for known in CLASSES]
    assert kept_classes(weights_folder) != sorted(kept_classes(weights_folder))


def test_a_class_that_audioset_has_not_is_named(weights_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classes, 'CLASSES', [{'name': 'vapourwave', 'audioset': 'Vapourwave', 'kind': 'genre'}])
    with pytest.raises(ValueError, match='Vapourwave'):
        kept_classes(weights_folder)


def test_the_kept_classes_are_audioset_s_own_and_each_has_one_name(real_folder: Path) -> None:
    assert len(set(kept_classes(DEFAULT_DATA / 'weights'))) == len(CLASSES)
    assert len({known['name'] for known in CLASSES}) == len(CLASSES)
    assert {known['kind'] for known in CLASSES} == {'genre', 'mood', 'instrument', 'voice', 'sound'}


def test_the_teacher_hears_a_collection_once_and_another_anew(
    collection: Collection, weights_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(collection, pictures=collection.pictures[:2])
    heard = heard_by_teacher(few, weights_folder, tmp_path)
    assert heard.logits.shape == (2, 5, 527) and heard.features.shape == (2, 5, 384)
    with torch.no_grad():
        logits, features = AudioSetNetwork(weights_folder).hear_pictures(torch.from_numpy(patches(few.pictures[1])))
    # bfloat16 keeps eight bits.
    assert np.abs(heard.logits[1] - logits.numpy()).mean() < 0.05 * float(logits.std())
    assert np.abs(heard.features[1] - features.numpy()).mean() < 0.05 * float(features.std())
    monkeypatch.setattr(classes, 'AudioSetNetwork', lambda _: pytest.fail('it heard again'))
    np.testing.assert_array_equal(heard_by_teacher(few, weights_folder, tmp_path).logits, heard.logits)
    with pytest.raises(pytest.fail.Exception, match='it heard again'):
        heard_by_teacher(replace(few, pictures=255 - few.pictures), weights_folder, tmp_path)
