"""How the learning rate goes over a training."""

from __future__ import annotations

from torch.optim import Optimizer
from torch.optim.lr_scheduler import LambdaLR


def warm_linear(optimizer: Optimizer, steps: int) -> LambdaLR:
    """Up over the first tenth of the steps, then down to nothing, both linearly."""
    warm = max(1, steps // 10)

    def factor(step: int) -> float:
        return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))

    return LambdaLR(optimizer, factor)
