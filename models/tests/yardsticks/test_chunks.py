import numpy as np
import pytest

from hearing.data.collection import Collection, folds_of
from hearing.train.runs import Run
from yardsticks.chunk_networks import DEEP, SMALL, deep_cnn, small_cnn, votes
from yardsticks.chunks import BANDS, Cut, cut_tracks, half_the_bands, split_chunks

PROTOCOLS = ('random10', 'grouped5', 'fault_filtered')


def test_bands_are_averaged_in_pairs() -> None:
    pairs = np.tile(np.array([10, 20], np.uint8), (2, 64))
    assert (half_the_bands(pairs) == 15).all()
    assert half_the_bands(pairs).shape == (2, BANDS)


def test_a_song_is_cut_into_all_its_whole_chunks(collection: Collection) -> None:
    chunks = cut_tracks(collection, np.array([3, 5]), Cut(columns=65, hop=39, own_share=0.25))
    assert chunks.pictures.shape == (18, 65, BANDS)
    assert chunks.track.tolist() == [3] * 9 + [5] * 9
    assert chunks.place.tolist() == [*range(9), *range(9)]
    np.testing.assert_array_equal(chunks.pictures[10], half_the_bands(collection.pictures[5, 39:104]))


@pytest.mark.parametrize('system', [SMALL, DEEP])
def test_no_track_group_or_chunk_crosses_a_clean_fold(collection: Collection, system: object) -> None:
    for protocol in PROTOCOLS:
        for fold in folds_of(collection, protocol):
            learned, tested = split_chunks(collection, Run(protocol, fold, 0), system.cut)
            assert len(learned.track) and len(tested.track)
            assert not set(learned.track) & set(tested.track)
            assert not set(collection.groups[learned.track]) & set(collection.groups[tested.track])


@pytest.mark.parametrize('system', [SMALL, DEEP])
def test_by_the_authors_own_protocol_songs_stand_on_both_sides(collection: Collection, system: object) -> None:
    learned, tested = split_chunks(collection, Run('own', 0, 0), system.cut)
    assert set(tested.track) <= set(learned.track)
    both = len(learned.track) + len(tested.track)
    assert len(tested.track) == round(system.cut.own_share * both)
    pairs = {*zip(learned.track, learned.place)} & {*zip(tested.track, tested.place)}
    assert not pairs, 'a chunk itself is on one side only'


def test_overlapping_chunks_share_seconds_across_the_authors_own_split(collection: Collection) -> None:
    learned, tested = split_chunks(collection, Run('own', 0, 0), DEEP.cut)
    beside = {(track, place + 1) for track, place in zip(learned.track, learned.place)}
    shared = [chunk in beside for chunk in zip(tested.track, tested.place)]
    assert DEEP.cut.hop < DEEP.cut.columns
    assert np.mean(shared) > 0.3


def test_the_deep_network_has_its_published_size() -> None:
    size = sum(weight.numel() for weight in deep_cnn(10, DEEP.cut.columns).parameters())
    assert round(size / 1e6, 1) == 14.2
    assert sum(weight.numel() for weight in small_cnn(10, SMALL.cut.columns).parameters()) < size / 10


def test_most_votes_win_and_a_tie_goes_to_the_surer_chunks() -> None:
    clear = np.array([[[9, 0, 0], [0, 1, 0], [0, 1, 0]]], np.float32)
    tied = np.array([[[9, 0, 0], [0, 1, 0]], [[1, 0, 0], [0, 9, 0]]], np.float32)
    assert votes(clear)[:, 0].argmax(1).tolist() == [1]
    assert votes(tied)[:, 0].argmax(1).tolist() == [0, 1]
