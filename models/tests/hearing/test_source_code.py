import json
import shutil
from pathlib import Path

import pytest

from hearing.folders import MODELS
from hearing.source_code import code_checksum, source_files

FEATURES = 'hearing.body.feature_cache'
WHAT_MAKES_FEATURES = {
    'body/feature_cache.py',
    'body/features.py',
    'body/mobilenet_v3.py',
    'front_end/augmentation.py',
    'front_end/mn04_input.py',
    'front_end/picture.py',
    'front_end/textures.py',
}
WHAT_LABELS_MUSIC = {
    'body/audioset_network.py',
    'body/mobilenet_v3.py',
    'data/degradation.py',
    'data/free_sounds.py',
    'front_end/mn04_input.py',
    'front_end/picture.py',
}


def sources(module: str) -> set[str]:
    return {path.relative_to(MODELS / 'hearing').as_posix() for path in source_files(module)}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(MODELS / 'hearing', tmp_path / 'hearing')
    shutil.copy(MODELS / 'spec.json', tmp_path)
    return tmp_path


def test_all_that_makes_features_and_labels_of_music_is_found() -> None:
    assert sources(FEATURES) >= WHAT_MAKES_FEATURES
    assert sources('hearing.teachers.label_free_music') >= WHAT_LABELS_MUSIC


def test_what_learns_is_no_part_of_what_makes_features() -> None:
    assert not {path for path in sources(FEATURES) if path.startswith(('heads/', 'teachers/', 'train/', 'export/'))}


@pytest.mark.parametrize('changed', sorted(WHAT_MAKES_FEATURES))
def test_a_change_of_any_of_it_is_another_checksum(copy: Path, changed: str) -> None:
    before = code_checksum(FEATURES, copy)
    assert before == code_checksum(FEATURES)
    path = copy / 'hearing' / changed
    path.write_text(f'{path.read_text()}\nCHANGED = True\n')
    assert code_checksum(FEATURES, copy) != before


def test_another_picture_by_contract_is_another_checksum_and_another_version_of_the_network_is_none(copy: Path) -> None:
    before = code_checksum(FEATURES, copy)
    contract = json.loads((copy / 'spec.json').read_text())
    (copy / 'spec.json').write_text(json.dumps(contract | {'version': '0.0.0'}))
    assert code_checksum(FEATURES, copy) == before
    (copy / 'spec.json').write_text(json.dumps(contract | {'input': contract['input'] | {'powerFloor': 1e-9}}))
    assert code_checksum(FEATURES, copy) != before


def test_a_change_elsewhere_is_none(copy: Path) -> None:
    before = code_checksum(FEATURES, copy)
    (copy / 'hearing' / 'heads' / 'network.py').write_text('')
    assert code_checksum(FEATURES, copy) == before


def test_imports_are_followed_in_whichever_way_they_are_written(tmp_path: Path) -> None:
    folder = tmp_path / 'pond'
    folder.mkdir()
    (folder / 'duck.py').write_text(
        'import numpy\nimport pond.frog\n\ndef quack():\n    from pond import fish as food\n'
    )
    (folder / 'frog.py').write_text('from pond.duck import quack\n')
    (folder / 'fish.py').write_text('')
    (folder / 'heron.py').write_text('')
    assert [path.stem for path in source_files('pond.duck', tmp_path)] == ['duck', 'fish', 'frog']
