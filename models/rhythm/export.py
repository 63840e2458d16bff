"""Writes what the app hears rhythm with: public/rhythm/."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from hearing.export.check import checksum
from hearing.export.graph import Graph
from rhythm.keras import read_layers
from rhythm.key_graph import add_key
from rhythm.key_network import KeyNetwork
from rhythm.tempo import add_tempo


def export(weights: Path, keys: Sequence[KeyNetwork], folder: Path, version: str) -> None:
    """`weights` holds the published tempo network. Writes the graph, its shard and their checksum."""
    graph = Graph()
    add_tempo(graph, read_layers(weights / 'tempo_deeptemp_k16.h5'))
    add_key(graph, keys)
    graph.write(folder, version)
    spec = {'version': version, 'checksum': checksum(folder)}
    (folder / 'spec.json').write_text(json.dumps(spec, indent=4) + '\n')
