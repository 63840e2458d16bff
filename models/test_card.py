import json

import pytest

from card import BEGIN, CARD, END, HERE, with_numbers


def test_the_card_says_what_was_measured() -> None:
    metrics, spec = (json.loads((HERE / name).read_text()) for name in ('metrics.json', 'spec.json'))
    assert CARD.read_text() == with_numbers(CARD.read_text(), metrics, spec)


def test_another_measurement_changes_the_card() -> None:
    metrics, spec = (json.loads((HERE / name).read_text()) for name in ('metrics.json', 'spec.json'))
    for measured in metrics['segue'].values():
        measured['accuracy'] = 0.123
    assert '**12.3 %**' in with_numbers(f'before {BEGIN} old {END} after', metrics, spec)


def test_a_card_without_a_place_for_numbers_is_refused() -> None:
    with pytest.raises(ValueError, match='the card has no'):
        with_numbers('nothing', {}, {})
