"""Features for the tests of what is learned from."""

import numpy as np
import pytest

from hearing.body.feature_cache import Heard
from hearing.body.features import IMPRESSION
from hearing.data.collection import Collection


@pytest.fixture
def heard(collection: Collection) -> Heard:
    """Impressions that are made up: six crops of each track, the genre in some of their numbers."""
    rng = np.random.default_rng(5)
    plain, crops = (rng.normal(1, 0.5, (20, count, IMPRESSION)).astype(np.float32) for count in (5, 6))
    for part in (plain, crops):
        part[..., :40] += collection.labels[:, None, None]
    return Heard(plain, crops, rng.integers(0, 259, (20, 6)))
