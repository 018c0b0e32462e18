"""Build the shipped model: `python -m summarizer.training DATA [--tagger FOLDER]`.

Fine-tunes the tagger (about an hour on two cores), exports it, assembles the pipeline in
`summarizer/model` and fits the salience weights on top of it. Seeded: the same data, package
versions and kind of processor give the same files.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from summarizer.pipeline import MODEL, build
from summarizer.salience import WEIGHTS
from summarizer.training.sentences import fit_weights, write_weights


def main() -> None:
    """Fit, export, assemble."""
    parser = argparse.ArgumentParser(prog="python -m summarizer.training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with stories_train, names and summaries")
    parser.add_argument(
        "--tagger", type=Path, help="keep the tagger of this folder; fit only the salience weights"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        tagger = options.tagger or _fitted_tagger(options.data, Path(scratch))
        nlp = build(tagger)
        write_weights(fit_weights(nlp, options.data), WEIGHTS)
        nlp.add_pipe("standfirst_salience")
        nlp.to_disk(MODEL)
    sys.stderr.write(f"written to {MODEL}\n")


def _fitted_tagger(data: Path, folder: Path) -> Path:
    from summarizer.training.export import write_tagger
    from summarizer.training.names import fit

    write_tagger(fit(data), folder)
    return folder


if __name__ == "__main__":
    main()
