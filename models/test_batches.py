from dataclasses import replace

import numpy as np
import torch

from batches import COLUMN_SECONDS, TrainingTracks, stretch_to_range
from data import Collection, split


def all_batches(collection: Collection, protocol: str, seed: int = 0) -> torch.Tensor:
    tracks = TrainingTracks(collection, split(collection, protocol, 0)[0])
    batches = tracks.epoch(2, 5, 0.3, 0.8, [seed, 0])
    rows = [torch.cat([b.pictures.flatten(), b.genres.flatten(), b.tags.flatten(), b.tags_known]) for b in batches]
    return torch.cat(rows)


def test_nothing_of_a_test_track_reaches_training(collection: Collection) -> None:
    for protocol in ('fault_filtered', 'random10', 'grouped5'):
        _, test = split(collection, protocol, 0)
        pictures, labels = collection.pictures.copy(), collection.labels.copy()
        pictures[test], labels[test] = 255 - pictures[test], 1 - labels[test]
        assert collection.tags
        tags = collection.tags.probabilities.copy()
        tags[np.isin(collection.tags.tracks, collection.tracks[test])] = 0.123
        spoilt = replace(
            collection, pictures=pictures, labels=labels, tags=replace(collection.tags, probabilities=tags)
        )
        assert torch.equal(all_batches(collection, protocol), all_batches(spoilt, protocol))


def test_what_is_trained_on_does_matter(collection: Collection) -> None:
    spoilt = replace(collection, pictures=255 - collection.pictures)
    assert not torch.equal(all_batches(collection, 'random10'), all_batches(spoilt, 'random10'))


def test_the_same_seed_gives_the_same_batches_and_another_gives_others(collection: Collection) -> None:
    assert torch.equal(all_batches(collection, 'all', 3), all_batches(collection, 'all', 3))
    assert not torch.equal(all_batches(collection, 'all', 3), all_batches(collection, 'all', 4))


def test_a_crop_is_taught_by_the_windows_inside_it_alone(collection: Collection) -> None:
    assert collection.tags
    tracks = TrainingTracks(collection, np.array([2]))
    own = collection.tags.tracks == collection.tracks[2]
    rows, starts = collection.tags.probabilities[own], collection.tags.start_seconds[own]
    first, last = 100 * COLUMN_SECONDS, 229 * COLUMN_SECONDS
    inside = [row for row, start in zip(rows, starts) if start >= first and start + 3 <= last]
    assert 6 <= len(inside) <= 8
    taught = tracks.teacher_tags(0, 100)
    assert taught is not None
    np.testing.assert_allclose(taught, np.mean(inside, axis=0), rtol=1e-6)


def test_tracks_that_the_teacher_never_heard_are_known_to_be_so(collection: Collection) -> None:
    assert collection.tags
    heard = collection.tags.tracks == collection.tracks[0]
    few = replace(
        collection.tags,
        tracks=collection.tags.tracks[heard],
        probabilities=collection.tags.probabilities[heard],
        start_seconds=collection.tags.start_seconds[heard],
    )
    tracks = TrainingTracks(replace(collection, tags=few), np.array([0, 1]))
    (batch,) = tracks.epoch(1, 2, 0.3, 0.0, [0, 0])
    assert sorted(batch.tags_known.tolist()) == [0.0, 1.0]
    assert batch.tags[batch.tags_known == 0].sum() == 0


def test_targets_stay_probabilities_when_songs_are_mixed(collection: Collection) -> None:
    tracks = TrainingTracks(collection, np.arange(20))
    for batch in tracks.epoch(1, 10, 0.3, 1.0, [0, 0]):
        torch.testing.assert_close(batch.genres.sum(1), torch.ones(len(batch.genres)))
        assert batch.tags.min() >= 0 and batch.tags.max() <= 1
        torch.testing.assert_close(batch.tags_known, torch.ones(len(batch.genres)))


def test_a_picture_is_scaled_to_its_own_range_and_a_flat_one_is_silence() -> None:
    scaled = stretch_to_range(np.array([[50, 100], [150, 75]], np.uint8))
    np.testing.assert_allclose(scaled, [[0, 0.5], [1, 0.25]], atol=1e-3)
    assert not stretch_to_range(np.full((2, 2), 9, np.uint8)).any()
