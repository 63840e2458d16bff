"""How tensors lie in memory: convolutions are fastest where the channels of a place lie side by side."""

from __future__ import annotations

from typing import TypeVar

import torch
from torch import nn

Module = TypeVar('Module', bound=nn.Module)


def channels_last(network: Module) -> Module:
    # PyTorch 1.13's types do not know this argument.
    return network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
