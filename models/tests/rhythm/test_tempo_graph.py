"""The tempo network, written as a graph."""

from __future__ import annotations

import json
from pathlib import Path

import h5py
import numpy as np
import pytest
import torch
from torch.nn import functional as F

from hearing.export.graph import Graph
from hearing.interpret import run_model
from rhythm.keras import read_layers
from rhythm.tempo import add_tempo


def small_network(path: Path, last: str = 'GlobalAveragePooling2D') -> dict[str, np.ndarray]:
    """Writes a network of one layer of each kind, as Keras does; returns its weights."""
    random = np.random.default_rng(3)
    weights = {
        'conv/kernel:0': random.normal(size=(1, 5, 1, 256)),
        'conv/bias:0': random.normal(size=256),
        'norm/gamma:0': random.uniform(0.5, 2, 256),
        'norm/beta:0': random.normal(size=256),
        'norm/mean:0': random.normal(size=256),
        'norm/variance:0': random.uniform(0.5, 2, 256),
    }
    layers = [
        ('Conv2D', {'name': 'conv', 'padding': 'same', 'activation': 'relu'}),
        ('BatchNormalization', {'name': 'norm', 'epsilon': 0.001}),
        ('MaxPooling2D', {'name': 'pool', 'pool_size': [2, 2], 'strides': [2, 2]}),
        ('Dropout', {'name': 'dropout', 'rate': 0.1}),
        (last, {'name': 'mean'}),
        ('Activation', {'name': 'softmax', 'activation': 'softmax'}),
    ]
    config = {'config': [{'class_name': kind, 'config': about} for kind, about in layers]}
    with h5py.File(path, 'w') as file:
        file.attrs['model_config'] = json.dumps(config)
        for name in ('conv', 'norm'):
            group = file.create_group(f'model_weights/{name}')
            own = [weight for weight in weights if weight.startswith(name)]
            group.attrs['weight_names'] = [weight.encode() for weight in own]
            for weight in own:
                group.create_dataset(weight, data=weights[weight])
    return {name: value.astype(np.float32) for name, value in weights.items()}


def test_a_keras_network_says_the_same_as_a_graph(tmp_path: Path) -> None:
    weights = small_network(tmp_path / 'network.h5')
    graph = Graph(floats=np.float32)
    add_tempo(graph, read_layers(tmp_path / 'network.h5'))
    graph.write(tmp_path / 'written', '1.0.0')
    pictures = np.random.default_rng(4).normal(size=(2, 40, 256, 1)).astype(np.float32)

    kernel = torch.from_numpy(weights['conv/kernel:0']).permute(3, 2, 0, 1)
    heard = torch.from_numpy(pictures).permute(0, 3, 1, 2)
    heard = F.relu(F.conv2d(heard, kernel, torch.from_numpy(weights['conv/bias:0']), padding=(0, 2)))
    normal = [torch.from_numpy(weights[f'norm/{name}:0']) for name in ('mean', 'variance', 'gamma', 'beta')]
    heard = F.max_pool2d(F.batch_norm(heard, *normal, eps=0.001), 2)
    expected = heard.mean((2, 3)).softmax(-1).numpy()

    np.testing.assert_allclose(run_model(tmp_path / 'written', pictures)['tempo'], expected, atol=1e-5)


def test_a_layer_that_is_not_known_is_refused(tmp_path: Path) -> None:
    small_network(tmp_path / 'network.h5', last='LSTM')
    with pytest.raises(ValueError, match='unknown layer LSTM'):
        add_tempo(Graph(), read_layers(tmp_path / 'network.h5'))
