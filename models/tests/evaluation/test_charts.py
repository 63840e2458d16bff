import json
import re
from xml.etree import ElementTree

import pytest

from evaluation.card.charts import SIDE, calibration, confusion, learning, pictures
from hearing.folders import MODELS

segue = json.loads((MODELS / 'metrics.json').read_text())['segue']
NUMBERS = r'-?\d+\.\d+'


def test_the_pictures_show_what_was_measured() -> None:
    made = pictures(segue)
    assert made.keys() == {path.name for path in (MODELS / 'pictures').iterdir()}
    assert all(((MODELS / 'pictures') / name).read_text() == picture for name, picture in made.items())


def test_every_picture_is_a_titled_image() -> None:
    for picture in pictures(segue).values():
        root = ElementTree.fromstring(picture)
        assert root.tag.endswith('svg') and root[0].tag.endswith('title') and root[0].text


def test_what_is_as_sure_as_it_is_right_lies_on_the_diagonal() -> None:
    bins = [{'confidence': share, 'accuracy': share, 'tracks': 9} for share in (0.2, 0.9)]
    centres = re.findall(rf'cx="({NUMBERS})" cy="({NUMBERS})"', calibration(bins))
    assert len(centres) == 2
    (left, low), (right, high) = ((float(x), float(y)) for x, y in centres)
    assert right - left == pytest.approx(low - high, abs=0.2) == pytest.approx(0.7 * SIDE, abs=0.2)


def test_more_songs_stand_further_right_and_more_right_answers_higher() -> None:
    points = [{'songs': 100, 'accuracy': 0.4}, {'songs': 700, 'accuracy': 0.8}]
    (left, low), (right, high) = re.findall(rf'cx="({NUMBERS})" cy="({NUMBERS})"', learning(points))
    assert float(right) - float(left) == pytest.approx(600 / 700 * SIDE, abs=0.2)
    assert float(low) - float(high) == pytest.approx(0.4 * SIDE, abs=0.2)


def test_a_row_of_the_confusions_is_shares_of_its_own_songs() -> None:
    picture = confusion([[3, 1], [0, 2]], ['jazz', 'rock'])
    assert re.findall(r'fill-opacity="([\d.]+)"', picture) == ['0.750', '0.250', '0.000', '1.000']
    assert re.findall(r'>(\d+)<', picture) == ['75', '25', '100']


def test_what_was_not_measured_has_no_picture() -> None:
    assert pictures({}) == {}
    assert pictures({'grouped5': segue['grouped5']}).keys() == {'calibration.svg', 'confusion.svg'}
