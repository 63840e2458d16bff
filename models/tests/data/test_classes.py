from pathlib import Path

import pytest

from hearing.data import classes
from hearing.data.classes import CLASSES, class_names, kept_classes
from hearing.folders import Folders


def test_every_kept_class_is_found_by_its_name(weights_folder: Path) -> None:
    names = class_names(weights_folder)
    assert [names[index] for index in kept_classes(weights_folder)] == [known['audioset'] for known in CLASSES]
    assert kept_classes(weights_folder) != sorted(kept_classes(weights_folder))


def test_a_class_that_audioset_has_not_is_named(weights_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classes, 'CLASSES', [{'name': 'vapourwave', 'audioset': 'Vapourwave', 'kind': 'genre'}])
    with pytest.raises(ValueError, match='Vapourwave'):
        kept_classes(weights_folder)


def test_the_kept_classes_are_audioset_s_own_and_each_has_one_name(real_folder: Path) -> None:
    assert len(set(kept_classes(Folders().weights))) == len(CLASSES)
    assert len({known['name'] for known in CLASSES}) == len(CLASSES)
    assert {known['kind'] for known in CLASSES} == {'genre', 'mood', 'instrument', 'voice', 'sound'}
