import subprocess
from pathlib import Path

import numpy as np
import pytest

from evaluation.crowds import CROWDS, Sounds, crowd_figures, hear, named
from hearing.folders import Folders

SPEC = {
    'classes': [
        {'name': 'music', 'kind': 'sound', 'shownAbove': 0.01},
        {'name': 'speech', 'kind': 'voice', 'shownAbove': 0.1},
        {'name': 'singing', 'kind': 'voice', 'shownAbove': 0.01},
        *({'name': name, 'kind': 'sound', 'shownAbove': None} for name in CROWDS),
    ],
    'musicBelow': 0.5,
}
SHOWN = {'applause': 0.02, 'cheering': 0.04, 'crowd': 0.06}


def sounds(*rows: tuple[str, list[float]]) -> Sounds:
    names = [name for name, _ in rows]
    return Sounds(names, np.array(['crowd' in name for name in names]), np.array([said for _, said in rows]))


def test_thresholds_are_twice_what_other_sounds_that_are_no_music_have() -> None:
    chosen = sounds(
        ('rain', [0.1, 0, 0, 0.01, 0.001, 0.002]),
        ('voices', [0.1, 0.3, 0, 0.001, 0.02, 0.03]),
        ('a live song', [0.9, 0, 0, 0.4, 0.4, 0.4]),
        ('a crowd', [0.1, 0, 0, 0.3, 0.3, 0.3]),
    )
    assert crowd_figures(chosen, chosen, SPEC)['shownAbove'] == {'applause': 0.02, 'cheering': 0.04, 'crowd': 0.06}


def test_crowds_and_others_are_counted_by_what_the_app_would_say() -> None:
    chosen = sounds(('voices', [0.1, 0.3, 0, 0.01, 0.02, 0.03]))
    measured = sounds(
        ('a crowd that claps', [0.1, 0, 0, 0.3, 0, 0]),
        ('a crowd that sings', [0.6, 0, 0, 0.3, 0, 0]),
        ('a crowd that talks', [0.1, 0.6, 0, 0, 0, 0.07]),
        ('a crowd far off', [0.1, 0, 0, 0, 0, 0]),
        ('rain', [0.1, 0, 0, 0.03, 0, 0]),
        ('wind', [0.1, 0, 0, 0, 0, 0]),
        ('a song', [0.9, 0, 0, 0, 0, 0]),
    )
    assert crowd_figures(chosen, measured, SPEC)['measured'] == {
        'crowds': 4, 'crowdsTakenForMusic': 1, 'crowdsNamed': 1, 'crowdsCalledSpeech': 1, 'others': 2, 'othersNamed': 1,
    }  # fmt: skip


def test_a_sound_is_called_what_is_farthest_above_its_threshold_and_nothing_below() -> None:
    assert named(np.array([0.4, 0.3, 0.9, 0.1, 0, 0]), SHOWN, SPEC) == 'applause'
    assert named(np.array([0.4, 0.6, 0.9, 0.1, 0, 0]), SHOWN, SPEC) == 'speech'
    assert named(np.array([0.4, 0.09, 0.9, 0.01, 0, 0]), SHOWN, SPEC) == ''


def test_sounds_of_packages_are_heard_but_for_what_is_shorter_than_a_second(tmp_path: Path) -> None:
    package = tmp_path / 'crowded-data'
    package.mkdir()
    for name, seconds in (('applause', 3), ('rain', 12), ('click', 0.5)):
        asked = ['ffmpeg', '-v', 'error', '-f', 'lavfi', '-i', f'anoisesrc=duration={seconds}:amplitude=0.2:seed=1']
        subprocess.run([*asked, str(package / f'{name}.wav')], check=True)
    heard = hear([package], Folders().shipped)
    assert heard.names == ['crowded-data/applause.wav', 'crowded-data/rain.wav']
    assert list(heard.is_crowd) == [True, False]
    # Of the same noise much the same is said, however long it is.
    assert heard.classes[0] == pytest.approx(heard.classes[1], abs=0.2)
    assert np.abs(heard.classes[0] - heard.classes[1]).max() > 0
