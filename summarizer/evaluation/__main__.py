"""Measure summaries and names: `python -m summarizer.evaluation PATH...`.

PATH is a JSONL file of stories with reference summaries, one of words and tags, or a folder of
annotated stories (*.txt and gold.jsonl), or the folder of the stories with summaries, of which some
openings are annotated.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from summarizer.evaluation.floors import falls, lowered, raised, read_floors, write_floors
from summarizer.evaluation.material import Material, load_material
from summarizer.evaluation.report import SCHEMA, report_record, table
from summarizer.evaluation.runs import Report, Run, evaluate
from summarizer.evaluation.selections import SELECTIONS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print, and hold against the floors where that is asked for."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.lower and not options.write_floors:
        parser.error("--lower goes with --write-floors")
    if find_spec("rouge_score") is None:
        parser.error("the rouge-score package is missing: pip install 'standfirst[dev]'")
    try:
        materials = [_material(path, options) for path in options.paths]
    except (OSError, ValueError) as error:
        parser.error(str(error))
    reports = [each for material in materials for each in _reports(material, options)]
    if options.json:
        _write_json(reports, options.json)
    return _held(reports, options) if options.check or options.write_floors else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m summarizer.evaluation",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("paths", nargs="+", type=Path, metavar="PATH")
    add("--limit", type=_positive, default=0, metavar="N", help="only the first N stories")
    add(
        "--selection",
        action="append",
        choices=SELECTIONS,
        help="what to measure (default: standfirst); repeat it to compare",
    )
    add("--sentences", type=_positive, default=3, metavar="N", help="length (default: 3)")
    add("--json", type=Path, metavar="FILE", help="write the reports there too")
    add("--misses", action="store_true", help="print every miss among the names")
    _add_floors(parser)
    return parser


def _add_floors(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("floors")
    default = Path("tests", "floors.json")
    group.add_argument("--floors", type=Path, default=default, metavar="FILE", help=f"({default})")
    either = group.add_mutually_exclusive_group()
    either.add_argument("--check", action="store_true", help="exit 1 if a measure fell")
    either.add_argument("--write-floors", action="store_true", help="raise the floors")
    group.add_argument("--lower", action="store_true", help="let --write-floors lower them too")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of at least 1")
    return int(text)


def _material(path: Path, options: argparse.Namespace) -> Material:
    material = load_material(path, limit=options.limit or None)
    leads = all(case.lead for case in material.cases)
    if "file-lead" in (options.selection or ()) and not leads:
        raise ValueError(f"{path} gives no lead of its own: use --selection lead")
    return material


def _reports(material: Material, options: argparse.Namespace) -> Iterator[Report]:
    """The reports on one material; its table is printed when it is done."""
    reports = [evaluate(run, material) for run in _runs(material, options)]
    sys.stdout.write(table(reports) + "\n")
    for miss in (miss for report in reports if options.misses for miss in report.misses):
        sys.stdout.write(f"  {miss}\n")
    sys.stdout.write("\n")
    yield from reports


def _runs(material: Material, options: argparse.Namespace) -> Iterator[Run]:
    for name in options.selection or ["standfirst"]:
        yield Run(
            material=material.name,
            selection=name,
            sentences=options.sentences,
            limit=options.limit,
        )


def _held(reports: Sequence[Report], options: argparse.Namespace) -> int:
    """The exit code of --check and --write-floors, which writes nothing where a measure fell."""
    kept = read_floors(options.floors)
    known = [report for report in reports if options.check or report.run in kept]
    fallen = [fall for each in known for fall in falls(each, kept.get(each.run))]
    if fallen and not options.lower:
        hint = "" if options.check else "Nothing is written; --lower accepts the falls.\n"
        sys.stderr.write("\n".join(fallen) + "\n" + hint)
        return 1
    if options.write_floors:
        for report in reports:
            before = kept.get(report.run)
            kept[report.run] = lowered(report) if options.lower else raised(report, before)
        write_floors(kept, options.floors)
    return 0


def _write_json(reports: Sequence[Report], path: Path) -> None:
    record = {"schema": SCHEMA, "reports": [report_record(report) for report in reports]}
    path.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
