import numpy as np

from augment import augment, mixup, span_mask


def test_augmented_songs_differ_in_level_tone_and_gaps_but_not_in_shape() -> None:
    pictures = np.full((200, 129, 128), 0.5, np.float32)
    heard = augment(pictures, np.random.default_rng(0))
    assert heard.shape == pictures.shape and heard.dtype == np.float32
    # Half a picture is 40 dB: +-10 % of dynamics, +-8 dB of gain and +-5 dB of tilt at most.
    kept = heard[heard != 0]
    assert kept.min() >= 0.5 - (0.05 + 13 / 80) - 1e-6 and kept.max() <= 0.5 + 0.05 + 13 / 80 + 1e-6
    assert kept.std() > 0.03
    assert 0.02 < (heard == 0).mean() < 0.3


def test_spans_are_contiguous_and_shorter_than_twenty() -> None:
    mask = span_mask(500, 129, np.random.default_rng(0))
    assert mask.sum(1).max() == 19
    assert (np.abs(np.diff(mask.astype(int), axis=1)).sum(1) <= 2).all()


def test_a_batch_is_mixed_as_often_as_asked() -> None:
    rng = np.random.default_rng(0)
    weights = [mixup(4, 0.3, 0.8, rng)[1] for _ in range(500)]
    assert 0.15 < np.mean([weight == 1.0 for weight in weights]) < 0.25
    assert all(mixup(4, 0.3, 0.0, rng)[1] == 1.0 for _ in range(20))
