import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

from commands import styles
from hearing.data.real_music import load_real_music
from hearing.folders import ROOT, Folders
from hearing.train.style_answers import read_style_answers
from hearing.train.style_training import StyleRecipe
from tests.made.world import write_world


@pytest.fixture
def repository(folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """With the shipped network, a little real music and a little free music, of which heads learn for an epoch."""
    own = Folders(tmp_path, tmp_path / 'data')
    own.runs.mkdir(parents=True)
    own.free_music.symlink_to(folders.free_music)
    own.shipped.parent.mkdir()
    own.shipped.symlink_to(ROOT / 'public' / 'model')
    own.data.mkdir()
    own.collection.symlink_to(folders.collection)
    own.weights.symlink_to(folders.weights)
    write_world(own.data / 'world')
    monkeypatch.setattr(styles, 'StyleRecipe', lambda: StyleRecipe(epochs=1, batch_size=32))
    return own


def command(folders: Folders) -> None:
    styles.main(['--data', str(folders.data), '--seeds', '1'], folders.root)


def test_every_song_is_answered_about_once_and_the_heads_of_all_songs_are_kept(repository: Folders) -> None:
    command(repository)
    answers, degraded = read_style_answers(repository.style_answers / 'seed0.npz')
    songs = len(load_real_music(repository.data).ids)
    assert len(answers.families) == songs and len(degraded.families) == 2
    assert np.abs(answers.families).sum(1).all()
    assert 'families.weight' in torch.load(repository.styles)


def test_a_stopped_command_goes_on_with_the_next_fold_and_other_music_begins_anew(
    repository: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained = []
    train = styles.train_styles

    def stopped_in_the_third(*arguments):  # type: ignore[no-untyped-def]
        trained.append(arguments)
        if len(trained) == 3:
            raise KeyboardInterrupt
        return train(*arguments)

    monkeypatch.setattr(styles, 'train_styles', stopped_in_the_third)
    with pytest.raises(KeyboardInterrupt):
        command(repository)
    command(repository)
    assert len(trained) == 3 + 4, 'two of five folds were done; then all songs'
    shutil.rmtree(repository.style_answers)
    command(repository)
    assert len(trained) == 7
    assert (repository.style_answers / 'seed0.npz').exists()
    world = repository.data / 'world' / 'world.npz'
    with np.load(world) as arrays:
        np.savez(world, **{name: arrays[name] // 2 if name == 'pictures' else arrays[name] for name in arrays})
    command(repository)
    assert len(trained) == 7 + 6
