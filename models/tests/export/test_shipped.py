"""What the repository ships belongs together: the network's files, its goldens and both copies of the contract."""

import json

import numpy as np
import pytest

from hearing.export.check import checksum
from hearing.export.golden import TOLERANCE, read_golden, synthetic_pictures
from hearing.folders import Folders
from hearing.interpret import run_model

CONTRACT, GOLDEN, SHIPPED = Folders().contract, Folders().golden, Folders().shipped
GREATEST_BYTES = 2_400_000


def test_the_goldens_are_what_the_shipped_network_says() -> None:
    golden = read_golden(GOLDEN)
    np.testing.assert_allclose(golden['picture'], synthetic_pictures(), atol=1e-6)
    heard = run_model(SHIPPED, golden['picture'])
    assert heard.keys() == golden.keys() - {'picture'}
    for name, value in heard.items():
        np.testing.assert_allclose(value, golden[name], atol=TOLERANCE[name] / 5)


def test_the_goldens_tell_different_pictures_apart() -> None:
    golden = read_golden(GOLDEN)
    for name in golden.keys() - {'picture'}:
        assert np.ptp(golden[name], axis=0).max() > 20 * TOLERANCE[name]


def test_both_copies_of_the_contract_are_one_and_name_the_files_by_their_checksum() -> None:
    assert (SHIPPED / 'spec.json').read_bytes() == CONTRACT.read_bytes()
    spec = json.loads(CONTRACT.read_text())
    assert spec['checksum'] == checksum(SHIPPED)
    assert json.loads((GOLDEN / 'index.json').read_text())['version'] == spec['version']


def test_the_contract_describes_what_comes_out() -> None:
    spec, golden = json.loads(CONTRACT.read_text()), read_golden(GOLDEN)
    assert list(golden['picture'].shape[1:]) == spec['network']['input']['shape'][1:]
    assert golden['genres'].shape[1] == len(spec['genres'])
    assert golden['tags'].shape[1] == len(spec['tags'])
    assert golden.get('classes', np.zeros((3, 0))).shape[1] == len(spec.get('classes', []))
    assert golden['families'].shape[1] == len(spec['families'])
    assert golden['styles'].shape[1] == len(spec['styles'])
    assert golden['moods'].shape[1] == len(spec['moods'])
    assert golden['embedding'].shape[1] == spec['embeddingLength']
    assert len({tag['name'] for tag in spec['tags']}) == len(spec['tags'])


def test_what_is_claimed_and_shown_follows_from_the_figures_of_real_music() -> None:
    spec, figures = json.loads(CONTRACT.read_text()), json.loads((Folders().figures / 'world.json').read_text())
    assert (spec['claimFrom'], spec['familyTemperature']) == (figures['claimFrom'], figures['familyTemperature'])
    assert spec['claimsRight'] is not None
    for kind in ('styles', 'moods'):
        assert {word['name']: word['shownAbove'] for word in spec[kind]} == {
            name: word['shownAbove'] for name, word in figures[kind].items()
        }


def test_the_network_is_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.glob('*.bin')) <= GREATEST_BYTES


def test_the_network_is_indifferent_to_company() -> None:
    pictures = synthetic_pictures()
    alone = run_model(SHIPPED, pictures[1:2])['genres'][0]
    assert alone == pytest.approx(run_model(SHIPPED, pictures)['genres'][1], abs=1e-3)
