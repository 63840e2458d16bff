import threading
from pathlib import Path

import numpy as np
import pytest
import torch

import heard
from classes import CLASSES
from data import Collection
from heard import heard_by_blocks
from network import SegueNetwork
from picture import patches
from predict import predict, predict_heard

KEPT = 13


@pytest.fixture
def network() -> SegueNetwork:
    torch.manual_seed(3)
    return SegueNetwork(2, 3, len(CLASSES)).eval()


def test_what_is_kept_is_what_the_network_hears(
    network: SegueNetwork, collection: Collection, tmp_path: Path
) -> None:
    kept = heard_by_blocks(network, KEPT, collection.pictures[:3], tmp_path, 2)
    assert kept.plain.shape[:2] == (3, 5) and kept.plain.dtype == np.float32
    whole = predict(network, collection, np.arange(3))
    rest = predict_heard(network, kept.plain, KEPT)
    for name in ('genres', 'tags', 'classes', 'features'):
        np.testing.assert_allclose(getattr(rest, name), getattr(whole, name), atol=1e-5, rtol=1e-4)


def test_crops_begin_where_they_say_and_are_another_hearing_of_the_music(
    network: SegueNetwork, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = heard_by_blocks(network, KEPT, collection.pictures[:3], tmp_path / 'changed', 6)
    monkeypatch.setattr(heard, 'augment', lambda pictures, rng: pictures)
    kept = heard_by_blocks(network, KEPT, collection.pictures[:3], tmp_path / 'plain', 6)
    assert kept.crops.shape[:2] == (3, 6) and kept.crops.dtype == np.float16
    assert 0 <= kept.columns.min() and 200 < kept.columns.max() <= 387 - 129
    np.testing.assert_array_equal(kept.columns, changed.columns)
    other = (kept.columns[2, 4:5] + 120) % 258
    with torch.no_grad():
        crop = network.hear(torch.from_numpy(patches(collection.pictures[2], kept.columns[2, 4:5])), 0, KEPT)
        elsewhere = network.hear(torch.from_numpy(patches(collection.pictures[2], other)), 0, KEPT)
    loudness = float(crop.std())
    assert np.abs(kept.crops[2, 4] - crop[0].numpy()).mean() < 0.02 * loudness
    assert np.abs(kept.crops[2, 4] - elsewhere[0].numpy()).mean() > 0.1 * loudness
    assert np.abs(kept.crops[2, 4] - changed.crops[2, 4].astype(np.float32)).mean() > 0.1 * loudness


def test_the_same_is_never_heard_twice_and_anything_else_is(
    network: SegueNetwork, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = collection.pictures[:1]
    first = heard_by_blocks(network, KEPT, pictures, tmp_path, 2)
    written = []
    write = heard.write
    monkeypatch.setattr(heard, 'write', lambda *arguments: (written.append(1), write(*arguments)))
    with torch.no_grad():
        network.features[KEPT].block[0][0].weight += 1
        network.genres.weight += 1
    np.testing.assert_array_equal(heard_by_blocks(network, KEPT, pictures, tmp_path, 2).crops, first.crops)
    assert not written, 'what learns is no part of what is kept'
    with torch.no_grad():
        network.features[KEPT - 1].block[0][0].weight += 0.01
    another_start = heard_by_blocks(network, KEPT, pictures, tmp_path, 2)
    assert not np.array_equal(another_start.plain, first.plain)
    heard_by_blocks(network, KEPT, 255 - pictures, tmp_path, 2)
    heard_by_blocks(network, KEPT - 1, pictures, tmp_path, 2)
    assert heard_by_blocks(network, KEPT, pictures, tmp_path, 3).crops.shape[1] == 3
    assert len(written) == 4


def test_what_was_broken_off_is_heard_again(
    network: SegueNetwork, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = collection.pictures[:2]
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        heard_alone = heard.patches

        def stopping(picture: np.ndarray, *rest: np.ndarray) -> np.ndarray:
            if np.array_equal(picture, pictures[1]):
                raise KeyboardInterrupt
            return heard_alone(picture, *rest)

        patch.setattr(heard, 'patches', stopping)
        heard_by_blocks(network, KEPT, pictures, tmp_path / 'broken', 2)
    again = heard_by_blocks(network, KEPT, pictures, tmp_path / 'broken', 2)
    whole = heard_by_blocks(network, KEPT, pictures, tmp_path / 'whole', 2)
    np.testing.assert_array_equal(again.plain, whole.plain)
    np.testing.assert_array_equal(again.crops, whole.crops)


def test_two_trainings_side_by_side_hear_a_collection_once(
    network: SegueNetwork, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures, written, write = collection.pictures[:1], [], heard.write
    found: list[heard.Heard] = []

    def other() -> None:
        found.append(heard_by_blocks(network, KEPT, pictures, tmp_path, 2))

    second = threading.Thread(target=other)

    def writing(*arguments: object) -> None:
        written.append(1)
        if len(written) == 1:
            second.start()
            second.join(0.3)
        write(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(heard, 'write', writing)
    first = heard_by_blocks(network, KEPT, pictures, tmp_path, 2)
    second.join()
    assert len(written) == 1
    np.testing.assert_array_equal(found[0].plain, first.plain)
