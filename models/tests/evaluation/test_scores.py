from dataclasses import replace

import numpy as np

from evaluation.scores import bootstrap, calibration_curve, measure, tags_auc
from hearing.data.collection import Collection
from hearing.teachers.pseudo_labels import NOT_HEARD, tag_labels
from tests.made.answers import answers_of


def test_accuracy_f1_and_confusion_are_counted_per_song() -> None:
    numbers = measure(answers_of([0, 0, 0, 1, 1, 2, 2, 2, 2, 2], [0, 0, 1, 1, 1, 2, 2, 2, 2, 0]))
    assert numbers['accuracy'] == 0.8
    assert numbers['confusion'] == [[2, 1, 0], [0, 2, 0], [1, 0, 4]]
    assert numbers['f1'] == {'a': 0.6667, 'b': 0.8, 'c': 0.8889}
    assert numbers['tracks'] == 10


def test_the_interval_holds_the_mean_and_narrows_with_more_songs() -> None:
    few, many = bootstrap(np.tile([1.0, 1, 1, 0], 10)), bootstrap(np.tile([1.0, 1, 1, 0], 1000))
    assert few[0] < 0.75 < few[1] and many[0] < 0.75 < many[1]
    assert many[1] - many[0] < (few[1] - few[0]) / 5


def test_the_calibration_curve_of_honest_answers_is_the_diagonal() -> None:
    rng = np.random.default_rng(0)
    chances = rng.uniform(0.5, 1, 4000)
    labels = (rng.random(4000) > chances).astype(int)
    logits = np.log(np.stack([chances, 1 - chances], 1))[:, None].astype(np.float32)
    answers = answers_of(labels.tolist(), labels.tolist(), genres=2)
    curve = calibration_curve([replace(answers, logits=logits)])
    assert sum(part['tracks'] for part in curve) == 4000
    assert [part['confidence'] for part in curve] == sorted(part['confidence'] for part in curve)
    assert all(abs(part['confidence'] - part['accuracy']) < 0.06 for part in curve)
    sure = calibration_curve([replace(answers, logits=np.where(logits > -0.69, 9, 0).astype(np.float32))])
    assert sure[-1]['tracks'] > 3900 and len(sure) <= 2


def test_a_tag_is_judged_by_the_tracks_that_the_teacher_has_heard() -> None:
    says = np.tile([[1], [0]], (20, 1)).astype(np.int8)
    heard = np.where(says == 1, 0.8, 0.3).astype(np.float16)
    says[:4], heard[:4] = NOT_HEARD, [[0.1], [0.9], [0.1], [0.9]]
    answers = replace(answers_of([0] * 40, [0] * 40, about={'tags': ['sad']}), tags=heard, tag_labels=says)
    assert tags_auc(answers) == {'mean': 1.0, 'per_tag': {'sad': 1.0}}
    rare = says.copy()
    rare[says == 1] = 0
    assert tags_auc(replace(answers, tag_labels=rare)) == {}


def test_the_teacher_calls_a_song_so_or_not_or_has_not_heard_it(collection: Collection) -> None:
    assert collection.tags
    probabilities = np.zeros_like(collection.tags.probabilities)
    probabilities[collection.tags.tracks == collection.tracks[2], 0] = 0.5
    probabilities[collection.tags.tracks == collection.tracks[3], 1] = 0.05
    heard = collection.tags.tracks != collection.tracks[7]
    tags = replace(
        collection.tags,
        probabilities=probabilities[heard],
        tracks=collection.tags.tracks[heard],
        start_seconds=collection.tags.start_seconds[heard],
    )
    says = tag_labels(replace(collection, tags=tags))
    assert [list(map(int, np.flatnonzero(column == 1))) for column in says.T] == [[2], [3], []]
    assert (says[7] == NOT_HEARD).all() and (np.delete(says, 7, 0) != NOT_HEARD).all()
    assert tag_labels(replace(collection, tags=None)).shape == (20, 0)
