"""Stories on many machines, by Ray Data: `python -m summarizer.cluster SOURCE... --output DIR`.

SOURCE is a file or folder that every machine sees under its path, as `standfirst SOURCE` takes it.
DIR gets files of JSON Lines, or of Parquet; read in the order of their names they hold the lines of
`standfirst SOURCE... -f jsonl`.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from summarizer.batch import summarize_source
from summarizer.folders import find_sources
from summarizer.limits import Limits
from summarizer.record import json_text, outcome_record
from summarizer.sources import Source
from summarizer.splitting import stories_or_errors
from summarizer.story import Length, Outcome
from summarizer.summarizing import Summarizer

if TYPE_CHECKING:
    from ray.data import Dataset

_TOGETHER = 16  # stories that go from machine to machine at once

Batch = dict[str, Any]  # columns


def result_line(story: Source | Outcome, *, summarizer: Summarizer) -> str:
    """The result of a story as a line of JSON, without its end: what every engine may spread."""
    if isinstance(story, Source):
        story = summarize_source(story, summarizer=summarizer)
    return json_text(outcome_record(story))


def summarized_dataset(
    files: Iterable[Source], summarizer: Summarizer, *, jobs: int | None = None
) -> Dataset:
    """Rows of `source` and `line` for every story in files, one file after the other.

    Up to `jobs` actors, a processor each, load the pipeline once. Ray must have been initialized.
    """
    import ray

    ray.data.DataContext.get_current().execution_options.preserve_order = True
    rows = ray.data.from_items([{"file": pickle.dumps(file)} for file in files])
    split = partial(_split, limits=summarizer.limits)
    return rows.map_batches(split, batch_size=1).map_batches(
        _Analyst,
        fn_constructor_args=(summarizer,),
        batch_size=_TOGETHER,
        compute=ray.data.ActorPoolStrategy(min_size=1, max_size=jobs),
        num_cpus=1,
    )


def write_lines(results: Dataset, folder: str) -> None:
    """Write the lines of results into files of a folder, which may be on another storage."""
    from ray.data.datasource import BlockBasedFileDatasink

    class Lines(BlockBasedFileDatasink):
        def write_block_to_file(self, block: Any, file: Any) -> None:
            for row in block.iter_rows(public_row_format=True):
                file.write(f"{row['line']}\n".encode())

    results.write_datasink(Lines(folder, file_format="jsonl"))


def _split(batch: Batch, *, limits: Limits) -> Iterator[Batch]:
    """The stories in a file, a few at a time: a file of records is never held whole."""
    file = pickle.loads(batch["file"][0])  # noqa: S301 - written by this program
    for story in stories_or_errors(file, limits=limits):
        yield {"story": [pickle.dumps(story)]}


class _Analyst:
    """An actor: one pipeline, on one thread."""

    def __init__(self, summarizer: Summarizer) -> None:
        from summarizer.pipeline import load, single_threaded

        single_threaded()
        load(summarizer.model)
        self._summarizer = summarizer

    def __call__(self, batch: Batch) -> Batch:
        stories = [pickle.loads(story) for story in batch["story"]]  # noqa: S301
        lines = [result_line(story, summarizer=self._summarizer) for story in stories]
        return {"source": [_name(story) for story in stories], "line": lines}


def _name(story: Source | Outcome) -> str:
    return story.name if isinstance(story, Source) else story.source


def main(arguments: Sequence[str] | None = None) -> int:
    """Connect to Ray, summarize, write."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if find_spec("ray") is None:
        parser.error("Ray is missing: pip install 'standfirst[ray]'")
    import ray

    ray.init(address=options.address, num_cpus=None if options.address else options.jobs)
    summarizer = Summarizer(length=Length(sentences=options.sentences), model=options.model)
    files = find_sources(options.sources).sources
    jobs = options.jobs or int(ray.cluster_resources()["CPU"])
    results = summarized_dataset(files, summarizer, jobs=jobs)
    if options.parquet:
        results.write_parquet(options.output)
    else:
        write_lines(results, options.output)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m summarizer.cluster",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("sources", nargs="+", metavar="SOURCE")
    add("--output", required=True, metavar="DIR", help="a folder, or an address such as s3://...")
    add("--parquet", action="store_true", help="write Parquet instead of JSON Lines")
    add("--address", metavar="ADDRESS", help="the cluster, or auto; default: this machine alone")
    add("--jobs", type=int, metavar="N", help="processors at work (default: all)")
    add("--sentences", type=int, metavar="N", help="at most N sentences a summary")
    add("--model", metavar="NAME", help="another installed spaCy pipeline")
    return parser


if __name__ == "__main__":
    sys.exit(main())
