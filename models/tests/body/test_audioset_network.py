from pathlib import Path

import numpy as np
import pytest
import torch
from scipy.signal import resample_poly
from torch.nn import functional as F

from hearing.body.audioset_network import HOP, AudioSetNetwork, kaldi_filters
from hearing.data.classes import CLASSES, class_names, kept_classes
from hearing.folders import Folders
from hearing.front_end.mn04_input import MN04_SAMPLE_RATE_HZ, kaldi_edges_hz
from hearing.heads.network import SegueNetwork
from hearing.heads.pretrained import load_pretrained
from tests.made.sounds import read_au


def test_filters_are_triangles_that_share_every_frequency_between_the_first_centre_and_the_last() -> None:
    filters = kaldi_filters().numpy()
    assert filters.shape == (128, 513)
    assert filters.min() == 0 and filters.max() <= 1
    hertz = np.arange(513) * 31.25
    edges = kaldi_edges_hz()
    shared = (hertz >= edges[1]) & (hertz <= edges[-2])
    np.testing.assert_allclose(filters[:, shared].sum(0), 1, atol=1e-5)
    assert not filters[:, hertz > 15000].any()
    for band in (60, 100, 127):
        heard = hertz[filters[band] > 0]
        assert edges[band] < heard.min() and heard.max() < edges[band + 2]


def test_sound_becomes_the_bands_that_the_formulas_give(weights_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    network = AudioSetNetwork(weights_folder)
    heard: list[torch.Tensor] = []
    monkeypatch.setattr(network, 'judge', heard.append)
    samples = np.random.default_rng(0).normal(0, 0.1, MN04_SAMPLE_RATE_HZ).astype(np.float32)
    samples += np.sin(2 * np.pi * 1000 * np.arange(MN04_SAMPLE_RATE_HZ) / MN04_SAMPLE_RATE_HZ).astype(np.float32)
    network.hear_sound(torch.from_numpy(samples[None]))
    (bands,) = heard
    assert bands.shape == (1, 128, 100)
    frame = 40
    emphasised = samples[1:].astype(float) - 0.97 * samples[:-1]
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(800) / 799)
    centre = frame * HOP
    power = np.abs(np.fft.rfft(emphasised[centre - 400 : centre + 400] * window, 1024)) ** 2
    wanted = (np.log(kaldi_filters().numpy() @ power + 1e-5) + 4.5) / 5
    np.testing.assert_allclose(bands[0, :, frame].numpy(), wanted, atol=1e-3)
    assert int(bands[0, :, frame].argmax()) == np.abs(kaldi_edges_hz()[1:-1] - 1000).argmin()


def test_pictures_are_heard_as_by_the_body_and_the_classes_that_start_from_the_same_weights(
    weights_folder: Path,
) -> None:
    pictures = torch.rand(2, 129, 128)
    network = SegueNetwork(2, 0, len(CLASSES)).eval()
    load_pretrained(network, weights_folder, ())
    with torch.no_grad():
        logits, features = AudioSetNetwork(weights_folder).hear_pictures(pictures)
        wanted = network.extractor.body(network.extractor.input(pictures)).mean((2, 3))
        classes = network.classes(F.hardswish(network.hidden(wanted)))
    assert logits.shape == (2, 527)
    torch.testing.assert_close(features, wanted, atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(logits[:, kept_classes(weights_folder)], classes, atol=1e-4, rtol=1e-4)


def test_weights_of_another_shape_are_refused(weights_folder: Path, tmp_path: Path) -> None:
    state = torch.load(weights_folder / 'mn04_as.pt')
    state['classifier.5.bias'] = torch.zeros(3)
    torch.save(state, tmp_path / 'mn04_as.pt')
    with pytest.raises(RuntimeError, match=r'classifier\.5\.bias'):
        AudioSetNetwork(tmp_path)


def test_the_published_network_hears_music_in_music_and_noise_in_noise(real_folder: Path) -> None:
    weights = Folders().weights
    names, network = class_names(weights), AudioSetNetwork(weights)
    clips = [read_au(path)[: 10 * 22050] for path in sorted((real_folder / 'audio').glob('*.au'))]
    sounds = [resample_poly(clip, 640, 441).astype(np.float32) for clip in clips]
    sounds.append(np.random.default_rng(0).normal(0, 0.1, len(sounds[0])).astype(np.float32))
    heard = torch.sigmoid(network.hear_sound(torch.from_numpy(np.stack(sounds)))[0])
    music = heard[:, names.index('Music')]
    assert music[:-1].min() > 0.5 > 0.2 > music[-1]
    white = heard[:, names.index('White noise')]
    assert white[-1] > 0.1 > 10 * white[:-1].max()
