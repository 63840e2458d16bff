import os
import subprocess
import zipfile
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.io import wavfile

from hearing.data import free_sounds
from hearing.data.free_sounds import SHORT_BYTES, decode, made_up, seconds_of, sound_files, stretches
from hearing.front_end.mn04_input import MN04_SAMPLE_RATE_HZ
from tests.made.sounds import FILE_RATE_HZ, write_sound


def level(samples: NDArray[np.float32]) -> float:
    """The place in seconds that the level of the first second tells."""
    return float(np.sqrt(2) * 1000 * samples[:MN04_SAMPLE_RATE_HZ].std())


def test_sound_is_decoded_in_one_channel_at_the_teacher_s_rate(tmp_path: Path) -> None:
    mono = decode(write_sound(tmp_path / 'tone.wav', 45.0), 5.0)
    assert len(mono) == pytest.approx(30 * MN04_SAMPLE_RATE_HZ, rel=0.001)
    assert level(mono) == pytest.approx(5.5, abs=0.2)
    assert np.abs(np.fft.rfft(mono[: 2 * MN04_SAMPLE_RATE_HZ])).argmax() == 880
    both = np.zeros((FILE_RATE_HZ * 2, 2), np.int16)
    both[:, 1] = 16384
    wavfile.write(tmp_path / 'right.wav', FILE_RATE_HZ, both)
    # ffmpeg keeps the power of a channel, or its half.
    assert 0.2 < np.median(decode(tmp_path / 'right.wav')) < 0.4


def test_what_is_no_sound_gives_none(tmp_path: Path) -> None:
    (tmp_path / 'text.ogg').write_text('no sound at all')
    assert len(decode(tmp_path / 'text.ogg')) == 0
    assert seconds_of(tmp_path / 'text.ogg') == 0
    assert seconds_of(write_sound(tmp_path / 'tone.wav', 65.0)) == pytest.approx(65)


def test_a_long_file_is_heard_in_stretches_from_its_beginning_to_its_end(tmp_path: Path) -> None:
    write_sound(tmp_path / 'package' / 'album' / 'Long.WAV', 95.5)
    heard = list(stretches(tmp_path / 'package'))
    assert [name for name, _ in heard] == ['package/Long.WAV'] * 3
    assert [level(samples) for _, samples in heard] == pytest.approx([0.5, 33, 65.5], abs=0.5)
    assert all(len(samples) == 30 * MN04_SAMPLE_RATE_HZ for _, samples in heard)


def test_no_file_gives_more_stretches_than_a_package_s_other_files_can_bear(tmp_path: Path) -> None:
    write_sound(tmp_path / 'package' / 'audiobook.wav', 500.0)
    places = [level(samples) for _, samples in stretches(tmp_path / 'package')]
    assert len(places) == 12
    assert places[-1] == pytest.approx(470, abs=2)


def test_short_sounds_are_joined_until_a_stretch_is_full(tmp_path: Path) -> None:
    for index in range(9):
        write_sound(tmp_path / 'package' / f'{index}.wav', 7.5, 200 + 100 * index)
    heard = list(stretches(tmp_path / 'package'))
    assert [name for name, _ in heard] == ['package/reel 0', 'package/reel 1']
    assert all(len(samples) == 30 * MN04_SAMPLE_RATE_HZ for _, samples in heard)
    tones = [np.abs(np.fft.rfft(samples[start : start + MN04_SAMPLE_RATE_HZ])).argmax() for _, samples in heard
             for start in np.arange(4) * 7 * MN04_SAMPLE_RATE_HZ + 4 * MN04_SAMPLE_RATE_HZ]  # fmt: skip
    assert len(set(tones)) == 8 and set(tones) <= {200 + 100 * index for index in range(9)}


def test_a_package_of_many_short_sounds_gives_ten_reels_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [Path(str(index)) for index in range(15)]
    monkeypatch.setattr(
        free_sounds, 'decode', lambda path: np.full(30 * MN04_SAMPLE_RATE_HZ, int(path.name), np.float32)
    )
    assert [samples[0] for _, samples in free_sounds.reels('package', files)] == list(range(10))


def test_a_small_file_is_short_however_long_it_claims_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_sound(tmp_path / 'package' / 'small.wav', 3.0)
    assert path.stat().st_size < SHORT_BYTES
    monkeypatch.setattr(free_sounds, 'seconds_of', lambda path: pytest.fail(f'{path} was asked for its length'))
    assert list(stretches(tmp_path / 'package')) == []


def test_links_count_once_and_archives_are_opened(tmp_path: Path) -> None:
    package = tmp_path / 'package'
    write_sound(package / 'a.wav', 1)
    (package / 'theme.wav').symlink_to('a.wav')
    (package / 'readme.txt').write_text('text')
    with zipfile.ZipFile(package / 'pak0.pk3', 'w') as archive:
        archive.write(package / 'a.wav', 'sound/b.wav')
        archive.writestr('maps/level.bsp', 'no sound')
    (package / 'pak1.pk3').symlink_to('pak0.pk3')
    wanted = ['a.wav', 'pak0.unpacked/sound/b.wav']
    assert [str(path.relative_to(package)) for path in sound_files(package)] == wanted
    assert [str(path.relative_to(package)) for path in sound_files(package)] == wanted


def test_a_broken_archive_is_named(tmp_path: Path) -> None:
    (tmp_path / 'pak0.pk3').write_text('nothing packed')
    with pytest.raises(ValueError, match=r'pak0\.pk3 is no archive'):
        sound_files(tmp_path)


def test_what_is_made_up_is_silent_noisy_tonal_and_clicking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(free_sounds, 'MADE_UP', 4)
    made = dict(made_up())
    assert list(made) == ['made up/silence 0', 'made up/noise 1', 'made up/tone 2', 'made up/clicks 3']
    silence, noise, tone, clicks = made.values()
    assert all(len(samples) == 30 * MN04_SAMPLE_RATE_HZ and np.isfinite(samples).all() for samples in made.values())
    assert silence.std() < 2e-4
    assert noise.std() == pytest.approx(0.2, rel=0.01)
    flatness = [np.exp(np.log(power).mean()) / power.mean() for power in map(spectrum, (noise, tone))]
    assert flatness[1] < 0.01 * flatness[0]
    quiet = np.abs(clicks) < 0.005
    assert 0.5 < quiet.mean() and np.abs(clicks).max() > 0.5
    assert all(np.array_equal(samples, made[name]) for name, samples in made_up())


def spectrum(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.abs(np.fft.rfft(samples[:MN04_SAMPLE_RATE_HZ]))[20:10000] ** 2 + 1e-12


def test_a_compressed_file_is_heard_too(tmp_path: Path) -> None:
    path = write_sound(tmp_path / 'tone.wav', 8.0)
    for suffix in ('ogg', 'mp3', 'g722'):
        made = path.with_suffix(f'.{suffix}')
        subprocess.run(['ffmpeg', '-v', 'error', '-i', path, '-ar', '16000', made], check=True, env=os.environ)
        samples = decode(made)
        assert abs(len(samples) / MN04_SAMPLE_RATE_HZ - 8) < 0.1, suffix
        assert np.abs(np.fft.rfft(samples[-2 * MN04_SAMPLE_RATE_HZ :])).argmax() == pytest.approx(880, abs=2), suffix
