"""Each folder imports from those before it alone."""

from pathlib import Path

import pytest

from hearing.folders import MODELS
from hearing.source_code import imports_of

LAYERS = (
    'hearing',
    'hearing/front_end',
    'hearing/data',
    'hearing/body',
    'hearing/heads',
    'hearing/teachers',
    'hearing/train',
    'hearing/export',
    'yardsticks',
    'evaluation',
    'paper',
    'rhythm',
    'commands',
)
FILES = [path for path in sorted(MODELS.rglob('*.py')) if (MODELS / 'tests') not in path.parents]


def layer_of(module: str) -> str | None:
    """The innermost folder of a module of ours, by its path or its dotted name."""
    path = module.replace('.', '/')
    found = [layer for layer in LAYERS if path.startswith(f'{layer}/')]
    return max(found, key=len) if found else None


@pytest.mark.parametrize('file', [path for path in FILES if path.parent != MODELS], ids=lambda path: path.stem)
def test_nothing_imports_from_a_folder_after_its_own(file: Path) -> None:
    own = layer_of(file.relative_to(MODELS).as_posix())
    assert own, f'{file} is in no folder that is known'
    later = {
        module
        for module in imports_of(file)
        for layer in [layer_of(module)]
        if layer and LAYERS.index(layer) > LAYERS.index(own)
    }
    assert not later
