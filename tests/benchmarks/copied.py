"""Pages copied from a browser with all that stands around the story, against their paragraphs.

    python tests/benchmarks/copied.py ../shared/data/pages

Chromium opens each page, without network and scripts, and gives the text that "select all, copy"
would; needs the extra `browser`. Prints precision, recall and F1 of four-word shingles, the mean
over the pages, of the copied text, of its lines by jusText's rules, and of what standfirst reads in
it; and how many headlines are those of the page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import justext
from playwright.sync_api import sync_playwright

from summarizer.errors import StoryError
from summarizer.evaluation.pages import GoldPage, gold_pages, mean_score, ours
from summarizer.formats import text_of
from summarizer.reading import read_bytes
from summarizer.story import letters_of

CHROMIUM = "/usr/bin/chromium"


def main(folder: str) -> None:
    """Copy every page, and measure what is made of it."""
    pages = list(gold_pages(Path(folder)))
    copies = [replace(page, data=text.encode()) for page, text in copied(pages)]
    lines = [f"{'':12} precision     recall         F1"]
    for name, extract in (("copied", raw), ("jusText", by_justext), ("standfirst", ours)):
        scores = "".join(f"{score:11.1f}" for score in mean_score(extract, copies))
        lines.append(f"{name:11}{scores}")
    right = sum(map(same_headline, pages, copies))
    sys.stdout.write("\n".join([*lines, f"headlines: {right} of {len(pages)}", ""]))


def copied(pages: list[GoldPage]) -> Iterator[tuple[GoldPage, str]]:
    """Each page with its text as a browser would copy it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=False, offline=True).new_page()
        page.route("**/*", lambda route: route.abort())
        for gold in pages:
            source = text_of(gold.data, source=gold.name)
            page.set_content(source, wait_until="domcontentloaded")
            yield gold, page.inner_text("body")
        browser.close()


def raw(copy: GoldPage) -> str:
    """All that was copied."""
    return copy.data.decode()


def by_justext(copy: GoldPage) -> str:
    """The lines that jusText takes for text."""
    lines = (f"<p>{escape(line)}</p>" for line in raw(copy).splitlines() if line.strip())
    parts = justext.justext("".join(lines), justext.get_stoplist("English"))
    return "\n".join(part.text for part in parts if not part.is_boilerplate)


def same_headline(page: GoldPage, copy: GoldPage) -> bool:
    """Does the copy have the headline of the page, or a part of it?"""
    try:
        known, found = (
            letters_of(read_bytes(each.data, source=each.name, language=None).headline or "")
            for each in (page, copy)
        )
    except StoryError:
        return False
    return bool(known and found) and (known in found or found in known)


if __name__ == "__main__":
    main(sys.argv[1])
