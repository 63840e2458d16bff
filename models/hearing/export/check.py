"""The proof that the written graph is the trained network."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import torch

from hearing.body.shipped_features import HEARD
from hearing.export.assemble.styles import OUTPUTS
from hearing.export.golden import synthetic_pictures
from hearing.export.graph import SHARD
from hearing.heads.embedding import Embedding
from hearing.heads.network import SegueNetwork
from hearing.heads.style_heads import StyleHeads
from hearing.interpret import run_model

# Greatest difference, in logits and in the embedding, that float16 weights may make on synthetic pictures.
STYLE_ROUNDING = 0.1
ROUNDING = {'genres': 0.1, 'tags': 0.1, 'classes': 0.1, 'embedding': 0.02}


def check(network: SegueNetwork, embedding: Embedding, model: Path) -> None:
    """The written graph must say what the trained network says, but for its weights' rounding to float16."""
    pictures = synthetic_pictures()
    with torch.no_grad():
        output = network.eval()(torch.from_numpy(pictures))
    trained = {name: getattr(output, name).numpy() for name in ('genres', 'tags', 'classes')}
    trained['embedding'] = embedding(output.raw_embedding.numpy())
    for name, value in run_model(model, pictures).items():
        difference = float(np.abs(value - trained[name]).max())
        print(f'{name}: within {difference:.5f} of the trained network')
        assert difference <= ROUNDING[name], f'{name} differs by {difference}'


def check_styles(heads: StyleHeads, model: Path) -> None:
    """The same of the heads of the vocabulary, on what the written graph itself hears."""
    pictures = synthetic_pictures()
    heard = run_model(model, pictures, tuple(HEARD))
    with torch.no_grad():
        said = heads(heads.standardised(torch.from_numpy(np.concatenate([heard[name] for name in HEARD], 1))))
    for name, value in run_model(model, pictures, OUTPUTS).items():
        difference = float(np.abs(value - getattr(said, name).numpy()).max())
        print(f'{name}: within {difference:.5f} of the trained heads')
        assert difference <= STYLE_ROUNDING, f'{name} differs by {difference}'


def checksum(folder: Path) -> str:
    """SHA-256 over model.json and its shard, in this order."""
    return hashlib.sha256((folder / 'model.json').read_bytes() + (folder / SHARD).read_bytes()).hexdigest()
