from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from hearing.body.audioset_network import AudioSetNetwork
from hearing.data.collection import Collection
from hearing.front_end.picture import patches
from hearing.teachers import class_teacher
from hearing.teachers.class_teacher import class_teacher_on


def test_the_teacher_hears_a_collection_once_and_another_anew(
    collection: Collection, weights_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(collection, pictures=collection.pictures[:2])
    heard = class_teacher_on(few, weights_folder, tmp_path)
    assert heard.logits.shape == (2, 5, 527) and heard.pooled.shape == (2, 5, 384)
    with torch.no_grad():
        logits, pooled = AudioSetNetwork(weights_folder).hear_pictures(torch.from_numpy(patches(few.pictures[1])))
    # bfloat16 keeps eight bits.
    assert np.abs(heard.logits[1] - logits.numpy()).mean() < 0.05 * float(logits.std())
    assert np.abs(heard.pooled[1] - pooled.numpy()).mean() < 0.05 * float(pooled.std())
    monkeypatch.setattr(class_teacher, 'ask', lambda *_: pytest.fail('it heard again'))
    np.testing.assert_array_equal(class_teacher_on(few, weights_folder, tmp_path).logits, heard.logits)
    with pytest.raises(pytest.fail.Exception, match='it heard again'):
        class_teacher_on(replace(few, pictures=255 - few.pictures), weights_folder, tmp_path)
