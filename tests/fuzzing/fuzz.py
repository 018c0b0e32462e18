"""Look for bytes that reading, cleaning or segmentation fails on, or takes long for.

    pip install atheris            # needs Linux
    python tests/fuzzing/fuzz.py reading -max_total_time=480

What follows the target goes to libFuzzer. What it finds, `crash-...` and `timeout-...`, is written
to the folder that it is started in. Mend what these show, and keep them, small, in the corpus,
which `tests/test_fuzzing.py` replays.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

HERE = Path(__file__).parent
CORPORA = {"reading": "reading", "cleaning": "text", "segmentation": "text"}
OPTIONS = ("-timeout=10", "-rss_limit_mb=2048", "-max_len=20000")


def main(arguments: list[str]) -> None:
    """Fuzz the target that is named; ends the process."""
    with atheris.instrument_imports(include=["summarizer", "targets"]):
        from targets import TARGETS

        import summarizer.documents
        import summarizer.mail
        import summarizer.markdown_text
        import summarizer.pages
        import summarizer.records  # noqa: F401 - they are imported late, and are to be watched
    if not arguments or arguments[0] not in TARGETS:
        sys.exit(f"name one of: {', '.join(TARGETS)}")
    name, *options = arguments
    with tempfile.TemporaryDirectory() as found:  # what it finds on its way
        folders = [found, str(HERE / "corpus" / CORPORA[name])]
        atheris.Setup([sys.argv[0], *OPTIONS, *options, *folders], TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main(sys.argv[1:])
