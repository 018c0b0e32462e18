"""How much memory a piece of work may take, kept by the system: Linux can, others do not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_DATA = 5  # the field of statm that counts pages of data


@contextmanager
def bounded_memory(most: int | None) -> Iterator[None]:
    """A block in which this process may take `most` bytes more than it has.

    Raises:
        MemoryError: it takes more.
    """
    if most is None or sys.platform != "linux":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    set_already = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    least = min([_held() + most, *set_already])
    resource.setrlimit(resource.RLIMIT_DATA, (least, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _held() -> int:
    import resource

    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[_DATA]
    return int(pages) * resource.getpagesize()
