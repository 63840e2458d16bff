from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from commands import adapt as adapt_command
from hearing.body.audioset_network import AudioSetNetwork
from hearing.data.free_music import NAMES, FreeMusic
from hearing.data.taught_sound import TaughtSound, load_taught_sound
from hearing.folders import Folders
from hearing.front_end.augmentation import augment
from hearing.front_end.picture import patches
from hearing.half_precision import half_precision
from hearing.heads.network import SegueNetwork
from hearing.heads.pretrained import load_pretrained
from hearing.train import adaptation
from hearing.train.adaptation import Lessons, adapt, loss_of
from tests.made.world import write_world

STRETCHES = 32


@pytest.fixture(scope='module')
def music(weights_folder: Path) -> FreeMusic:
    """The teacher hears the same music, but through pictures of half the range: what the student must learn to undo."""
    rng = np.random.default_rng(0)
    slopes = rng.uniform(-100, 100, (STRETCHES, 1, 1)) * np.linspace(-1, 1, 128)
    pictures = (128 + slopes + rng.uniform(-27, 27, (STRETCHES, 387, 128))).astype(np.uint8)
    teacher = AudioSetNetwork(weights_folder)
    with torch.no_grad():
        heard = [teacher.hear_pictures(torch.from_numpy(0.5 * patches(stretch) + 0.3)) for stretch in pictures]
    logits, features = (np.stack([said[i].numpy() for said in heard]).astype(np.float16) for i in (0, 1))
    sources = np.array([f'file {index}' for index in range(STRETCHES)])
    return FreeMusic(pictures, pictures[:, None], logits, features, sources)


@pytest.fixture(scope='module')
def sound(music: FreeMusic) -> TaughtSound:
    heard, held_out = np.ones((STRETCHES, 5), bool), np.arange(STRETCHES) % 8 == 3
    return TaughtSound(
        music.pictures, music.pooled.astype(np.float32), music.logits.astype(np.float32), heard, held_out
    )


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adaptation, 'BATCH_SIZE', 8)
    monkeypatch.setattr(adaptation, 'NORM_BATCHES', 1)


def test_the_student_comes_nearer_to_the_teacher_on_sound_that_it_has_not_learned_from(
    sound: TaughtSound, weights_folder: Path
) -> None:
    losses = adapt(AudioSetNetwork(weights_folder), sound, 3)
    assert len(losses) == 4
    assert 0 < losses[-1] < 0.85 * losses[0]


def test_what_is_held_out_reaches_nothing_that_is_learned(sound: TaughtSound, weights_folder: Path) -> None:
    networks = []
    for spoil in (np.zeros(STRETCHES, bool), sound.held_out, np.arange(STRETCHES) == 0):
        pictures, logits = sound.pictures.copy(), sound.logits.copy()
        pictures[spoil], logits[spoil] = 255 - pictures[spoil], 3
        networks.append(AudioSetNetwork(weights_folder))
        adapt(networks[-1], replace(sound, pictures=pictures, logits=logits), 1)
    clean, unheard, heard = (network.state_dict() for network in networks)
    assert all(torch.equal(clean[name], unheard[name]) for name in clean)
    assert any(not torch.equal(clean[name], heard[name]) for name in clean)


def test_batch_norms_take_the_statistics_of_the_pictures_first_and_keep_them(
    sound: TaughtSound, weights_folder: Path
) -> None:
    published, measured, trained = (AudioSetNetwork(weights_folder) for _ in range(3))
    adapt(measured, sound, 0)
    adapt(trained, sound, 1)
    states = [network.state_dict() for network in (published, measured, trained)]
    statistics = [name for name in states[0] if 'running' in name]
    assert not any(torch.equal(states[0][name], states[1][name]) for name in statistics)
    assert all(torch.equal(states[1][name], states[2][name]) for name in statistics)
    learned = [name for name in states[0] if name.endswith('weight')]
    assert all(torch.equal(states[0][name], states[1][name]) for name in learned)
    assert not any(torch.equal(states[1][name], states[2][name]) for name in learned)


def test_a_patch_comes_with_what_the_teacher_said_of_it(sound: TaughtSound) -> None:
    everything = Lessons(sound)
    pictures, features, classes = everything.patches(np.array([5, 9]), np.random.default_rng(3), 0.0)
    for row, stretch in enumerate((5, 9)):
        of_stretch = patches(sound.pictures[stretch])
        (patch,) = [i for i in range(5) if np.array_equal(of_stretch[i], pictures[row].numpy())]
        np.testing.assert_array_equal(features[row].numpy(), sound.pooled[stretch, patch])
        expected = 1 / (1 + np.exp(-sound.logits[stretch, patch]))
        np.testing.assert_allclose(classes[row].numpy(), expected, atol=1e-6)


def test_a_patch_that_the_teacher_did_not_hear_never_comes(sound: TaughtSound) -> None:
    heard, pooled = np.zeros((STRETCHES, 5), bool), sound.pooled.copy()
    heard[:, 1] = heard[:, 3] = True
    pooled[~heard] = np.nan
    lessons = Lessons(replace(sound, heard=heard, pooled=pooled))
    drawn = [lessons.patches(np.arange(STRETCHES), np.random.default_rng(seed), 0.0)[1].numpy() for seed in range(4)]
    assert not np.isnan(drawn).any()
    for patch in (1, 3):
        assert any(np.array_equal(some[0], pooled[0, patch]) for some in drawn)


def test_pictures_are_augmented_in_the_share_that_is_asked_for(
    sound: TaughtSound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adaptation, 'augment', lambda pictures, rng: -augment(pictures, rng) - 1)
    everything = Lessons(sound)
    heard, _, _ = everything.patches(np.arange(STRETCHES).repeat(20), np.random.default_rng(0), 0.7)
    assert float((heard[:, 64].mean(1) < -0.5).float().mean()) == pytest.approx(0.7, abs=0.06)


def test_a_student_that_says_what_the_teacher_says_has_nothing_to_lose(weights_folder: Path) -> None:
    network = AudioSetNetwork(weights_folder)
    pictures = torch.rand(4, 129, 128)
    with torch.no_grad(), half_precision():
        logits, features = network.hear_pictures(pictures)
    same = pictures, features.float(), torch.sigmoid(logits.float())
    assert float(loss_of(network, same, torch.ones(384))) == pytest.approx(0, abs=1e-3)
    off = pictures, features.float() + 2, torch.sigmoid(logits.float())
    assert float(loss_of(network, off, torch.full((384,), 4.0))) == pytest.approx(0.25, abs=1e-2)


def keep(music: FreeMusic, folders: Folders) -> None:
    np.savez(folders.free_music, **{name: getattr(music, name) for name in NAMES})


@pytest.fixture
def empty_folders(music: FreeMusic, weights_folder: Path, collection_folder: Path, tmp_path: Path) -> Folders:
    """Of a repository in which music was heard and nothing else done."""
    folders = Folders(tmp_path, tmp_path)
    folders.weights.symlink_to(weights_folder)
    folders.collection.symlink_to(collection_folder)
    write_world(tmp_path / 'world')
    folders.runs.mkdir(parents=True)
    keep(music, folders)
    return folders


def command(folders: Folders, *options: str) -> None:
    """Runs the command for one epoch and one seed, with further options."""
    adapt_command.main(
        ['--data', str(folders.data), '--epochs', '1', '--seeds', '1', '--processes', '1', *options], folders.root
    )


def test_the_command_writes_a_start_that_a_network_can_begin_from(empty_folders: Folders, weights_folder: Path) -> None:
    command(empty_folders)
    network = SegueNetwork(2, 0)
    load_pretrained(network, weights_folder, (), empty_folders.adapted)
    untouched = torch.load(weights_folder / 'mn04_as.pt')['features.0.0.weight']
    assert not torch.equal(network.extractor.body[0][0].weight, untouched)
    assert sorted(path.name for path in empty_folders.runs.iterdir()) == ['adapted.pt', 'free_music.npz']


def test_the_start_is_the_mean_of_its_seeds_and_a_stopped_command_goes_on_after_those_that_are_done(
    empty_folders: Folders, weights_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = []

    def stopped_in_the_second(network: AudioSetNetwork, some: TaughtSound, epochs: int, seed: int) -> list[float]:
        seeds.append(seed)
        if seeds == [0, 1]:
            raise KeyboardInterrupt
        return adapt(network, some, epochs, seed)

    monkeypatch.setattr(adaptation, 'adapt', stopped_in_the_second)
    with pytest.raises(KeyboardInterrupt):
        command(empty_folders, '--seeds', '2')
    (done,) = empty_folders.runs.glob('adapted*')
    assert done.name.endswith('-1-seed0.pt')
    first = torch.load(done)
    command(empty_folders, '--seeds', '2')
    assert seeds == [0, 1, 1]
    second = AudioSetNetwork(weights_folder)
    adapt(second, load_taught_sound(empty_folders.free_music, empty_folders.data), 1, 1)
    start = torch.load(empty_folders.adapted)
    for name, value in second.state_dict().items():
        if value.is_floating_point():
            torch.testing.assert_close(start[name], (first[name] + value) / 2)
    assert not torch.equal(start['features.0.0.weight'], first['features.0.0.weight'])
    assert sorted(path.name for path in empty_folders.runs.iterdir()) == ['adapted.pt', 'free_music.npz']


def test_what_was_done_with_other_music_is_not_gone_on_with(
    empty_folders: Folders, music: FreeMusic, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def stopped(network: AudioSetNetwork, some: TaughtSound, epochs: int, seed: int) -> None:
        asked.append(seed)
        if seed == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(adaptation, 'adapt', stopped)
    other = replace(music, pictures=255 - music.pictures)
    for known, expected in ((music, [0, 1]), (music, [0, 1, 1]), (other, [0, 1, 1, 0, 1])):
        keep(known, empty_folders)
        with pytest.raises(KeyboardInterrupt):
            command(empty_folders, '--seeds', '2')
        assert asked == expected
