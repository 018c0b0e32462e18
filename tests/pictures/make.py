"""Draws what the README shows: a story on a terminal, and the page of a digest.

    python tests/pictures/make.py

Needs `pip install '.[browser]'` and Chromium for the page.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console

from cli.digest_page import digest_page
from cli.rich_view import SummaryView
from summarizer import Summarizer, find_sources, read_bytes, summarize_sources
from summarizer.digest import digest_of

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
SCREEN = {"width": 1000, "height": 760}


def main() -> int:
    """Draw both."""
    (HERE / "terminal.svg").write_text(_terminal(), encoding="utf-8")
    _photograph(_digest(), HERE / "digest.png")
    return 0


def _terminal() -> str:
    name = "samples/harbour.txt"
    story = read_bytes((ROOT / name).read_bytes(), source=name)
    console = Console(record=True, width=92, file=io.StringIO(), force_terminal=True)
    console.print(SummaryView(summary=Summarizer().summarize(story)))
    drawn = console.export_svg(title=f"standfirst {name}")
    return re.sub(r"@font-face\s*\{[^}]*\}", "", drawn)  # it would load fonts from the net


def _digest() -> str:
    sources = find_sources([ROOT / "samples"]).sources
    return digest_page(digest_of(summarize_sources(sources, Summarizer())))


def _photograph(page: str, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "page.html"
        file.write_text(page.replace(f"{ROOT}/", ""), encoding="utf-8")
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        view = browser.new_page(viewport=SCREEN, reduced_motion="reduce")
        view.goto(file.as_uri())
        view.get_by_role("button", name="Larkspur Foods").click()
        view.locator("summary:visible").first.click()
        view.screenshot(path=path)


if __name__ == "__main__":
    sys.exit(main())
