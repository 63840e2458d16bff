"""Where everything lies: what is read, what is kept on the way, what is written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

MODELS = Path(__file__).resolve().parent.parent
ROOT = MODELS.parent
DATA = ROOT.parent / 'shared' / 'data'


@dataclass(frozen=True)
class Folders:
    """`root` is the repository's; `data` holds `gtzan/` and `weights/`, and is no part of it."""

    root: Path = ROOT
    data: Path = DATA

    @property
    def models(self) -> Path:
        return self.root / 'models'

    @property
    def collection(self) -> Path:
        return self.data / 'gtzan'

    @property
    def weights(self) -> Path:
        """Pretrained networks, as published."""
        return self.data / 'weights'

    @property
    def rhythm(self) -> Path:
        """Tempo and key of songs, and networks that hear them."""
        return self.data / 'rhythm'

    @property
    def runs(self) -> Path:
        """What trainings keep on the way; no part of the repository."""
        return self.models / 'runs'

    @property
    def cache(self) -> Path:
        """What is computed once for all trainings, each file by the checksum of all that it follows from."""
        return self.runs / 'cache'

    @property
    def free_music(self) -> Path:
        return self.runs / 'free_music.npz'

    @property
    def adapted(self) -> Path:
        """What became of mn04 when it learned to hear pictures."""
        return self.runs / 'adapted.pt'

    @property
    def styles(self) -> Path:
        """The heads of the vocabulary, taught on all songs."""
        return self.runs / 'styles.pt'

    @property
    def style_answers(self) -> Path:
        """What heads of the vocabulary said of songs held out from them."""
        return self.models / 'style_answers'

    @property
    def answers(self) -> Path:
        """Of each system, what its runs said of the tracks held out from them."""
        return self.models / 'predictions'

    @property
    def figures(self) -> Path:
        """Figures that other commands have measured, each with its data's checksums."""
        return self.answers / 'figures'

    @property
    def trials(self) -> Path:
        return self.models / 'trials'

    @property
    def ablation(self) -> Path:
        """What networks said that were trained without one of the recipe's mechanisms."""
        return self.models / 'ablation'

    @property
    def metrics(self) -> Path:
        return self.models / 'metrics.json'

    @property
    def published(self) -> Path:
        """What others state of their systems."""
        return self.models / 'published.json'

    @property
    def contract(self) -> Path:
        return self.models / 'spec.json'

    @property
    def golden(self) -> Path:
        """What the app must reproduce."""
        return self.models / 'golden'

    @property
    def shipped(self) -> Path:
        """The network as the app loads it."""
        return self.root / 'public' / 'model'

    @property
    def shipped_paper(self) -> Path:
        """The paper's network as the app can load it beside its own."""
        return self.root / 'public' / 'paper'

    @property
    def shipped_rhythm(self) -> Path:
        """What the app hears rhythm with."""
        return self.root / 'public' / 'rhythm'

    def runs_on(self, data: dict[str, str]) -> Path:
        """Where the runs on data of these checksums are kept: no run goes on with other data than it began with."""
        return self.runs / hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:8]
