from dataclasses import replace

import numpy as np

from hearing.data.collection import Collection
from hearing.teachers.tag_teacher import tags_of_songs


def test_a_song_s_tags_are_the_mean_of_its_windows_and_unknown_where_the_teacher_is_silent(
    collection: Collection,
) -> None:
    assert collection.tags
    heard = collection.tags.tracks != collection.tracks[3]
    tags = collection.tags
    few = replace(tags, probabilities=tags.probabilities[heard], tracks=tags.tracks[heard])
    means = tags_of_songs(replace(collection, tags=few), np.array([3, 5]))
    assert np.isnan(means[0]).all()
    np.testing.assert_allclose(means[1], tags.probabilities[tags.tracks == collection.tracks[5]].mean(0), rtol=1e-6)


def test_without_a_teacher_nothing_is_known(collection: Collection) -> None:
    assert np.isnan(tags_of_songs(replace(collection, tags=None), np.arange(4))).all()
