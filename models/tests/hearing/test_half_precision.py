import pytest
import torch

from hearing.half_precision import half_precision


@pytest.mark.parametrize(('capability', 'wanted'), [('AVX512', torch.bfloat16), ('AVX2', torch.float32)])
def test_halves_are_computed_with_where_the_processor_does_so_itself(
    capability: str, wanted: torch.dtype, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.__config__, 'show', lambda: f'  - CPU capability usage: {capability}')
    ones = torch.ones(2, 2)
    with half_precision():
        assert (ones @ ones).dtype == wanted
    with half_precision(False):
        assert (ones @ ones).dtype == torch.float32


def test_pytorch_says_what_the_processor_can_do_in_the_words_that_are_looked_for() -> None:
    assert 'CPU capability usage: ' in torch.__config__.show()
