"""Whenever a wheel is built: the model must be the one that was trained."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class VerifiedModel(BuildHookInterface[Any]):
    """Refuses to build a wheel around a model with other checksums."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compare; nothing of the package can be imported yet.

        Raises:
            ValueError: the model is not what its checksums say.
        """
        package = Path(self.root, "summarizer")
        mismatches = runpy.run_path(str(package / "training" / "checksums.py"))["mismatches"]
        if broken := list(mismatches(package / "model")):
            raise ValueError(f"not what SHA256SUMS says: {', '.join(broken)} in summarizer/model")
