"""What the head of the genres learns from: a kernel machine that keeps the training songs (kernel.py)."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from hearing.body.feature_cache import Heard
from hearing.heads.genre_head import MOST_DEVIATIONS
from hearing.heads.network import PREPARED_LENGTHS, SegueNetwork
from hearing.teachers.kernel_ridge import KernelTeacher, Likeness, View
from hearing.teachers.tag_guess import TagGuess

# How much tags count beside sound, and how much wider they are compared: they say roughly what a song is.
TAGS_SHARE = 0.5
TAGS_WIDTH = 5.0
AT_ONCE = 1024


class GenreTeacher:
    """Of impressions [m, 1300]: logits [m, genres]. What sounds alike is of a genre, and what would be tagged alike."""

    @torch.no_grad()
    def __init__(
        self,
        network: SegueNetwork,
        heard: Heard,
        labels: NDArray[np.int64],
        tags: NDArray[np.floating],
        ridge: float,
        taught_crops: int,
    ) -> None:
        """It knows the songs' patches and, of each, so many augmented crops. `tags` [songs, t] is what the teacher of
        the tags says of a song; NaN of one that it never heard."""
        self.network = network
        known = torch.from_numpy(np.concatenate([heard.plain, heard.crops[:, :taught_crops]], 1))
        songs = np.repeat(np.arange(len(known)), known.shape[1])
        hidden, whitened = self.drawn(known.flatten(0, 1))
        views = [View(Likeness(whitened))]
        patches = heard.plain.shape[1]
        plain = np.flatnonzero(np.arange(len(songs)) % known.shape[1] < patches)
        self.centre, self.deviation = hidden[plain].mean(0), hidden[plain].std(0) + 1e-3
        self.guess: TagGuess | None = None
        tagged = plain[~np.isnan(tags[songs[plain]]).any(1)]
        if len(tagged):
            sounds = self.sounds(hidden, whitened)
            self.guess = TagGuess(sounds[tagged], songs[tagged], tags[songs[tagged]])
            views.append(View(Likeness(self.guess.without_own(sounds, songs), TAGS_WIDTH), TAGS_SHARE))
        self.machine = KernelTeacher(views, labels[songs], network.genres.genres.out_features, ridge)

    def of_crops(self, crops: NDArray[np.float32]) -> NDArray[np.float32]:
        """[tracks, crops, 1300] -> [tracks, crops, genres]."""
        every = torch.from_numpy(crops).flatten(0, 1)
        said = torch.cat([self(some) for some in every.split(AT_ONCE)])
        return said.reshape(*crops.shape[:2], said.shape[1]).numpy()

    @torch.no_grad()
    def __call__(self, impressions: Tensor) -> Tensor:
        hidden, whitened = self.drawn(impressions)
        return self.machine([whitened, self.guess(self.sounds(hidden, whitened))] if self.guess else [whitened])

    def drawn(self, impressions: Tensor) -> tuple[Tensor, Tensor]:
        """mn04's hidden layer [m, 512] and whitened impressions [m, 1300]."""
        _, hidden, whitened = self.network.prepared(impressions).split(PREPARED_LENGTHS, 1)
        return hidden, whitened

    def sounds(self, hidden: Tensor, whitened: Tensor) -> Tensor:
        """What tags are guessed from [m, 1812]: mn04's hidden layer weighs as much as a part of the impression."""
        apart = ((hidden - self.centre) / self.deviation).clamp(-MOST_DEVIATIONS, MOST_DEVIATIONS)
        return torch.cat([whitened, apart * apart.shape[1] ** -0.5], 1)
