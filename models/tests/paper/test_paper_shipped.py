"""What the repository ships of the paper's network belongs together: files, description, goldens and answers."""

import json

import numpy as np
import pytest

from evaluation.scores import bootstrap
from hearing.folders import Folders
from hearing.front_end.picture import BANDS
from hearing.train.answers import read_held_out
from paper.export import NAME, TESTED, checksum
from paper.golden import TOLERANCE, hear, kept_pictures

GOLDEN, SHIPPED = Folders().golden / 'paper', Folders().shipped_paper
# The app says "about 2 MB" before it fetches them.
LEAST_BYTES, GREATEST_BYTES = 1_500_000, 2_500_000


def test_the_goldens_are_what_the_shipped_files_say() -> None:
    index = json.loads((GOLDEN / 'index.json').read_text())
    assert len(index['songs']) == len(kept_pictures())
    for song, picture in zip(index['songs'], kept_pictures()):
        kept = np.frombuffer((GOLDEN / song['file']).read_bytes(), np.uint8).reshape(-1, BANDS)
        np.testing.assert_array_equal(kept, picture.levels)
        assert song['columns'] == len(kept)
        np.testing.assert_allclose(hear(SHIPPED, picture), song['genres'], atol=TOLERANCE / 5)


def test_the_goldens_tell_different_songs_apart() -> None:
    genres = [song['genres'] for song in json.loads((GOLDEN / 'index.json').read_text())['songs']]
    assert np.ptp(genres, axis=0).max() > 20 * TOLERANCE


def test_the_description_names_the_files_by_their_checksum() -> None:
    spec = json.loads((SHIPPED / 'spec.json').read_text())
    assert spec['checksum'] == checksum(SHIPPED)
    assert json.loads((GOLDEN / 'index.json').read_text())['version'] == spec['version']


def test_the_accuracy_that_is_claimed_is_that_of_the_kept_answers() -> None:
    answers = read_held_out(Folders().answers / NAME / f'{TESTED.name}.npz')
    right = (answers.logits[:, 0].argmax(1) == answers.labels).astype(float)
    claimed = json.loads((SHIPPED / 'spec.json').read_text())['heldOut']
    assert claimed['accuracy'] == pytest.approx(right.mean(), abs=1e-4)
    assert claimed['interval95'] == bootstrap(right)
    assert (claimed['tracks'], claimed['protocol']) == (len(right), answers.about['protocol'])


def test_its_size_is_what_the_app_says() -> None:
    size = sum(path.stat().st_size for path in SHIPPED.rglob('*') if path.is_file())
    assert LEAST_BYTES <= size <= GREATEST_BYTES
