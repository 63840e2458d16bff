"""What the tests share: a small synthetic collection, untrained weights in mn04's shape, a little free music, and the
real data's place. No test writes to models/runs/."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

import adapt
import export
import figures
import free_music
import learning
import none_of_these
import norms
import pretrained
import runs
import segue
import training
from classes import CLASSES, GENRE_CLASSES
from data import DEFAULT_DATA, Collection, load_collection
from frontend import EfficientAtInput
from mobilenet import WEIGHTS, MobileNetV2, keras_layers
from network import BLOCKS, HIDDEN, LAST_CHANNELS, SegueNetwork, body, scaled

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
        table.writerow(['track', 'genre', 'group', 'usable', 'random10', 'grouped5', 'fault_filtered'])
        for index, track in enumerate(tracks):
            fold = index // TRACKS_PER_FOLD
            part = ('test', 'valid', 'train', 'train', '')[fold]
            table.writerow([track, track.split('.')[0], index // 2, int(index != 19), fold, fold, part])
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
    untrained = body().train()
    for module in untrained.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None
    with torch.no_grad():
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
    with open(folder / 'audioset_labels.csv', 'w', newline='') as file:
        table = csv.writer(file)
        table.writerow(['index', 'mid', 'display_name'])
        table.writerows([index, f'/m/{index}', name] for index, name in enumerate(names))
    return folder


@pytest.fixture(scope='session')
def runs_folder(weights_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """In place of models/runs/: an adapted mn04, other than the untouched one, two stretches of each of 12 files."""
    folder = tmp_path_factory.mktemp('runs')
    rng = np.random.default_rng(2)
    state = torch.load(weights_folder / 'mn04_as.pt')
    state = {name: value * 1.01 if value.is_floating_point() else value for name, value in state.items()}
    torch.save(state, folder / 'adapted.pt')
    pictures = rng.integers(0, 256, (STRETCHES, 387, 128), dtype=np.uint8)
    np.savez(
        folder / 'free_music.npz',
        pictures=pictures,
        degraded=np.stack([pictures // 2, pictures // 4 + 40], 1),
        logits=rng.normal(-3, 2, (STRETCHES, 5, AUDIOSET_CLASSES)).astype(np.float16),
        features=rng.normal(0, 1, (STRETCHES, 5, scaled(LAST_CHANNELS))).astype(np.float16),
        sources=np.array([f'package/file {index // 2}' for index in range(STRETCHES)]),
    )
    return folder


@pytest.fixture(autouse=True)
def few_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty synthetic tracks have no more to tell about statistics."""
    monkeypatch.setattr(norms, 'BATCHES', 1)


@pytest.fixture(autouse=True)
def kept_elsewhere(runs_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (export, figures, learning, none_of_these, runs, segue, training):
        monkeypatch.setattr(module, 'RUNS', runs_folder)
    for module in (adapt, pretrained, training):
        monkeypatch.setattr(module, 'ADAPTED', runs_folder / 'adapted.pt')
    monkeypatch.setattr(free_music, 'FREE_MUSIC', runs_folder / 'free_music.npz')
    monkeypatch.setattr(free_music, 'PARTS', runs_folder / 'free_music')


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
def lived_in_network() -> SegueNetwork:
    """An untrained network whose batch norms and biases have values as different as those of a trained one."""
    torch.manual_seed(1)
    network = SegueNetwork(10, 5, len(CLASSES), len(GENRE_CLASSES)).eval()
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(module.running_mean, -0.5, 0.5)
            torch.nn.init.uniform_(module.running_var, 0.5, 2)
            torch.nn.init.uniform_(module.weight, 0.7, 1.5)
            torch.nn.init.uniform_(module.bias, -0.5, 0.5)
    assert len(network.features) == len(BLOCKS) + 2
    return network


@pytest.fixture(scope='session')
def real_folder() -> Path:
    """GTZAN as the network hears it, where this machine has it."""
    folder = DEFAULT_DATA / 'gtzan'
    if not folder.exists():
        pytest.skip(f'{folder} is missing')
    return folder


@pytest.fixture
def figures_folder(
    collection_folder: Path, weights_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """What a command that measures figures is given as `--data`; it keeps its runs and its answers there too."""
    (tmp_path / 'gtzan').symlink_to(collection_folder)
    (tmp_path / 'weights').symlink_to(weights_folder)
    monkeypatch.setattr(runs, 'RUNS', tmp_path / 'runs')
    monkeypatch.setattr(figures, 'ANSWERS', tmp_path / 'answers')
    return tmp_path
