"""The fields that extractors and clippers write above a text: who wrote it, when, and where.

Either YAML front matter, or the headers that services write who turn pages into Markdown. It is
read line by line: many write YAML by hand ("title: Oracle: the deal"), which no parser takes, and
of YAML no more than names, strings and flat lists is wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_YAML = re.compile(
    r"\A---[ \t]*\r?\n(?P<fields>.{0,20000}?)(?:(?<=\n)|\r?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_HEADERS = re.compile(
    r"\A(?P<fields>Title:(?:[^\n]{0,2000}\n){1,12}?)Markdown Content:[ \t]*(?:\r?\n|\Z)"
)
_FIELD = re.compile(r"([A-Za-z][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
_LIST = re.compile(r"\[(?!\[)(.*)\]")
_WRAPPED = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]|\"(.*)\"|'(.*)'")


def front_matter(text: str) -> tuple[dict[str, list[str]], str]:
    """The fields above a text, by name in lower case with their values, and the text below."""
    found = _YAML.match(text) or _HEADERS.match(text)
    if found is None:
        return {}, text
    fields: dict[str, list[str]] = {}
    values: list[str] = []
    for line in found["fields"].splitlines():
        if field := _FIELD.fullmatch(line):
            name = re.sub(r"\W+", "_", field[1].casefold())
            values = fields.setdefault(name, [])
            values.extend(_values(field[2] or ""))
        elif item := _ITEM.fullmatch(line):
            values.extend(_values(item[1]))
    return fields, text[found.end() :]


def _values(said: str) -> Iterator[str]:
    listed = _LIST.fullmatch(said.strip())
    for value in listed[1].split(",") if listed else [said]:
        if bare := _bare(value):
            yield bare


def _bare(value: str) -> str:
    """A value without its quotation marks, and a link between notes as the name it shows."""
    value = value.strip()
    while wrapped := _WRAPPED.fullmatch(value):
        value = next(part for part in wrapped.groups() if part is not None).strip()
    return value
