import pytest

from hearing.train.schedule import rate_at


def test_the_learning_rate_warms_up_and_falls_to_zero() -> None:
    assert rate_at(0, 0.1) == 0
    assert rate_at(0.05, 0.1) == pytest.approx(0.5)
    assert rate_at(0.1, 0.1) == pytest.approx(1)
    assert rate_at(0.55, 0.1) == pytest.approx(0.5)
    assert rate_at(1, 0.1) == pytest.approx(0)
