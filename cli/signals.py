"""Being asked to stop: SIGTERM is heard as Ctrl-C is, so that everything is put in order first."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


class Terminated(KeyboardInterrupt):
    """The process was sent SIGTERM."""


@contextmanager
def terminations_heard() -> Iterator[None]:
    """Within the block SIGTERM raises Terminated; only the main thread may hear it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _raise)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _raise(number: int, frame: FrameType | None) -> NoReturn:
    del number, frame
    raise Terminated
