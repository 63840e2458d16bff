import threading
from pathlib import Path

import numpy as np
import pytest
import torch

from hearing import cache
from hearing.body import feature_cache
from hearing.body.feature_cache import MUSIC_CROPS, Features, MusicFeatures, features_of, features_of_music
from hearing.body.features import FEATURES, SPREAD, STATISTICS
from hearing.data.classes import CLASSES
from hearing.data.collection import Collection
from hearing.data.free_music import load_free_music
from hearing.folders import Folders
from hearing.front_end.picture import patches
from hearing.front_end.textures import TEXTURES
from hearing.half_precision import half_precision
from hearing.heads.network import SegueNetwork
from hearing.heads.prediction import predict, predict_features
from hearing.heads.pretrained import load_pretrained


@pytest.fixture
def network(weights_folder: Path) -> SegueNetwork:
    torch.manual_seed(3)
    network = SegueNetwork(2, 3, len(CLASSES)).eval()
    load_pretrained(network, weights_folder, ())
    return network


def test_what_is_kept_is_what_the_network_hears(network: SegueNetwork, collection: Collection, tmp_path: Path) -> None:
    kept = features_of(network.extractor, collection.pictures[:3], tmp_path, 2)
    assert kept.patches.shape == (3, 5, FEATURES) and kept.patches.dtype == np.float32
    whole = predict(network, collection, np.arange(3))
    rest = predict_features(network, kept.patches)
    for name in ('genres', 'tags', 'classes', 'raw_embedding'):
        np.testing.assert_allclose(getattr(rest, name), getattr(whole, name), atol=1e-5, rtol=1e-4)


def test_degraded_music_stands_beside_what_it_was(network: SegueNetwork, folders: Folders, tmp_path: Path) -> None:
    music = load_free_music(folders.free_music)
    music = music.of(np.arange(len(music.pictures)) < 2)
    kept = features_of_music(network.extractor, music, tmp_path)
    assert kept.clean.crops.shape == (2, MUSIC_CROPS, FEATURES) and kept.degraded.shape == (2, 2, 5, FEATURES)
    as_it_is = features_of(network.extractor, music.pictures, tmp_path, MUSIC_CROPS)
    for name in ('patches', 'crops', 'crop_columns'):
        np.testing.assert_array_equal(getattr(kept.clean, name), getattr(as_it_is, name))
    for way in (0, 1):
        with torch.no_grad():
            wanted = network.extractor(torch.from_numpy(patches(music.degraded[1, way]))).numpy()
        np.testing.assert_allclose(kept.degraded[1, way], wanted, atol=1e-5)


def test_the_patches_of_degraded_music_come_after_its_crops() -> None:
    plain = np.arange(3 * 5, dtype=np.float32).reshape(3, 5, 1)
    clean = Features(plain, np.full((3, 2, 1), -1, np.float32), np.zeros((3, 2), int))
    music = MusicFeatures(clean, np.stack([100 + plain, 200 + plain], 1))
    assert music.all()[1, :, 0].tolist() == [5, 6, 7, 8, 9, -1, -1, *range(105, 110), *range(205, 210)]


def test_crops_begin_where_they_say_and_are_another_hearing_of_the_music(
    network: SegueNetwork, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Music that grows louder, so that its parts sound unlike each other.
    pictures = (collection.pictures[:3] * np.linspace(0.1, 1, 387)[:, None]).astype(np.uint8)
    changed = features_of(network.extractor, pictures, tmp_path / 'changed', 6)
    monkeypatch.setattr(feature_cache, 'augment', lambda pictures, rng, limits: pictures)
    kept = features_of(network.extractor, pictures, tmp_path / 'plain', 6)
    assert kept.crops.shape == (3, 6, FEATURES) and kept.crops.dtype == np.float32
    assert 0 <= kept.crop_columns.min() and 200 < kept.crop_columns.max() <= 387 - 129
    np.testing.assert_array_equal(kept.crop_columns, changed.crop_columns)
    other = (kept.crop_columns[2, 4:5] + 120) % 258
    here, there = (torch.from_numpy(patches(pictures[2], columns)) for columns in (kept.crop_columns[2, 4:5], other))
    with torch.no_grad():
        exact, elsewhere = (network.extractor(crop)[0].numpy() for crop in (here, there))
        with half_precision():
            in_halves = network.extractor(here)[0].float().numpy()
    ends = np.cumsum([384, sum(SPREAD), sum(STATISTICS)])
    found = kept.crops[2, 4]
    for off, wanted in ((found - in_halves, 0.001), (found - exact, 0.1)):
        for part, loudness in zip(np.split(off, ends), np.split(exact, ends)):
            assert np.abs(part).mean() < wanted * loudness.std()
    for off in (found - elsewhere, found - changed.crops[2, 4]):
        for part, loudness in zip(np.split(off, ends), np.split(exact, ends)):
            # This music differs in little but its loudness, which textures do not hear.
            assert np.abs(part).mean() > (0.1 if len(part) == TEXTURES else 0.2) * loudness.std()


def test_the_same_is_never_heard_twice_and_anything_else_is(
    network: SegueNetwork, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = collection.pictures[:1]
    first = features_of(network.extractor, pictures, tmp_path, 2)
    listened = []
    compute = feature_cache.compute
    monkeypatch.setattr(feature_cache, 'compute', lambda *given: (listened.append(1), compute(*given))[1])
    with torch.no_grad():
        network.genres.narrow.weight += 1
        network.genres.centre += 1
        for head in (network.hidden, network.tags, network.classes):
            head.weight += 1
    again = features_of(network.extractor, pictures, tmp_path, 2)
    for name in ('patches', 'crops', 'crop_columns'):
        np.testing.assert_array_equal(getattr(again, name), getattr(first, name))
    assert not listened, 'what learns is no part of what is kept'
    with torch.no_grad():
        network.extractor.body[12].block[0][0].weight += 0.01
    another_start = features_of(network.extractor, pictures, tmp_path, 2)
    assert not np.array_equal(another_start.patches, first.patches)
    network.extractor.body[3].block[0][1].running_mean += 0.01
    assert not np.array_equal(features_of(network.extractor, pictures, tmp_path, 2).patches, another_start.patches)
    features_of(network.extractor, 255 - pictures, tmp_path, 2)
    assert features_of(network.extractor, pictures, tmp_path, 3).crops.shape[1] == 3
    assert len(listened) == 4


def test_what_is_made_by_other_code_is_made_anew(
    network: SegueNetwork, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = collection.pictures[:1]
    features_of(network.extractor, pictures, tmp_path, 2)
    monkeypatch.setattr(feature_cache, 'code_checksum', lambda _: 'other')
    features_of(network.extractor, pictures, tmp_path, 2)
    assert len(list(tmp_path.glob('features-2-*.npz'))) == 2


def test_some_tracks_are_taken_out_in_the_order_in_which_they_are_asked_for() -> None:
    plain, crops = np.random.default_rng(0).random((2, 6, 3, 4), np.float32)
    some = Features(plain, crops, np.arange(18).reshape(6, 3)).of(np.array([4, 0, 4]))
    np.testing.assert_array_equal(some.patches, plain[[4, 0, 4]])
    np.testing.assert_array_equal(some.crops, crops[[4, 0, 4]])
    assert some.crop_columns.tolist() == [[12, 13, 14], [0, 1, 2], [12, 13, 14]]


def test_what_was_broken_off_is_heard_again(
    network: SegueNetwork, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = collection.pictures[:2]
    cut = feature_cache.patches

    def stopping(picture: np.ndarray, *rest: np.ndarray) -> np.ndarray:
        if np.array_equal(picture, pictures[1]):
            raise KeyboardInterrupt
        return cut(picture, *rest)

    def stopped(*paths: Path) -> None:
        raise KeyboardInterrupt

    whole = features_of(network.extractor, pictures, tmp_path / 'whole', 2)
    for name, place, breaking in (('computing', feature_cache, stopping), ('keeping', cache.os, stopped)):
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(place, 'patches' if place is feature_cache else 'replace', breaking)
            features_of(network.extractor, pictures, tmp_path / name, 2)
        again = features_of(network.extractor, pictures, tmp_path / name, 2)
        np.testing.assert_array_equal(again.patches, whole.patches)
        np.testing.assert_array_equal(again.crops, whole.crops)


def test_two_trainings_side_by_side_hear_a_collection_once(
    network: SegueNetwork, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures, listened, compute = collection.pictures[:1], [], feature_cache.compute
    found: list[Features] = []

    def other() -> None:
        found.append(features_of(network.extractor, pictures, tmp_path, 2))

    second = threading.Thread(target=other)

    def computing(*arguments: object) -> Features:
        listened.append(1)
        if len(listened) == 1:
            second.start()
            second.join(0.3)
        return compute(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(feature_cache, 'compute', computing)
    first = features_of(network.extractor, pictures, tmp_path, 2)
    second.join()
    assert len(listened) == 1
    np.testing.assert_array_equal(found[0].patches, first.patches)
