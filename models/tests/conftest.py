"""What the tests share: a small synthetic collection, untrained weights in mn04's shape, a little free music, and the
real data's place. No test writes to models/runs/."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from hearing.body import batch_norms as norms
from hearing.body.batch_norms import measuring
from hearing.body.mobilenet_v3 import BLOCKS, HIDDEN, LAST_CHANNELS, body, scaled
from hearing.data.classes import CLASSES
from hearing.data.collection import Collection, load_collection
from hearing.data.vocabulary import load_vocabulary
from hearing.folders import MODELS, Folders
from hearing.front_end.mn04_input import EfficientAtInput
from hearing.heads.network import SegueNetwork
from yardsticks.mobilenet_v2 import WEIGHTS, MobileNetV2, keras_layers

# The order of sums, and so a resumed run, depends on the number of threads.
torch.set_num_threads(1)

GENRES = ('high', 'low')
TEACHER_NAMES = ('rock', 'jazz', 'sad')
TRACKS_PER_FOLD = 4
FOLDS = 5
AUDIOSET_CLASSES = 527
STRETCHES = 24


@pytest.fixture(scope='session')
def collection_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """20 tracks of two genres: energy in the high bands or in the low ones. Two folds of each protocol and more."""
    folder = tmp_path_factory.mktemp('collection')
    rng = np.random.default_rng(0)
    tracks = [f'{GENRES[i % 2]}.{i:05d}' for i in range(TRACKS_PER_FOLD * FOLDS)]
    pictures = rng.integers(0, 100, (len(tracks), 128, 387), dtype=np.uint8)
    for index, picture in enumerate(pictures):
        picture[(64 if index % 2 == 0 else 0) :][:64] += 150
    np.savez(folder / 'log_mel_u8.npz', log_mel=pictures, track=np.array(tracks))
    with open(folder / 'tracks.csv', 'w', newline='') as file:
        table = csv.writer(file)
        table.writerow(['track', 'genre', 'artist', 'group', 'usable', 'random10', 'grouped5', 'fault_filtered'])
        for index, track in enumerate(tracks):
            fold = index // TRACKS_PER_FOLD
            part = ('test', 'valid', 'train', 'train', '')[fold]
            genre = track.split('.')[0]
            row = [track, genre, f'{genre} {index // 2}', index // 2, int(index != 19), fold, fold, part]
            table.writerow(row)
    heard = [track for track in tracks for _ in range(28)]
    starts = np.tile(np.arange(28) * 0.976, len(tracks))
    tags = rng.random((len(heard), len(TEACHER_NAMES)))
    np.savez(
        folder / 'musicnn_tags.npz',
        tags=tags.astype(np.float16),
        track=np.array(heard),
        start_seconds=starts.astype(np.float32),
        tag_names=np.array(TEACHER_NAMES),
    )
    return folder


@pytest.fixture
def collection(collection_folder: Path) -> Collection:
    return load_collection(collection_folder)


@pytest.fixture(scope='session')
def weights_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Weights by mn04's names and shapes, normalised but not trained, and a list of classes."""
    folder = tmp_path_factory.mktemp('weights')
    torch.manual_seed(0)
    untrained = body()
    with measuring(untrained):
        untrained(EfficientAtInput()(torch.rand(8, 129, 128)))
    state = {f'features.{name}': value for name, value in untrained.state_dict().items()}
    state['classifier.2.weight'] = torch.randn(HIDDEN, scaled(LAST_CHANNELS)) * 0.05
    state['classifier.2.bias'] = torch.zeros(HIDDEN)
    state['classifier.5.weight'] = torch.randn(AUDIOSET_CLASSES, HIDDEN) * 0.05
    state['classifier.5.bias'] = torch.randn(AUDIOSET_CLASSES) - 2
    torch.save(state, folder / 'mn04_as.pt')
    names = [f'Nothing, number {index}' for index in range(AUDIOSET_CLASSES)]
    for place, known in enumerate(CLASSES):
        names[520 - 5 * place] = known['audioset']
    # What the vocabulary is learned from beside the classes that are kept.
    vocabulary = load_vocabulary()
    others = {name for style in vocabulary.styles for name in style.learned_from.get('audioset', [])}
    for place, name in enumerate(sorted((others | set(vocabulary.label_families['free'])) - set(names))):
        names[1 + 5 * place] = name
    with open(folder / 'audioset_labels.csv', 'w', newline='') as file:
        table = csv.writer(file)
        table.writerow(['index', 'mid', 'display_name'])
        table.writerows([index, f'/m/{index}', name] for index, name in enumerate(names))
    return folder


@pytest.fixture(scope='session')
def folders(collection_folder: Path, weights_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """In place of the repository's: an adapted mn04, not the untouched one, and two stretches of each of 12 files."""
    root = tmp_path_factory.mktemp('folders')
    folders = Folders(root, root / 'data')
    folders.runs.mkdir(parents=True)
    folders.data.mkdir()
    folders.collection.symlink_to(collection_folder)
    folders.weights.symlink_to(weights_folder)
    rng = np.random.default_rng(2)
    state = torch.load(weights_folder / 'mn04_as.pt')
    state = {name: value * 1.01 if value.is_floating_point() else value for name, value in state.items()}
    torch.save(state, folders.adapted)
    pictures = rng.integers(0, 256, (STRETCHES, 387, 128), dtype=np.uint8)
    np.savez(
        folders.free_music,
        pictures=pictures,
        degraded=np.stack([pictures // 2, pictures // 4 + 40], 1),
        logits=rng.normal(-3, 2, (STRETCHES, 5, AUDIOSET_CLASSES)).astype(np.float16),
        pooled=rng.normal(0, 1, (STRETCHES, 5, scaled(LAST_CHANNELS))).astype(np.float16),
        sources=np.array([f'package/file {index // 2}' for index in range(STRETCHES)]),
    )
    return folders


@pytest.fixture
def own_folders(folders: Folders, tmp_path: Path) -> Folders:
    """The same start, music and data, for a test that writes runs, answers or files of the repository of its own."""
    own = Folders(tmp_path, folders.data)
    own.runs.mkdir(parents=True)
    own.adapted.symlink_to(folders.adapted)
    own.free_music.symlink_to(folders.free_music)
    folders.cache.mkdir(exist_ok=True)
    own.cache.symlink_to(folders.cache)
    for shared in (own.contract, own.published):
        shutil.copy(MODELS / shared.name, shared)
    return own


@pytest.fixture(autouse=True)
def few_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty synthetic tracks have no more to tell about statistics."""
    monkeypatch.setattr(norms, 'BATCHES', 1)


@pytest.fixture(scope='session')
def systems_weights(weights_folder: Path) -> Path:
    """Beside mn04's, weights by MobileNetV2's names and shapes, as Keras keeps them, not trained."""
    rng = np.random.default_rng(0)
    arrays: dict[str, NDArray[np.float32]] = {}
    for conv, norm, layer in keras_layers(MobileNetV2()):
        depthwise = layer.conv.groups > 1
        shape = layer.conv.weight.permute(2, 3, 0, 1) if depthwise else layer.conv.weight.permute(2, 3, 1, 0)
        kernel = rng.normal(0, (2 / layer.conv.weight[0].numel()) ** 0.5, tuple(shape.shape))
        arrays[f'{conv}.depthwise_kernel' if depthwise else f'{conv}.kernel'] = kernel.astype(np.float32)
        for name, value in (('gamma', 1), ('beta', 0), ('moving_mean', 0), ('moving_variance', 1)):
            arrays[f'{norm}.{name}'] = np.full(layer.conv.out_channels, value, np.float32)
    np.savez(weights_folder / WEIGHTS, **arrays)
    return weights_folder


@pytest.fixture
def systems_folders(folders: Folders, systems_weights: Path) -> Folders:
    assert (folders.weights / WEIGHTS).exists()
    return folders


@pytest.fixture
def lived_in_network() -> SegueNetwork:
    """An untrained network whose batch norms and biases have values as different as those of a trained one."""
    torch.manual_seed(1)
    network = SegueNetwork(10, 5, len(CLASSES)).eval()
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            assert module.running_mean is not None and module.running_var is not None
            torch.nn.init.uniform_(module.running_mean, -0.5, 0.5)
            torch.nn.init.uniform_(module.running_var, 0.5, 2)
            torch.nn.init.uniform_(module.weight, 0.7, 1.5)
            torch.nn.init.uniform_(module.bias, -0.5, 0.5)
    assert len(network.extractor.body) == len(BLOCKS) + 2
    return network


@pytest.fixture(scope='session')
def real_folder() -> Path:
    """GTZAN as the network hears it, where this machine has it."""
    folder = Folders().collection
    if not folder.exists():
        pytest.skip(f'{folder} is missing')
    return folder
