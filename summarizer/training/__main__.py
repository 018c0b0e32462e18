"""Build the shipped model: `python -m summarizer.training DATA [--tagger FOLDER]`.

Fine-tunes the tagger (about an hour on two cores), exports it, fits the ranker on the tagger's
vectors (a quarter of an hour) and assembles the pipeline in `summarizer/model`. Seeded: the same
data, package versions and kind of processor give the same files.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from summarizer.pipeline import MODEL, build
from summarizer.salience import SHIPPED
from summarizer.training.checksums import write_checksums
from summarizer.training.picks import judged_stories, ranked
from summarizer.training.ranker import Recipe, feature_means, fit_ranker, write_ranker


def main() -> None:
    """Fit, export, assemble."""
    parser = argparse.ArgumentParser(prog="python -m summarizer.training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with stories_train, names and summaries")
    parser.add_argument(
        "--tagger", type=Path, help="keep the tagger of this folder; fit only the ranker"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        tagger = options.tagger or _fitted_tagger(options.data, Path(scratch))
        nlp = build(tagger)
        stories = [each for story in judged_stories(options.data) if (each := ranked(nlp, story))]
        sys.stderr.write(f"ranker: {len(stories)} stories\n")
        means = feature_means(stories)
        write_ranker(fit_ranker(stories, means, Recipe()), means, SHIPPED)
        # Anew, because the pipeline that has read the stories would carry their words along.
        build(tagger, SHIPPED).to_disk(MODEL)
        write_checksums(MODEL)
    sys.stderr.write(f"written to {MODEL}\n")


def _fitted_tagger(data: Path, folder: Path) -> Path:
    from summarizer.training.export import write_tagger
    from summarizer.training.names import fit

    write_tagger(fit(data), folder)
    return folder


if __name__ == "__main__":
    main()
