"""From where on what is no music is called a crowd or its applause, and how often that is right.

Too few songs have any for a teacher to judge by. What packages of Debian call applause, cheering or a crowd is one;
whatever else they hold is none. Nothing of it is learned from but the thresholds, and these from other packages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.signal import resample_poly
from scipy.special import expit

from evaluation.scores import Numbers, rounded
from hearing.body.shipped_features import cut, starts_of
from hearing.data.free_sounds import decode, sound_files
from hearing.front_end.mn04_input import MN04_SAMPLE_RATE_HZ
from hearing.front_end.picture import SAMPLE_RATE_HZ, picture
from hearing.interpret import run_model

CHOSEN_ON = (
    *('foobillardplus-data', 'frozen-bubble-data', 'scorched3d-data', 'plee-the-bear-data', 'lugaru-data'),
    *('supertux-data', 'asterisk-core-sounds-en-g722'),
)
MEASURED_ON = (
    *('circuslinux-data', 'tuxfootball', 'freetennis-common', 'tuxmath-data', 'etw-data', 'scratch', 'hedgewars-data'),
)
CALLED_SO = re.compile('applau|cheer|crowd|pubblico', re.IGNORECASE)
CROWDS = ('applause', 'cheering', 'crowd')
OTHERS_PER_PACKAGE = 60
SHORTEST_SECONDS = 1.0
# How far a threshold is above all that other sounds have.
MARGIN = 2.0


@dataclass(frozen=True)
class Sounds:
    """Of n files: their `names`, whether each `is_crowd` by its name, and what is said of it: `classes` [n, c]."""

    names: list[str]
    is_crowd: NDArray[np.bool_]
    classes: NDArray[np.float64]


def hear(packages: Sequence[Path], model: Path) -> Sounds:
    """All crowds and some of the other sounds of each, at most thirty seconds of a file; what is shorter than a second
    the app does not hear."""
    names, classes = [], []
    for package in packages:
        for path in drawn(sound_files(package)):
            samples = decode(path)
            if len(samples) >= SHORTEST_SECONDS * MN04_SAMPLE_RATE_HZ:
                names.append(f'{package.name}/{path.name}')
                classes.append(said(samples, model))
    is_crowd = [CALLED_SO.search(name.split('/')[1]) is not None for name in names]
    return Sounds(names, np.array(is_crowd), np.array(classes))


def drawn(files: list[Path]) -> list[Path]:
    others = [path for path in files if not CALLED_SO.search(path.name)]
    order = np.random.default_rng(0).permutation(len(others))[:OTHERS_PER_PACKAGE]
    return [*(path for path in files if CALLED_SO.search(path.name)), *(others[place] for place in order)]


def said(samples: NDArray[np.float32], model: Path) -> NDArray[np.float64]:
    """The classes' probabilities [c], the mean over patches."""
    slower = resample_poly(samples, SAMPLE_RATE_HZ // 50, MN04_SAMPLE_RATE_HZ // 50).astype(np.float32)
    seen = picture(slower)
    heard = np.stack([cut(seen, len(seen), start) for start in starts_of(len(seen))]).astype(np.float32) / 255
    return np.asarray(expit(run_model(model, heard, ('classes',))['classes'].astype(np.float64)).mean(0))


def crowd_figures(chosen: Sounds, measured: Sounds, spec: dict[str, Any]) -> Numbers:
    """`shownAbove` by what is no crowd and no music of `chosen`; how often it is right of `measured`."""
    places = {known['name']: place for place, known in enumerate(spec['classes'])}
    others = ~chosen.is_crowd & is_no_music(chosen, spec)
    shown = {name: rounded(MARGIN * chosen.classes[others, places[name]].max()) for name in CROWDS}
    return {
        'shownAbove': shown,
        'chosen': counted(chosen, shown, spec),
        'measured': counted(measured, shown, spec),
    }


def is_no_music(sounds: Sounds, spec: dict[str, Any]) -> NDArray[np.bool_]:
    music = [known['name'] for known in spec['classes']].index('music')
    return np.asarray(sounds.classes[:, music] < spec['musicBelow'])


def counted(sounds: Sounds, shown: dict[str, float], spec: dict[str, Any]) -> Numbers:
    """Of what is no music by the network, how many crowds are called so, or speech, and how many other sounds."""
    names = np.array([named(one, shown, spec) for one in sounds.classes])
    no_music = is_no_music(sounds, spec)
    crowds, others = names[sounds.is_crowd & no_music], names[~sounds.is_crowd & no_music]
    return {
        'crowds': int(sounds.is_crowd.sum()),
        'crowdsTakenForMusic': int((sounds.is_crowd & ~no_music).sum()),
        'crowdsNamed': int(np.isin(crowds, CROWDS).sum()),
        'crowdsCalledSpeech': int((crowds == 'speech').sum()),
        'others': len(others),
        'othersNamed': int(np.isin(others, CROWDS).sum()),
    }


def named(classes: NDArray[np.float64], shown: dict[str, float], spec: dict[str, Any]) -> str:
    """What the app says of what is no music (src/meaning/claim.ts): the class that is farthest above its threshold."""
    above = {
        known['name']: classes[place] / threshold
        for place, known in enumerate(spec['classes'])
        if (known['name'] == 'speech' or (known['kind'] == 'sound' and known['name'] != 'music'))
        and (threshold := shown.get(known['name'], known['shownAbove'])) is not None
    }
    name = max(above, key=lambda one: above[one])
    return name if above[name] >= 1 else ''
