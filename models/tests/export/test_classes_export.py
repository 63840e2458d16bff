import json
import shutil

import numpy as np
import pytest
import torch

from commands.export_classes import main as export_classes
from hearing.data.classes import CLASSES, class_names
from hearing.export import export
from hearing.export.check import checksum
from hearing.export.golden import read_golden, synthetic_pictures
from hearing.export.graph import HARD_SWISH_SCALE
from hearing.folders import Folders
from hearing.interpret import run_model

MORE = {'name': 'nothing', 'audioset': 'Nothing, number 2', 'kind': 'sound'}


@pytest.fixture
def shipped(own_folders: Folders, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """The repository's own network, which lacks a class."""
    shutil.copytree(Folders().shipped, own_folders.shipped)
    own_folders.figures.mkdir(parents=True)
    monkeypatch.setattr(export, 'CLASSES', [*CLASSES, MORE])
    return own_folders


def test_a_class_that_is_lacking_is_told_by_mn04_s_own_row_and_all_else_stays(shipped: Folders) -> None:
    before = run_model(shipped.shipped, synthetic_pictures())
    (shipped.figures / 'crowds.json').write_text(json.dumps({'shownAbove': {'nothing': 0.25, 'applause': 0.125}}))
    export_classes(['--version', '9.0.0', '--data', str(shipped.data)], shipped.root)
    after = run_model(shipped.shipped, synthetic_pictures())
    for name, value in before.items():
        np.testing.assert_allclose(after[name][:, : value.shape[1]], value, atol=1e-4)
    hidden = run_model(shipped.shipped, synthetic_pictures(), ('hidden/swish',))['hidden/swish'] / HARD_SWISH_SCALE
    state = torch.load(shipped.weights / 'mn04_as.pt')
    row = class_names(shipped.weights).index(MORE['audioset'])
    told = hidden @ state['classifier.5.weight'][row].numpy() + float(state['classifier.5.bias'][row])
    np.testing.assert_allclose(after['classes'][:, len(CLASSES)], told, atol=0.02)
    spec = json.loads(shipped.contract.read_text())
    assert (spec['version'], spec['checksum']) == ('9.0.0', checksum(shipped.shipped))
    assert [known['name'] for known in spec['classes']] == [*(known['name'] for known in CLASSES), 'nothing']
    shown = {known['name']: known['shownAbove'] for known in spec['classes']}
    assert (shown['nothing'], shown['applause']) == (0.25, 0.125) and shown['speech'] is not None
    assert read_golden(shipped.golden)['classes'].shape == (3, len(CLASSES) + 1)


def test_a_network_that_has_them_all_gets_none_twice(shipped: Folders) -> None:
    export_classes(['--version', '9.0.0', '--data', str(shipped.data)], shipped.root)
    once = shipped.contract.read_text()
    export_classes(['--version', '9.0.0', '--data', str(shipped.data)], shipped.root)
    assert shipped.contract.read_text() == once
    assert run_model(shipped.shipped, synthetic_pictures())['classes'].shape == (3, len(CLASSES) + 1)


def test_a_network_with_other_classes_is_refused(shipped: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, 'CLASSES', [MORE, *CLASSES])
    with pytest.raises(ValueError, match='other classes'):
        export_classes(['--version', '9.0.0', '--data', str(shipped.data)], shipped.root)
