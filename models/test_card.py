import json

import pytest

from card import BEGIN, CARD, END, HERE, README, details, summary, with_figures

segue = json.loads((HERE / 'metrics.json').read_text())['segue']
spec = json.loads((HERE / 'spec.json').read_text())


def test_the_card_says_what_was_measured() -> None:
    assert CARD.read_text() == with_figures(CARD.read_text(), details(segue, spec))


def test_the_readme_says_what_was_measured() -> None:
    assert README.read_text() == with_figures(README.read_text(), summary(segue))


def test_another_measurement_changes_both() -> None:
    other = {name: {**measured, 'accuracy': 0.123} for name, measured in segue.items()}
    assert '**12.3 %**' in details(other, spec)
    assert '12.3 %' in summary(other)


def test_only_what_stands_between_the_marks_is_written_anew() -> None:
    assert with_figures(f'before {BEGIN} old {END} after', 'new') == f'before {BEGIN}\n\nnew\n{END} after'


def test_a_text_without_a_place_for_figures_is_refused() -> None:
    with pytest.raises(ValueError, match='the text has no'):
        with_figures('nothing', 'new')
