import json

from evaluation.card.card import details
from evaluation.card.real_music import lines, real_music, sets_table, styles_table
from hearing.folders import MODELS

metrics = json.loads((MODELS / 'metrics.json').read_text())
segue = metrics['segue']
spec = json.loads((MODELS / 'spec.json').read_text())


def test_each_set_has_its_songs_its_claims_and_how_often_they_are_right() -> None:
    numbers = {'claimed': 0.915, 'right': 0.824, 'interval95': [0.797, 0.859], 'names': 1.809, 'firstRight': 0.681}
    table = sets_table({'taffc': {'songs': 617, **numbers}, 'another': {}})
    assert table.endswith("| AllMusic's genres | 617 | 91.5 % | 82.4 % | 79.7 % to 85.9 % | 1.81 | 68.1 % |\n")
    assert len(table.splitlines()) == 3


def test_a_mean_stands_beside_the_seeds_that_it_is_of() -> None:
    shares = {'quadrant': 0.75, 'ishkurTypes': 0.67, 'latinAmongTwo': 0.74, 'electronicOutside': 0.004}
    stays = {'claim': 0.998, 'first': 0.873, 'firstAlone': 0.988}
    seeds = [{**shares, 'stays': stays, 'allmusic': area} for area in (0.859, 0.851)]
    said = lines({**shares, 'stays': stays, 'allmusic': {'mean': 0.855}, 'seeds': seeds})
    assert 'mean: 0.855 (0.859, 0.851).' in said and '99.8 % (99.8 %, 99.8 %).' in said
    assert len(said.splitlines()) == 8


def test_a_style_says_what_it_was_judged_by_and_whether_it_is_shown() -> None:
    house = {'auc': 0.9468, 'songs': 106, 'against': 'labels', 'shownAbove': 0.3552}
    choir = {'auc': None, 'songs': 0, 'against': 'teacher', 'shownAbove': None}
    table = styles_table({'house': house, 'choir': choir})
    assert table.endswith('| house | 0.947 | 106 | labels | yes |\n| choir |  | 0 | teacher | no |\n')


def test_real_music_stands_in_the_card_where_it_was_measured() -> None:
    assert real_music(segue['world']) in details(metrics, spec)
    without = {name: value for name, value in segue.items() if name != 'world'}
    assert 'Real music' not in details(metrics | {'segue': without}, spec)
