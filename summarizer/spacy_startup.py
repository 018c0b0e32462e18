"""spaCy imported without its command line: a seventh of the time that a single story takes.

`import spacy` imports `spacy.cli`, and with it a web client and a project manager, for the one
function `spacy.info`. Here they are imported when somebody asks for them, and not before. This
module is imported first by whoever imports spaCy.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")


def _info(*args: Any, **options: Any) -> Any:
    """What `spacy.info` does."""
    return import_module("spacy.cli.info").info(*args, **options)


def _of_spacy(name: str) -> Any:
    if name == "cli":
        return import_module("spacy.cli")
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")


def _import_spacy() -> None:
    stand_ins = {name: ModuleType(name) for name in _COMMAND_LINE}
    vars(stand_ins["spacy.cli.info"])["info"] = _info
    sys.modules.update(stand_ins)
    try:
        spacy = import_module("spacy")
    finally:
        for name in stand_ins:
            del sys.modules[name]
    vars(spacy)["__getattr__"] = _of_spacy


if "spacy" not in sys.modules:
    _import_spacy()
