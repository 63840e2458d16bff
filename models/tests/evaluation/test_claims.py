import numpy as np
import pytest

from evaluation.claims import RIGHT_WANTED, claims, family_shares, fit_claim_from, fit_family_temperature


def one_label(families: list[int], count: int = 3) -> np.ndarray:  # type: ignore[type-arg]
    labels = np.zeros((len(families), 4, count), bool)
    labels[np.arange(len(families)), 0, families] = True
    return labels


def test_as_few_families_are_claimed_as_reach_the_share_and_never_more_than_three() -> None:
    shares = np.array([[0.8, 0.1, 0.05, 0.05], [0.4, 0.35, 0.15, 0.1], [0.3, 0.26, 0.24, 0.2]])
    assert list(claims(shares, 0.7).counts) == [1, 2, 3]
    assert list(claims(shares, 0.85).counts) == [2, 3, 0]


def test_a_claim_is_right_when_a_label_speaks_of_one_of_its_families() -> None:
    shares = np.array([[0.5, 0.4, 0.1], [0.9, 0.05, 0.05], [0.4, 0.3, 0.3]])
    claimed = claims(shares, 0.8)
    assert list(claimed.counts) == [2, 1, 3]
    assert list(claimed.right(one_label([1, 1, 2]))) == [True, False, True]


def test_the_temperature_makes_confidence_mean_what_it_says() -> None:
    rng = np.random.default_rng(0)
    said = np.where(rng.random(600) < 0.7, 0, 1)
    logits = np.tile([2.5, 0.0, -9.0], (600, 1))
    fitted = fit_family_temperature(logits, one_label(list(said)), np.ones(600))
    assert family_shares(logits, fitted)[0, 0] == pytest.approx(0.7, abs=0.05)


def test_claims_begin_where_enough_are_right_in_every_large_set() -> None:
    rng = np.random.default_rng(1)
    sure = rng.uniform(0.35, 1, 400)
    shares = np.stack([sure, (1 - sure) * 0.6, (1 - sure) * 0.4], 1)
    truth = np.where(rng.random(400) < sure, 0, 1 + (rng.random(400) < 0.4))
    sets = np.repeat(['one', 'other'], 200)
    begins = fit_claim_from(shares, one_label(list(truth)), sets)
    claimed = claims(shares, begins)
    right = claimed.right(one_label(list(truth)))
    assert all(right[(sets == name) & (claimed.counts > 0)].mean() >= RIGHT_WANTED for name in ('one', 'other'))
    assert begins > 0.4
    tiny = np.where(np.arange(400) < 395, 'one', 'few')
    wrong = truth.copy()
    wrong[395:] = 2
    assert fit_claim_from(shares, one_label(list(wrong)), tiny) <= 0.95, 'five songs decide nothing'
