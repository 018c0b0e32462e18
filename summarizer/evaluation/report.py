"""Reports as a table of plain text, and as JSON-ready records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from summarizer.evaluation.intervals import Measure
from summarizer.evaluation.runs import Report

SCHEMA = 1


def table(reports: Sequence[Report]) -> str:
    """Reports on one material, a column each, under a line that names it."""
    first = reports[0]
    rows = [["", *(f"{report.run.selection}, n={report.run.sentences}" for report in reports)]]
    names = dict.fromkeys(name for report in reports for name in report.measures)
    rows += [[name, *(_cell(report.measures.get(name)) for report in reports)] for name in names]
    rows.append(["ms a story", *(f"{report.milliseconds:5.1f}" for report in reports)])
    title = f"{first.run.material}: {first.stories} stories, {len(first.refused)} refused"
    return "\n".join([title, *_aligned(rows), *_refusals(first)])


def report_record(report: Report) -> dict[str, Any]:
    """A report as JSON-ready values."""
    run = report.run
    return {
        "material": run.material,
        "sha256": report.sha256,
        "selection": run.selection,
        "sentences": run.sentences,
        "limit": run.limit or None,
        "stories": report.stories,
        "refused": [{"id": each.name, "reason": each.reason} for each in report.refused],
        "milliseconds": round(report.milliseconds, 2),
        "measures": {name: _rounded(measure) for name, measure in report.measures.items()},
        "misses": list(report.misses),
    }


def _cell(measure: Measure | None) -> str:
    if measure is None:
        return "    –"
    return f"{measure.value:5.1f}  [{measure.low:.1f}, {measure.high:.1f}]"


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield ("  " + "   ".join(cells)).rstrip()


def _refusals(report: Report) -> Iterator[str]:
    for refusal in report.refused:
        yield f"  refused: {refusal.name}: {refusal.reason}"


def _rounded(measure: Measure) -> dict[str, float]:
    return {
        "value": round(measure.value, 2),
        "low": round(measure.low, 2),
        "high": round(measure.high, 2),
    }
