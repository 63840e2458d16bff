from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from hearing.data.classes import CLASSES, GENRE_CLASSES
from hearing.export.assemble.novelty import add_novelty
from hearing.export.graph import Graph
from hearing.heads.novelty import Novelty, balanced, fit_novelty
from hearing.interpret import run_model
from tests.made.songs import NAMES, PATCHES, PLACE, of_learned, songs


def heard_twice(count: int, seed: int) -> NDArray:
    """What mn04 calls other music as it is and degraded: little else."""
    rng = np.random.default_rng(seed)
    asked = len(GENRE_CLASSES)
    return rng.normal(-5, 1, (count, 1, asked)) + rng.normal(0, 0.1, (count, 3, asked))


@pytest.fixture(scope='module')
def novelty() -> Novelty:
    classes, _, labels = of_learned(60, 0)
    fitted = fit_novelty(classes, labels, NAMES, 0.8, heard_twice(50, 8))
    return balanced(fitted, *of_learned(30, 1)[:2])


def test_a_genre_that_was_left_out_scores_higher_than_those_that_were_learned(novelty: Novelty) -> None:
    classes, genres, _ = of_learned(40, 2)
    known = novelty.of_songs(classes, genres)
    for name in ('flamenco', 'techno', 'opera'):
        others, unsure, _ = songs(name, 0.5, 40, np.random.default_rng(3))
        found = np.concatenate([known, novelty.of_songs(others, unsure)])
        assert roc_auc_score(np.repeat([0, 1], [len(known), 40]), found) > 0.95


def test_each_part_notices_what_the_others_do_not(novelty: Novelty) -> None:
    usual = [part.mean() for part in novelty.parts(*(array[:, 0] for array in of_learned(40, 2)[:2]))]
    classes, genres, _ = (array[:40] for array in of_learned(40, 2))
    another = classes.copy()
    another[:, :, PLACE['flamenco']] += 6
    neither = classes.copy()
    neither[:, :, PLACE['blues']] -= 15
    for part, (called, heard) in enumerate(((another, genres), (neither, genres), (classes, 0 * genres))):
        rise = [
            (value.mean() - before) * weight
            for value, before, weight in zip(novelty.parts(called[:, 0], heard[:, 0]), usual, novelty.weights)
        ]
        assert rise[part] > 2, (part, rise)
        assert part == 0 or rise[0] < 0.5, (part, rise)
        assert part == 2 or rise[2] < 0.5, (part, rise)


def test_a_class_that_is_a_learned_genre_by_another_name_is_not_another(novelty: Novelty) -> None:
    genres = [CLASSES[index] for index in GENRE_CLASSES]
    assert {known['kind'] for known in genres} == {'genre'}
    others = {genres[index]['name'] for index in novelty.others}
    assert {known['name'] for known in genres} - others == set(NAMES)
    classes, _, labels = of_learned(10, 0)
    names = ('hiphop', 'metal', 'jazz')
    known_by_other_names = fit_novelty(classes, labels, names, 1.0, heard_twice(50, 8))
    assert len(known_by_other_names.others) == len(genres) - 3


def test_the_score_is_what_its_formula_says() -> None:
    novelty = Novelty(
        others=np.array([1]),
        others_scale=np.array([0.5]),
        others_offset=np.array([-1.0]),
        matrix=np.array([[2.0, 0.0], [0.0, 1.0]]),
        offset=np.array([1.0, 0.0]),
        centres=np.array([[0.0, 0.0], [3.0, 8.0]]),
        temperature=2.0,
        weights=(1.0, 10.0, 100.0, 1000.0),
        bias=0.25,
    )
    classes, genres = np.array([[1.0, 4.0]]), np.array([[0.0, 2 * np.log(3)]])
    above, distance, doubt, entropy = novelty.parts(classes, genres)
    assert above[0] == pytest.approx(4 * 0.5 - 1)
    # (1, 4) becomes (3, 4): 5 from the first centre, 4 from the second.
    assert distance[0] == pytest.approx(4)
    assert doubt[0] == pytest.approx(np.log(0.25 / 0.75))
    assert entropy[0] == pytest.approx(-0.25 * np.log(0.25) - 0.75 * np.log(0.75))
    assert novelty(classes, genres)[0] == pytest.approx(1 + 40 + 100 * np.log(1 / 3) + 1000 * entropy[0] + 0.25)


def test_certainty_beyond_measure_counts_as_certainty(novelty: Novelty) -> None:
    classes = np.zeros((2, len(GENRE_CLASSES)))
    found = novelty(classes, np.array([[30.0, 0, 0], [3000.0, 0, 0]]))
    assert np.isfinite(found).all()
    assert found[0] == pytest.approx(found[1])


def test_a_balanced_score_is_zero_on_average_and_weighs_its_parts_alike(novelty: Novelty) -> None:
    classes, genres, _ = of_learned(30, 1)
    assert novelty.of_songs(classes, genres).mean() == pytest.approx(0, abs=1e-9)
    flat = novelty.parts(classes.reshape(-1, len(GENRE_CLASSES)), genres.reshape(-1, len(NAMES)))
    for part, weight in zip(flat, novelty.weights):
        assert (weight * part.reshape(-1, PATCHES).mean(1)).std() == pytest.approx(1)


def test_a_song_s_score_is_the_mean_of_its_patches_scores(novelty: Novelty) -> None:
    classes, genres, _ = of_learned(1, 4)
    per_patch = [novelty(classes[:, patch], genres[:, patch]) for patch in range(PATCHES)]
    np.testing.assert_allclose(novelty.of_songs(classes, genres), np.mean(per_patch, axis=0))


def test_a_genre_without_a_song_has_no_centre() -> None:
    classes, _, labels = of_learned(10, 0)
    fitted = fit_novelty(classes[labels != 1], labels[labels != 1], NAMES, 1.0, heard_twice(50, 8))
    assert len(fitted.centres) == 2 and np.isfinite(fitted.centres).all()


def test_what_degrading_changes_counts_less_in_the_distance_and_among_the_others() -> None:
    classes, genres, labels = of_learned(60, 0)
    steady = heard_twice(50, 8)
    changed = steady.copy()
    changed[:, 1:, PLACE['flamenco']] += np.random.default_rng(9).normal(0, 3, (50, 2))
    fitted = [fit_novelty(classes, labels, NAMES, 0.8, hearings) for hearings in (steady, changed)]
    song, unsure = classes[:1, 0], genres[:1, 0]

    def rises(name: str) -> NDArray:
        """By how much both of the first two parts rise, as each was fitted, when a song is called so."""
        another = song.copy()
        another[:, PLACE[name]] += 6
        parts = [np.array([each.parts(called, unsure)[:2] for each in fitted]) for called in (song, another)]
        return (parts[1] - parts[0])[:, :, 0]

    assert (rises('flamenco')[1] < rises('flamenco')[0] / 2).all()
    np.testing.assert_allclose(*rises('techno'), rtol=0.2)


def test_the_graph_says_what_the_score_says(novelty: Novelty, tmp_path: Path) -> None:
    classes, genres, _ = (array[:, 0] for array in (*of_learned(4, 5)[:2], of_learned(4, 5)[0]))
    others, unsure, _ = songs('flamenco', 1, 4, np.random.default_rng(6))
    both = np.c_[np.concatenate([classes, others[:, 0]]), np.concatenate([genres, unsure[:, 0]])].astype(np.float32)
    both[0, -len(NAMES) :] = 60, 0, 0
    graph = Graph(np.float32)
    heard = graph.placeholder('heard', (-1, both.shape[1]))
    place = np.eye(both.shape[1])
    graph.matmul('called/head', heard, place[:, : len(GENRE_CLASSES)], np.zeros(len(GENRE_CLASSES)))
    graph.matmul('genres/head', heard, place[:, len(GENRE_CLASSES) :], np.zeros(len(NAMES)))
    weighted = replace(novelty, weights=(0.5, 2.0, 0.25, 3.0), bias=-0.75)
    graph.output('novelty', add_novelty(graph, weighted, 'called/head', 'genres/head'), (-1, 1))
    graph.write(tmp_path, '0.0.0')
    said = run_model(tmp_path, both)['novelty']
    assert said.shape == (len(both), 1)
    wanted = weighted(both[:, : len(GENRE_CLASSES)], both[:, len(GENRE_CLASSES) :])
    np.testing.assert_allclose(said[:, 0], wanted, atol=2e-3)
    assert np.ptp(wanted) > 1
