"""Floors under the measures: what was reached once must not be lost unnoticed.

The floors are kept in a JSON file with the hash of the data that they were reached on. A floor
rises with what is measured; it is lowered only where that is asked for by name (after
trafilatura's evaluation gate).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from summarizer.evaluation.runs import Report, Run

# Quantized arithmetic rounds differently on other processors: a few names more or less.
SLACK = 1.0
LOWER_IS_BETTER = frozenset({"dangling", "refused"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept for a run: the hash of its data, and a bound for every measure."""

    sha256: str
    floors: dict[str, float]


def read_floors(path: Path) -> dict[Run, Kept]:
    """The floors of a file, by run; none where there is no file yet."""
    if not path.exists():
        return {}
    entries = json.loads(path.read_text(encoding="utf-8"))
    return {
        Run(**entry["run"]): Kept(sha256=entry["sha256"], floors=entry["floors"])
        for entry in entries
    }


def write_floors(kept: Mapping[Run, Kept], path: Path) -> None:
    """Write floors as `read_floors` reads them."""
    entries = [{"run": asdict(run), **asdict(kept[run])} for run in sorted(kept)]
    path.write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")


def falls(report: Report, kept: Kept | None) -> Iterator[str]:
    """Every way in which a report stays below what is kept, in words."""
    if kept is None:
        yield f"{report.run}: no floor is kept for this run"
        return
    if kept.sha256 != report.sha256:
        yield f"{report.run}: the floors were reached on other data ({kept.sha256[:12]}…)"
    values = _values(report)
    for name, floor in kept.floors.items():
        if name not in values:
            yield f"{report.run}: {name} is not measured any more (floor {floor:.1f})"
        elif _is_worse(name, values[name], floor):
            limit = "ceiling" if name in LOWER_IS_BETTER else "floor"
            yield f"{report.run}: {name} {values[name]:.1f}, {limit} {floor:.1f}"


def raised(report: Report, kept: Kept | None) -> Kept:
    """Floors under a report, none of them lower than what is kept."""
    floors = lowered(report).floors
    for name, floor in kept.floors.items() if kept else ():
        if name not in floors or _is_worse(name, floors[name], floor):
            floors[name] = floor
    return Kept(sha256=report.sha256, floors=floors)


def lowered(report: Report) -> Kept:
    """Floors just under a report, whatever was kept before."""
    floors = {name: _bound(name, value) for name, value in _values(report).items()}
    return Kept(sha256=report.sha256, floors=floors)


def _values(report: Report) -> dict[str, float]:
    """What floors are put under. Milliseconds are the machine's, not the tool's."""
    values = {name: measure.value for name, measure in report.measures.items()}
    return values | {"refused": float(len(report.refused))}


def _bound(name: str, value: float) -> float:
    if name == "refused":
        return value
    slack = SLACK if name in LOWER_IS_BETTER else -SLACK
    return round(min(100.0, max(0.0, value + slack)), 1)


def _is_worse(name: str, value: float, floor: float) -> bool:
    return value > floor if name in LOWER_IS_BETTER else value < floor
