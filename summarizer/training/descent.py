"""The steps of a training: AdamW, clipped gradients, a learning rate that warms up and falls."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim.lr_scheduler import LambdaLR

_CLIPPED = 1.0  # most that the norm of all gradients together may be


class Descent:
    """Goes down a network's loss in a number of steps.

    `groups` are weights, each group with its learning rate as AdamW takes them; the rate goes up
    over the first tenth of the steps, then down to nothing, both linearly.
    """

    def __init__(
        self,
        network: nn.Module,
        groups: Iterable[dict[str, Any]],
        *,
        steps: int,
        decay: float = 0.01,
    ) -> None:
        self._network = network
        self._optimizer = torch.optim.AdamW(list(groups), weight_decay=decay)
        warm = max(1, steps // 10)

        def factor(step: int) -> float:
            return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))

        self._schedule = LambdaLR(self._optimizer, factor)

    def step(self, loss: Tensor) -> None:
        """One step down a loss."""
        loss.backward()
        nn.utils.clip_grad_norm_(self._network.parameters(), _CLIPPED)
        self._optimizer.step()
        self._schedule.step()
        self._network.zero_grad()
