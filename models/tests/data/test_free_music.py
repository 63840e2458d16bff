from pathlib import Path

import numpy as np
import pytest
import torch
from scipy.signal import resample_poly

from commands import free_music as command
from hearing.body.audioset_network import AudioSetNetwork
from hearing.data import free_sounds
from hearing.data.free_music import NAMES, FreeMusic, held_out_music, load_free_music
from hearing.data.free_sounds import decode
from hearing.folders import Folders
from hearing.front_end import picture
from hearing.front_end.mn04_input import MN04_SAMPLE_RATE_HZ
from hearing.teachers import label_free_music
from hearing.teachers.label_free_music import PACKAGES
from tests.made.sounds import write_sound


def test_what_is_heard_of_a_package_is_the_picture_and_the_teacher_s_word_on_the_same_ten_seconds(
    weights_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / 'parts' / 'package-1.16.npz'
    path = write_sound(tmp_path / 'package-1.16' / 'long.wav', 45.0)
    write_sound(tmp_path / 'package-1.16' / 'short.wav', 2.0)
    label_free_music.hear(path.parent, weights_folder, kept)
    with np.load(kept) as file:
        heard = {name: file[name] for name in NAMES}
    assert heard['sources'].tolist() == ['package-1.16/long.wav']
    sound = decode(path)
    seen = picture.picture(resample_poly(sound, 441, 640).astype(np.float32))
    assert np.abs(heard['pictures'][0].astype(int) - seen).mean() < 0.1
    assert heard['degraded'].shape == (1, 2, 387, 128)
    for degraded in heard['degraded'][0]:
        assert not np.array_equal(degraded, heard['pictures'][0])
        assert np.corrcoef(degraded.ravel(), seen.ravel())[0, 1] > 0.7
    start = round(129 * picture.COLUMN_SAMPLES / 22050 * MN04_SAMPLE_RATE_HZ)
    logits, features = AudioSetNetwork(weights_folder).hear_sound(
        torch.from_numpy(sound[None, start : start + 10 * MN04_SAMPLE_RATE_HZ].copy())
    )
    np.testing.assert_allclose(heard['logits'][0, 2], logits[0].numpy(), atol=0.02, rtol=0.01)
    np.testing.assert_allclose(heard['pooled'][0, 2], features[0].numpy(), atol=0.02, rtol=0.01)
    assert not np.allclose(heard['logits'][0, 2], heard['logits'][0, 0], atol=0.02, rtol=0.01)
    monkeypatch.setattr(label_free_music, 'stretches', lambda folder: pytest.fail(f'{folder} was heard again'))
    label_free_music.hear(path.parent, weights_folder, kept)


def test_packages_that_are_missing_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, 'PACKAGES', ['here', 'there', 'nowhere'])
    (tmp_path / 'here').mkdir()
    with pytest.raises(SystemExit):
        command.main([str(tmp_path)], tmp_path)
    assert 'lacks the packages there, nowhere' in capsys.readouterr().err


def test_which_packages_are_asked_for_is_said_one_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command.main(['--packages'], tmp_path)
    assert capsys.readouterr().out.split() == PACKAGES
    with pytest.raises(SystemExit):
        command.main([], tmp_path)
    assert 'where is the music?' in capsys.readouterr().err


def test_the_command_hears_every_package_once_and_what_is_made_up(
    weights_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = Folders(tmp_path, tmp_path)
    folders.weights.symlink_to(weights_folder)
    music = tmp_path / 'music'
    write_sound(music / 'songs' / 'one.wav', 31.0)
    (music / 'empty').mkdir(parents=True)
    monkeypatch.setattr(command, 'PACKAGES', ['songs', 'empty'])
    monkeypatch.setattr(free_sounds, 'MADE_UP', 2)
    with pytest.raises(FileNotFoundError, match=r'free_music\.npz'):
        load_free_music(folders.free_music)
    command.main([str(music), '--data', str(folders.data)], folders.root)
    heard = load_free_music(folders.free_music)
    assert heard.sources.tolist() == ['made up/silence 0', 'made up/noise 1', 'songs/one.wav']
    assert heard.pictures.shape == (3, 387, 128) and heard.pictures.dtype == np.uint8
    assert heard.degraded.shape == (3, 2, 387, 128) and heard.degraded.dtype == np.uint8
    assert heard.logits.shape == (3, 5, 527) and heard.pooled.shape == (3, 5, 384)
    assert np.isfinite(heard.logits).all() and heard.logits.dtype == np.float16


def test_what_is_held_out_is_every_tenth_file_with_all_its_stretches_and_always_the_same() -> None:
    sources = np.array([f'file {index // 3}' for index in range(90)])
    order = np.random.default_rng(5).permutation(90)
    nothing = np.zeros(0)
    held_out = held_out_music(FreeMusic(nothing, nothing, nothing, nothing, sources))
    assert held_out.sum() == 9
    assert held_out.reshape(30, 3).all(1).sum() == 3
    shuffled = held_out_music(FreeMusic(nothing, nothing, nothing, nothing, sources[order]))
    np.testing.assert_array_equal(shuffled, held_out[order])
