from dataclasses import replace

import numpy as np
import pytest

from batches import TrainingTracks
from data import Collection, split
from teacher import soft_targets, song_tags_of_teacher


@pytest.fixture
def telling(collection: Collection) -> Collection:
    """The teacher's first tag tells the genres apart, but for a little noise."""
    assert collection.tags
    probabilities = collection.tags.probabilities.copy()
    label = dict(zip(collection.tracks, collection.labels))
    probabilities[:, 0] = [0.2 + 0.5 * label[track] for track in collection.tags.tracks] + probabilities[:, 1] / 9
    return replace(collection, tags=replace(collection.tags, probabilities=probabilities))


def test_the_teacher_tells_songs_that_it_has_not_learned_from(telling: Collection) -> None:
    train, _ = split(telling, 'grouped5', 0)
    targets = soft_targets(telling, train)
    np.testing.assert_allclose(targets.sum(1), 1, atol=1e-5)
    assert (targets.argmax(1) == telling.labels[train]).mean() > 0.8
    assert 0.01 < targets.min(1).mean() < 0.5


def test_nothing_of_a_held_out_song_reaches_the_targets(telling: Collection) -> None:
    for protocol in ('fault_filtered', 'random10', 'grouped5'):
        train, test = split(telling, protocol, 0)
        labels = telling.labels.copy()
        labels[test] = 1 - labels[test]
        assert telling.tags
        probabilities = telling.tags.probabilities.copy()
        probabilities[np.isin(telling.tags.tracks, telling.tracks[test])] = 0.123
        spoilt = replace(telling, labels=labels, tags=replace(telling.tags, probabilities=probabilities))
        np.testing.assert_array_equal(soft_targets(telling, train), soft_targets(spoilt, train))


def test_a_song_s_own_label_and_its_artist_s_never_reach_its_target(telling: Collection) -> None:
    train, _ = split(telling, 'grouped5', 0)
    targets = soft_targets(telling, train)
    for place, track in enumerate(train):
        labels = telling.labels.copy()
        artist = telling.groups == telling.groups[track]
        labels[artist] = 1 - labels[artist]
        wronged = soft_targets(replace(telling, labels=labels), train)
        np.testing.assert_allclose(wronged[place], targets[place], atol=1e-6)
        assert not np.allclose(wronged, targets)


def test_where_the_teacher_is_silent_the_label_stays(telling: Collection) -> None:
    assert telling.tags
    heard = telling.tags.tracks != telling.tracks[6]
    few = replace(
        telling.tags,
        tracks=telling.tags.tracks[heard],
        probabilities=telling.tags.probabilities[heard],
        start_seconds=telling.tags.start_seconds[heard],
    )
    targets = soft_targets(replace(telling, tags=few), np.arange(4, 20))
    np.testing.assert_array_equal(targets[2], np.eye(2)[telling.labels[6]])
    assert targets[3].max() < 1
    assert np.isnan(song_tags_of_teacher(replace(telling, tags=None), np.arange(3))).all()


def test_half_of_a_target_is_the_teacher_s(telling: Collection) -> None:
    tracks = TrainingTracks(telling, np.arange(20))
    before = tracks.genres.copy()
    targets = np.full((20, 2), 0.5, np.float32)
    tracks.teach(targets, 0.5)
    np.testing.assert_allclose(tracks.genres, 0.5 * before + 0.25)
