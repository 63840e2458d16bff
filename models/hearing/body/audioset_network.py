"""mn04 untouched: what it says of sound at its full resolution, and of Segue's pictures through the recipe's mapping.

Its front end is EfficientAT's: pre-emphasis, a symmetric Hann window of 25 ms in a 1024 FFT every 10 ms, 128 Kaldi mel
bands up to 15 kHz, ln(x + 1e-5), (v + 4.5) / 5.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from hearing.body.mobilenet_v3 import HIDDEN, LAST_CHANNELS, body, scaled
from hearing.front_end.mn04_input import MN04_SAMPLE_RATE_HZ, PRE_EMPHASIS, EfficientAtInput, kaldi_edges_hz
from hearing.front_end.picture import BANDS

FFT, WINDOW, HOP = 1024, 800, 320
CLASSES = 527


def kaldi_filters() -> Tensor:
    """Triangles [bands, 513], of height 1, linear in mel: Kaldi's `mel-computations.h`."""
    mel_edges = 1127 * np.log(1 + kaldi_edges_hz() / 700)
    mel = 1127 * np.log(1 + np.arange(FFT // 2 + 1) * MN04_SAMPLE_RATE_HZ / FFT / 700)[None]
    left, centre, right = (mel_edges[i : i + BANDS, None] for i in range(3))
    filters = np.maximum(0, np.minimum((mel - left) / (centre - left), (right - mel) / (right - centre)))
    return torch.tensor(filters, dtype=torch.float32)


class AudioSetNetwork(nn.Module):
    """mn04 with its own classifier, in evaluation mode. Logits are [n, 527], what is pooled [n, 384].

    `features` is the body by its published name."""

    filters: Tensor

    def __init__(self, weights: Path) -> None:
        """`weights` holds mn04_as.pt."""
        super().__init__()
        self.input = EfficientAtInput()
        self.register_buffer('filters', kaldi_filters(), persistent=False)
        self.features = body()
        width = scaled(LAST_CHANNELS)
        self.classifier = nn.ModuleDict({'2': nn.Linear(width, HIDDEN), '5': nn.Linear(HIDDEN, CLASSES)})
        self.load_state_dict(torch.load(weights / 'mn04_as.pt', map_location='cpu'))
        self.eval().requires_grad_(False)

    def hear_sound(self, samples: Tensor) -> tuple[Tensor, Tensor]:
        """Mono samples [n, length] at 32 kHz -> (logits, pooled)."""
        emphasised = samples[:, 1:] - PRE_EMPHASIS * samples[:, :-1]
        window = torch.hann_window(WINDOW, periodic=False)
        spectrum = torch.stft(emphasised, FFT, HOP, WINDOW, window, center=True, return_complex=True)
        mel = self.filters @ spectrum.abs().square()
        return self.judge(((mel + 1e-5).log() + 4.5) / 5)

    def hear_pictures(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """Pictures [n, columns, 128] in 0..1 -> (logits, pooled)."""
        return self.judge(self.input(pictures)[:, 0])

    def judge(self, bands: Tensor) -> tuple[Tensor, Tensor]:
        image = bands[:, None].contiguous(memory_format=torch.channels_last)
        pooled = self.features(image).mean((2, 3))
        hidden = F.hardswish(self.classifier['2'](pooled))
        return self.classifier['5'](hidden), pooled
