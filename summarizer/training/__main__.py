"""Build the shipped model: `python -m summarizer.training DATA WORK --teacher FOLDER`.

Fine-tunes the tagger (about an hour on two cores), teaches it which sentences tell a story (ten
minutes on a graphics processor) and more names (three quarters of an hour), exports it, fits the
ranker on its vectors (a quarter of an hour) and assembles the pipeline in `summarizer/model`. The
steps are kept in WORK; those that are there are not done again. Seeded: on a processor, the same
data, package versions and kind of processor give the same files; on a graphics processor nearly
the same.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from summarizer.pipeline import MODEL, build
from summarizer.training.checksums import write_checksums
from summarizer.training.fitting import fit_steps


def main() -> None:
    """Fit, export, assemble."""
    parser = argparse.ArgumentParser(prog="python -m summarizer.training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with stories_train, names and summaries")
    parser.add_argument("work", type=Path, help="folder for what each step makes")
    parser.add_argument("--teacher", type=Path, help="folder with all-mpnet-base-v2")
    options = parser.parse_args()
    names, teacher = options.work / "names", options.teacher
    try:
        steps = fit_steps(options.data, options.work, names=names, teacher=teacher)
    except FileNotFoundError as error:
        parser.error(str(error))
    # Anew, because the pipeline that has read the stories would carry their words along.
    build(*steps).to_disk(MODEL)
    write_checksums(MODEL)
    sys.stderr.write(f"written to {MODEL}\n")


if __name__ == "__main__":
    main()
