import threading
from pathlib import Path

import numpy as np
import pytest
import torch

from hearing.body import feature_cache as heard
from hearing.body.feature_cache import MUSIC_CROPS, Heard, degraded, impressions, of_music
from hearing.body.features import IMPRESSION, SPREAD, STATISTICS
from hearing.data.classes import CLASSES, GENRE_CLASSES
from hearing.data.collection import Collection
from hearing.data.free_music import load_free_music
from hearing.folders import Folders
from hearing.front_end.augment import SELDOM
from hearing.front_end.picture import PATCH_STARTS, patches
from hearing.front_end.textures import BAND_MEANS, TEXTURES, TIME_ATOMS
from hearing.heads.network import SegueNetwork
from hearing.heads.predict import predict, predict_heard
from hearing.heads.pretrained import load_pretrained


@pytest.fixture
def network(weights_folder: Path) -> SegueNetwork:
    torch.manual_seed(3)
    network = SegueNetwork(2, 3, len(CLASSES), len(GENRE_CLASSES)).eval()
    load_pretrained(network, weights_folder, ())
    return network


def test_what_is_kept_is_what_the_network_hears(network: SegueNetwork, collection: Collection, tmp_path: Path) -> None:
    kept = impressions(network, collection.pictures[:3], tmp_path, 2)
    assert kept.plain.shape == (3, 5, IMPRESSION) and kept.plain.dtype == np.float32
    whole = predict(network, collection, np.arange(3))
    rest = predict_heard(network, kept.plain)
    for name in ('genres', 'tags', 'classes', 'features', 'called'):
        np.testing.assert_allclose(getattr(rest, name), getattr(whole, name), atol=1e-5, rtol=1e-4)


def test_of_degraded_music_the_patches_come_after_the_crops_of_what_it_was(
    network: SegueNetwork, folders: Folders, tmp_path: Path
) -> None:
    music = load_free_music(folders.free_music)
    music = music.of(np.arange(len(music.pictures)) < 2)
    kept = of_music(network, music, tmp_path)
    assert kept.crops.shape == (2, MUSIC_CROPS + 10, IMPRESSION) and kept.columns.shape == (2, MUSIC_CROPS + 10)
    as_it_is = impressions(network, music.pictures, tmp_path, MUSIC_CROPS)
    np.testing.assert_array_equal(kept.plain, as_it_is.plain)
    np.testing.assert_array_equal(kept.crops[:, :MUSIC_CROPS], as_it_is.crops)
    np.testing.assert_array_equal(kept.columns[:, MUSIC_CROPS:], [[*PATCH_STARTS, *PATCH_STARTS]] * 2)
    for kind in (0, 1):
        with torch.no_grad():
            wanted = network.hear(torch.from_numpy(patches(music.degraded[1, kind]))).numpy()
        np.testing.assert_allclose(kept.crops[1, MUSIC_CROPS + 5 * kind :][:5], wanted, atol=1e-5)


def test_degraded_music_stands_beside_what_it_was() -> None:
    plain = np.arange(3 * 5, dtype=np.float32).reshape(3, 5, 1)
    augmented = np.full((3, MUSIC_CROPS, 1), -1, np.float32)
    music = Heard(plain, np.concatenate([augmented, 100 + plain, 200 + plain], 1), np.zeros((3, 0), int))
    assert degraded(music)[:, :, 0].tolist() == [[2, 102, 202], [7, 107, 207], [12, 112, 212]]


def test_crops_begin_where_they_say_and_are_another_hearing_of_the_music(
    network: SegueNetwork, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Music that grows louder, so that its parts sound unlike each other.
    pictures = (collection.pictures[:3] * np.linspace(0.1, 1, 387)[:, None]).astype(np.uint8)
    changed = impressions(network, pictures, tmp_path / 'changed', 6)
    monkeypatch.setattr(heard, 'augment', lambda pictures, rng, limits: pictures)
    kept = impressions(network, pictures, tmp_path / 'plain', 6)
    assert kept.crops.shape == (3, 6, IMPRESSION) and kept.crops.dtype == np.float32
    assert 0 <= kept.columns.min() and 200 < kept.columns.max() <= 387 - 129
    np.testing.assert_array_equal(kept.columns, changed.columns)
    other = (kept.columns[2, 4:5] + 120) % 258
    here, there = (torch.from_numpy(patches(pictures[2], columns)) for columns in (kept.columns[2, 4:5], other))
    with torch.no_grad():
        exact, elsewhere = (network.hear(crop)[0].numpy() for crop in (here, there))
        with torch.autocast('cpu', dtype=torch.bfloat16):
            in_halves = network.hear(here)[0].float().numpy()
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
    first = impressions(network, pictures, tmp_path, 2)
    listened = []
    hear = heard.hear
    monkeypatch.setattr(heard, 'hear', lambda *arguments: (listened.append(1), hear(*arguments))[1])
    with torch.no_grad():
        network.genres.narrow.weight += 1
        network.genres.centre += 1
        for head in (network.hidden, network.tags, network.classes, network.called):
            head.weight += 1
    again = impressions(network, pictures, tmp_path, 2)
    for name in ('plain', 'crops', 'columns'):
        np.testing.assert_array_equal(getattr(again, name), getattr(first, name))
    assert not listened, 'what learns is no part of what is kept'
    with torch.no_grad():
        network.features[12].block[0][0].weight += 0.01
    another_start = impressions(network, pictures, tmp_path, 2)
    assert not np.array_equal(another_start.plain, first.plain)
    network.features[3].block[0][1].running_mean += 0.01
    assert not np.array_equal(impressions(network, pictures, tmp_path, 2).plain, another_start.plain)
    impressions(network, 255 - pictures, tmp_path, 2)
    assert impressions(network, pictures, tmp_path, 3).crops.shape[1] == 3
    assert len(listened) == 4


def test_what_is_heard_in_another_way_is_heard_again(
    network: SegueNetwork, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = collection.pictures[:1]
    impressions(network, pictures, tmp_path, 2)
    how = {'SEED': 8, 'OFTEN': SELDOM, 'PART_LENGTHS': [384, 288]}
    changes = {**how, 'TIME_ATOMS': 2 * TIME_ATOMS, 'BAND_MEANS': BAND_MEANS[:5]}
    for count, (name, value) in enumerate([*changes.items(), ('IMPRESSION_BLOCKS', (6,))], 2):
        with monkeypatch.context() as patch:
            patch.setattr(heard, name, value)
            impressions(network, pictures, tmp_path, 2)
        assert len(list(tmp_path.glob('heard-2-*.npz'))) == count, name


def test_some_tracks_are_taken_out_in_the_order_in_which_they_are_asked_for() -> None:
    plain, crops = np.random.default_rng(0).random((2, 6, 3, 4), np.float32)
    some = Heard(plain, crops, np.arange(18).reshape(6, 3)).of(np.array([4, 0, 4]))
    np.testing.assert_array_equal(some.plain, plain[[4, 0, 4]])
    np.testing.assert_array_equal(some.crops, crops[[4, 0, 4]])
    assert some.columns.tolist() == [[12, 13, 14], [0, 1, 2], [12, 13, 14]]


def test_what_was_broken_off_is_heard_again(
    network: SegueNetwork, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = collection.pictures[:2]
    heard_alone = heard.patches

    def stopping(picture: np.ndarray, *rest: np.ndarray) -> np.ndarray:
        if np.array_equal(picture, pictures[1]):
            raise KeyboardInterrupt
        return heard_alone(picture, *rest)

    def stopped(*paths: Path) -> None:
        raise KeyboardInterrupt

    whole = impressions(network, pictures, tmp_path / 'whole', 2)
    for name, place, breaking in (('hearing', heard, stopping), ('keeping', heard.os, stopped)):
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(place, 'patches' if place is heard else 'replace', breaking)
            impressions(network, pictures, tmp_path / name, 2)
        again = impressions(network, pictures, tmp_path / name, 2)
        np.testing.assert_array_equal(again.plain, whole.plain)
        np.testing.assert_array_equal(again.crops, whole.crops)


def test_two_trainings_side_by_side_hear_a_collection_once(
    network: SegueNetwork, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures, listened, hear = collection.pictures[:1], [], heard.hear
    found: list[Heard] = []

    def other() -> None:
        found.append(impressions(network, pictures, tmp_path, 2))

    second = threading.Thread(target=other)

    def hearing(*arguments: object) -> Heard:
        listened.append(1)
        if len(listened) == 1:
            second.start()
            second.join(0.3)
        return hear(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(heard, 'hear', hearing)
    first = impressions(network, pictures, tmp_path, 2)
    second.join()
    assert len(listened) == 1
    np.testing.assert_array_equal(found[0].plain, first.plain)
