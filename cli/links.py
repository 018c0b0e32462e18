"""Addresses of the files that stories came from, for terminals that follow links."""

from __future__ import annotations

import os
import re
from pathlib import Path

from summarizer.sources import STDIN

_RECORD = re.compile(r":\d+$")  # which story of a file, after its name


def file_uri(source: str) -> str | None:
    """The address of the file that a source is, or is a record of; None where there is no file.

    It is made of the file's absolute path, percent-encoded, so it ends no escape sequence.
    """
    for name in (source, _RECORD.sub("", source)):
        if name != STDIN and os.path.isfile(name):  # noqa: PTH113 - it never raises
            return Path(name).absolute().as_uri()
    return None
