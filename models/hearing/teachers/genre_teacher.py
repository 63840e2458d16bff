"""What the head of the genres learns from: a kernel machine that keeps the training songs (kernel_ridge.py)."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from hearing.arrays import Floats
from hearing.body.feature_cache import Features
from hearing.heads.genre_head import MOST_DEVIATIONS
from hearing.heads.network import PREPARED_LENGTHS, SegueNetwork
from hearing.teachers.kernel_ridge import GaussianKernel, KernelRidge, View
from hearing.teachers.tag_regression import TagRegression

# How much tags count beside sound, and how much wider they are compared: they say roughly what a song is.
TAGS_SHARE = 0.5
TAGS_WIDTH = 5.0
AT_ONCE = 1024


class GenreTeacher:
    """Of features [m, 1300]: logits [m, genres]. What sounds alike is of a genre, and what would be tagged alike."""

    @torch.no_grad()
    def __init__(
        self,
        network: SegueNetwork,
        songs: Features,
        labels: NDArray[np.int64],
        tags: Floats,
        ridge: float,
        taught_crops: int,
    ) -> None:
        """It knows the songs' patches and, of each, so many augmented crops. `tags` [songs, t] is what the tag
        teacher says of a song; NaN of one that it never heard."""
        self.network = network
        known = torch.from_numpy(np.concatenate([songs.patches, songs.crops[:, :taught_crops]], 1))
        song = np.repeat(np.arange(len(known)), known.shape[1])
        hidden, standardised = self.drawn(known.flatten(0, 1))
        views = [View(GaussianKernel(standardised))]
        patches = songs.patches.shape[1]
        plain = np.flatnonzero(np.arange(len(song)) % known.shape[1] < patches)
        of_plain = hidden[torch.from_numpy(plain)]
        self.centre, self.deviation = of_plain.mean(0), of_plain.std(0) + 1e-3
        self.tags: TagRegression | None = None
        tagged = plain[~np.isnan(tags[song[plain]]).any(1)]
        if len(tagged):
            sounds = self.sounds(hidden, standardised)
            self.tags = TagRegression(sounds[torch.from_numpy(tagged)], song[tagged], tags[song[tagged]])
            views.append(View(GaussianKernel(self.tags.without_own(sounds, song), TAGS_WIDTH), TAGS_SHARE))
        self.machine = KernelRidge(views, labels[song], network.genres.genres.out_features, ridge)

    def of_crops(self, crops: NDArray[np.float32]) -> NDArray[np.float32]:
        """[tracks, crops, 1300] -> [tracks, crops, genres]."""
        every = torch.from_numpy(crops).flatten(0, 1)
        said = torch.cat([self(some) for some in every.split(AT_ONCE)])
        return said.reshape(*crops.shape[:2], said.shape[1]).numpy()

    @torch.no_grad()
    def __call__(self, features: Tensor) -> Tensor:
        hidden, standardised = self.drawn(features)
        tags = [self.tags(self.sounds(hidden, standardised))] if self.tags else []
        return self.machine([standardised, *tags])

    def drawn(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """mn04's hidden layer [m, 512] and standardised features [m, 1300]."""
        _, hidden, standardised = self.network.prepare(features).split(PREPARED_LENGTHS, 1)
        return hidden, standardised

    def sounds(self, hidden: Tensor, standardised: Tensor) -> Tensor:
        """What tags are guessed from [m, 1812]: mn04's hidden layer weighs as much as a part of the features."""
        apart = ((hidden - self.centre) / self.deviation).clamp(-MOST_DEVIATIONS, MOST_DEVIATIONS)
        return torch.cat([standardised, apart * apart.shape[1] ** -0.5], 1)
