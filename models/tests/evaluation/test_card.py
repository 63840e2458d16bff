import json

import pytest

from evaluation.card.card import beside_accuracy, by_protocol, details, summary
from evaluation.card.papers import columns, f1_table, papers, split_explains
from evaluation.card.robustness import robustness, robustness_of_held_out
from evaluation.card.systems import accuracy, beside, published, side_by_side, split_worth
from evaluation.marked_text import BEGIN, END, with_figures
from hearing.folders import MODELS, ROOT

metrics = json.loads((MODELS / 'metrics.json').read_text())
segue = metrics['segue']
spec = json.loads((MODELS / 'spec.json').read_text())
card, readme = ((folder / 'README.md').read_text() for folder in (MODELS, ROOT))


def test_the_card_says_what_was_measured() -> None:
    assert card == with_figures(card, details(metrics, spec))


def test_the_readme_says_what_was_measured() -> None:
    assert readme == with_figures(readme, summary(segue))


def test_another_measurement_changes_both() -> None:
    other = {name: {**measured, 'accuracy': 0.123} for name, measured in by_protocol(segue).items()}
    assert '**12.3 %**' in details(metrics | {'segue': other}, spec)
    assert '12.3 %' in summary(other)


def test_only_what_stands_between_the_marks_is_written_anew() -> None:
    assert with_figures(f'before {BEGIN} old {END} after', 'new') == f'before {BEGIN}\n\nnew\n{END} after'


def test_a_text_without_a_place_for_figures_is_refused() -> None:
    with pytest.raises(ValueError, match='the text has no'):
        with_figures('nothing', 'new')


def test_how_little_an_encoding_changes_is_said_with_the_network_that_it_is_about() -> None:
    louder = {'songs': 12, 'genreUnchanged': 0.75, 'saidUnchanged': 0.625, 'meanCosine': 0.98, 'lowestCosine': 0.9}
    about = {'songs': 12, 'pieceSeconds': 45, 'network': '9.1.0', 'music': 'songs'}
    figure = {**about, 'variants': {'louder': louder}, 'all': louder}
    table = robustness(figure)
    assert '12 songs of free music, 45 seconds of each, encoded' in table and 'network 9.1.0; from songs)' in table
    assert '| louder | 75.0 % | 0.980 | 0.900 |' in table
    assert '--songs 12 --seconds 45 FOLDERS' in table
    assert 'one of its families or nothing, stays in 62.5 % of all cases.' in table
    whole = robustness(figure | {'pieceSeconds': None})
    assert '12 songs of free music, encoded' in whole and '--songs 12 FOLDERS' in whole
    without = {name: value for name, value in segue.items() if name != 'robustness'}
    assert 'network 9.1.0' not in details(metrics | {'segue': without}, spec)
    assert table in details(metrics | {'segue': segue | {'robustness': figure}}, spec)


def test_what_was_measured_beside_accuracy_has_a_line_each_and_what_was_not_has_none() -> None:
    assert beside_accuracy({}) == []
    near = {'precisionAt5': {'embedding': 0.5, 'mn04': 0.25}, 'sameArtist': {'embedding': 0.6, 'mn04': 0.4}}
    found = {'retrieval': near, 'tags_auc': {'mean': 0.95}, 'classes_auc': {'mean': 0.943}}
    (lines,) = beside_accuracy(found)
    for said in ('mn04, area under the ROC curve, mean: 0.943.', '50.0 % and 25.0 %', '0.600 and'):
        assert said in lines
    assert len(lines.splitlines()) == 3
    counted = {'crowds': 9, 'crowdsTakenForMusic': 2, 'crowdsNamed': 5, 'crowdsCalledSpeech': 1}
    (of_crowds,) = beside_accuracy({'crowds': {'measured': {**counted, 'others': 30, 'othersNamed': 3}}})
    assert 'Of 9 sounds' in of_crowds and '2 are taken for music; of the other 7, 5 are called one' in of_crowds
    assert '1 speech. Of 30 other sounds that are no music, 3 are.' in of_crowds
    (only_tags,) = beside_accuracy({'tags_auc': {'mean': 0.95}})
    assert only_tags == '- Tags against their teacher, area under the ROC curve, mean: 0.950.\n'


def test_of_songs_that_a_genre_fits_and_of_those_that_the_app_is_sure_of_it_is_said_how_many_keep_it() -> None:
    louder = {'songs': 3, 'genreUnchanged': 1, 'saidUnchanged': 1, 'meanCosine': 0.99, 'lowestCosine': 0.98}
    figure = {'songs': 3, 'pieceSeconds': None, 'network': '1.0.0', 'music': 'a', 'variants': {'louder': louder}}
    figure['all'] = louder
    of_all = 'stays in 100.0 % of all cases.\n'
    without = robustness({**figure, 'fits': None, 'sure': None})
    assert without.count('stays') == 1 and without.endswith(of_all)
    fits = {**louder, 'songs': 12, 'genreUnchanged': 0.951}
    sure = {**louder, 'songs': 7, 'genreUnchanged': 0.984}
    said = robustness({**figure, 'fits': fits, 'sure': sure})
    assert '95.1 % of the 12 songs of which the app claims a family, 98.4 % of the 7 songs' in said
    assert 'of which it claims one alone.\n\nWhat the app claims' in said and said.endswith(of_all)


def test_of_songs_of_the_ten_genres_it_is_said_who_heard_them_and_how_many_cases_keep_their_genre() -> None:
    figure = {'songs': 5, 'all': {'cases': 35, 'genreUnchanged': 0.981, 'meanCosine': 0.966}, 'seeds': [{}, {}]}
    said = robustness_of_held_out(figure)
    assert said.startswith('5 songs of the ten genres') and 'that know neither them nor their artists' in said
    assert 'stays in 98.1 % of 35 cases, the mean cosine is 0.966; means of 2 seeds.\n' in said
    with_it = details(metrics | {'segue': segue | {'robustness_unheard': figure}}, spec)
    assert said in with_it


def measured(accuracy: float, complete: bool = True, unit: str = 'songs', tracks: int = 947) -> dict[str, object]:
    folds = {'complete': complete, 'foldsHeard': [0], 'foldsOf': 1 if complete else 5}
    return {'accuracy': accuracy, 'tracks': tracks, 'unit': unit, **folds}


def test_what_a_figure_is_about_stands_beside_it() -> None:
    ours = measured(0.8)
    assert accuracy(None, ours) == ''
    assert accuracy(measured(0.612), ours) == '61.2 %'
    assert accuracy(measured(0.612, complete=False, tracks=204), ours) == '61.2 % (1 of 5 folds)'
    assert accuracy(measured(0.612, tracks=692), ours) == '61.2 % (692 songs)'
    assert accuracy(measured(0.9, unit='chunks', tracks=2000), None) == '90.0 % of chunks'


def test_the_worth_of_a_split_is_what_it_adds_to_artists_kept_apart() -> None:
    by_chunk = {'own': measured(0.9), 'random10': measured(0.7), 'grouped5': measured(0.6)}
    assert split_worth(by_chunk) == '+30.0 points'
    some_folds = {'random10': measured(0.7), 'grouped5': measured(0.6, complete=False)}
    assert split_worth(some_folds) == '+10.0 points (1 of 5 folds)'
    assert split_worth({'own': measured(0.9)}) == ''


def test_published_figures_are_given_as_their_authors_gave_them() -> None:
    given = metrics['published']
    assert published(given['small_cnn']) == '".85-.90"'
    assert published(given['tl_cnn_gru']) == '55.0 %, 71.0 % by random 10-fold'
    assert published(None) == ''


def test_systems_stand_side_by_side_only_where_there_are_several() -> None:
    assert beside({'segue': segue, 'literature': metrics['literature'], 'published': {}}) == []
    lines = side_by_side(metrics).splitlines()
    assert len(lines) > 3 and len({line.count('|') for line in lines}) == 1


def test_the_papers_f1_stands_beside_that_of_the_same_networks_trained_here() -> None:
    found = columns(metrics, 'tl_cnn_gru')
    assert [column.title.partition(', ')[2] for column in found] == [
        'published', 'published, 10-fold', 'here, a random fifth', 'here, 10-fold', 'here, artists apart'
    ]  # fmt: skip
    lines = f1_table(found).splitlines()
    rock = next(line for line in lines if line.startswith('| rock'))
    apart = metrics['tl_cnn_gru']['grouped5']
    assert rock.startswith('| rock | 0.04 | 0.50 |') and rock.endswith(f'| {apart["f1"]["rock"]:.2f} |')
    assert lines[-1].startswith('| accuracy | 55.0 % | 71.0 % |') and len(lines) == 13
    assert len(columns(metrics, 'tl_cnn')) == 4
    assert '| blues | 0.49 |' in papers(metrics)[0]
    assert papers({name: value for name, value in metrics.items() if name != 'tl_cnn_gru'}) == []


def test_what_the_split_explains_is_said_with_the_figures_that_show_it() -> None:
    folds = {'random10': {'accuracy': 0.681}, 'grouped5': {'accuracy': 0.592}}
    said = split_explains({'published': metrics['published'], 'tl_cnn_gru': folds})
    assert said.startswith('The split explains the 71.0 %: that network, trained here, has 68.1 % by random 10-fold')
    assert 'and 59.2 % with artists apart' in said and 'not explain 53.0 % and 55.0 %' in said
