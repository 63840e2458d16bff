"""The paper's systems: a frozen MobileNetV2 looks at a song's picture, and a small head names its genre.

The picture is 256 x 256 x 3: Segue's 128 bands and 387 columns resized bilinearly, low bands at the bottom, one grey in
all three channels. The network's map of it [8 bands, 8 columns, 1280] is averaged over the bands and computed once.

- `tl_cnn`: the mean over the columns, a dense layer, the genres.
- `tl_cnn_gru`: as the paper draws it, a bidirectional GRU over a sequence of length one, which is that mean.
- `tl_cnn_gru_columns`: the same GRU over the map's eight columns, as a recurrent layer is meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from hearing.cache import cached
from hearing.data.collection import Collection, split
from hearing.front_end.picture import to_range
from hearing.source_code import code_checksum
from hearing.train.answers import HeldOut, held_out
from hearing.train.runs import Task
from yardsticks.classifier import Schedule, fit, logits_of
from yardsticks.mobilenet_v2 import LAST_CHANNELS, MobileNetV2, load_mobilenet

SIDE = 256
HIDDEN = 128
DROPOUT = 0.5
PICTURES_AT_ONCE = 16
DENSE_SCHEDULE = Schedule(epochs=40, batch_size=32, rate=1e-3)
GRU_SCHEDULE = Schedule(epochs=20, batch_size=64, rate=1e-3)


class DenseHead(nn.Module):
    """Columns [n, 8, 1280] -> genre logits [n, genres], from their mean."""

    def __init__(self, genres: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(LAST_CHANNELS, HIDDEN)
        self.genres = nn.Linear(HIDDEN, genres)

    def forward(self, columns: Tensor) -> Tensor:
        return self.genres(F.dropout(F.relu(self.hidden(columns.mean(1))), DROPOUT, self.training))


class GruHead(nn.Module):
    """Columns [n, 8, 1280] -> genre logits [n, genres]: each direction's last state, over the columns or their mean."""

    def __init__(self, genres: int, over_columns: bool) -> None:
        super().__init__()
        self.over_columns = over_columns
        self.gru = nn.GRU(LAST_CHANNELS, HIDDEN, batch_first=True, bidirectional=True)
        self.genres = nn.Linear(2 * HIDDEN, genres)

    def forward(self, columns: Tensor) -> Tensor:
        _, last = self.gru(columns if self.over_columns else columns.mean(1, keepdim=True))
        return self.genres(F.dropout(torch.cat([last[0], last[1]], 1), DROPOUT, self.training))


@dataclass(frozen=True)
class Head:
    """`form`: 'dense', 'drawn' (a sequence of length one) or 'columns'."""

    form: str

    def __call__(self, genres: int) -> nn.Module:
        return DenseHead(genres) if self.form == 'dense' else GruHead(genres, self.form == 'columns')


def answer(task: Task, head: Head) -> HeldOut:
    """Trains the head on the run's training part and hears the tracks held out."""
    collection, run = task.collection, task.run
    learned, tested = split(collection, run.protocol, run.fold)
    heard = columns_of(collection, task.folders.weights, task.folders.cache)
    torch.manual_seed(run.seed)
    network = head(len(collection.genres))
    labels = collection.labels[learned]
    network = fit(network, heard[learned], labels, task.recipe, run.seed, task.kept / f'{run.name}.pt')
    return held_out(collection, run, logits_of(network, heard[tested])[:, None], task.about)


def columns_of(collection: Collection, weights: Path, folder: Path) -> NDArray[np.float32]:
    """What the frozen network sees of every track [tracks, 8, 1280]; kept in a folder."""
    network = load_mobilenet(weights)
    inputs = [*(value.numpy() for value in network.state_dict().values()), collection.pictures]

    def look() -> dict[str, NDArray[np.float32]]:
        return {'columns': columns_in(network, collection.pictures)}

    return cached(folder, 'mobilenet', code_checksum(__name__), inputs, look)['columns']


def columns_in(network: MobileNetV2, pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
    parts = []
    with torch.no_grad():
        for start in range(0, len(pictures), PICTURES_AT_ONCE):
            seen = network(as_images(pictures[start : start + PICTURES_AT_ONCE]))
            parts.append(seen.mean(2).transpose(1, 2).numpy())
    return np.concatenate(parts)


def as_images(pictures: NDArray[np.uint8]) -> Tensor:
    """[n, columns, bands] of 0..255 -> [n, 3, 256, 256] in -1..1, time to the right and low bands at the bottom."""
    stretched = np.stack([to_range(picture) for picture in pictures]).astype(np.float32)
    grey = torch.from_numpy(stretched).transpose(1, 2).flip(1)[:, None]
    resized = F.interpolate(grey, size=(SIDE, SIDE), mode='bilinear', align_corners=False)
    return (2 * resized - 1).expand(-1, 3, -1, -1).contiguous(memory_format=torch.channels_last)
