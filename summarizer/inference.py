"""ONNX models on the processor."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


def session(model: bytes, *, threads: int) -> InferenceSession:
    """A session of a model's bytes; `threads` of 0 takes all cores."""
    # Its makers count runs over the network unless told not to before the import.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = threads
    options.use_deterministic_compute = True
    return InferenceSession(model, options, providers=["CPUExecutionProvider"])
