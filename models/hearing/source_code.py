"""By which code something was made: a module and all of this folder's that it imports, and the contract's input."""

from __future__ import annotations

import ast
import hashlib
import json
from pathlib import Path

from hearing.folders import MODELS


def code_checksum(module: str, folder: Path = MODELS) -> str:
    """SHA-256 over the sources of a module, such as 'hearing.body.feature_cache', and of all that it imports in turn,
    and over what the contract says of pictures, which picture.py reads."""
    contract = json.loads((folder / 'spec.json').read_text())
    checksum = hashlib.sha256(json.dumps(contract['input']).encode())
    for path in source_files(module, folder):
        checksum.update(path.read_bytes())
    return checksum.hexdigest()


def source_files(module: str, folder: Path = MODELS) -> list[Path]:
    """In alphabetical order. Imports from elsewhere than the folder, numpy for one, are not followed."""
    found: dict[str, Path] = {}
    wanted = [module]
    while wanted:
        name = wanted.pop()
        path = folder / f'{name.replace(".", "/")}.py'
        if name not in found and path.is_file():
            found[name] = path
            wanted += imports_of(path)
    return sorted(found.values())


def imports_of(path: Path) -> list[str]:
    """Names of modules, and of what may be a module: `from a import b` is a and a.b."""
    names = []
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f'{node.module}.{alias.name}' for alias in node.names)]
    return names
