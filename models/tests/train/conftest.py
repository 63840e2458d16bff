"""Features for the tests of what is learned from."""

import numpy as np
import pytest

from hearing.body.feature_cache import Features
from hearing.body.features import FEATURES
from hearing.data.collection import Collection


@pytest.fixture
def features(collection: Collection) -> Features:
    """Made up: six crops of each track, the genre in some of their numbers."""
    rng = np.random.default_rng(5)
    patches, crops = (rng.normal(1, 0.5, (20, count, FEATURES)).astype(np.float32) for count in (5, 6))
    for part in (patches, crops):
        part[..., :40] += collection.labels[:, None, None]
    return Features(patches, crops, rng.integers(0, 259, (20, 6)))
