"""Reads a Keras network from HDF5: its layers in order, each with its weights."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray

Layers = list['Layer']


@dataclass(frozen=True)
class Layer:
    kind: str
    config: dict[str, Any]
    weights: tuple[NDArray[np.float32], ...]


def read_layers(path: Path) -> Layers:
    """Of a network whose layers follow one another."""
    with h5py.File(path) as file:
        config = json.loads(text(file.attrs['model_config']))['config']
        described = config if isinstance(config, list) else config['layers']
        stored = file['model_weights']
        return [
            Layer(layer['class_name'], layer['config'], weights(stored, layer['config']['name'])) for layer in described
        ]


def weights(stored: Any, name: str) -> tuple[NDArray[np.float32], ...]:
    if name not in stored:
        return ()
    group = stored[name]
    return tuple(np.asarray(group[text(part)], np.float32) for part in group.attrs['weight_names'])


def text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
