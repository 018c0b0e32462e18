"""The fields that extractors and clippers write above a text: who wrote it, when, and where.

Either YAML front matter, or the headers that services write who turn pages into Markdown. It is
read line by line: many write YAML by hand ("title: Oracle: the deal"), which no parser takes, and
of YAML no more than names, strings and flat lists is wanted.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from contextlib import suppress

from summarizer.records import field_name

_YAML = re.compile(
    r"\A---[ \t]*\r?\n(?P<fields>.{0,20000}?)(?:(?<=\n)|\r?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_HEADERS = re.compile(
    r"\A(?P<fields>Title:(?:[^\n]{0,2000}\n){1,12}?)Markdown Content:[ \t]*(?:\r?\n|\Z)"
)
_LINE = re.compile(
    r"(?P<name>[A-Za-z](?:[\w.-]|:(?=\w))*(?: [\w.-]+){0,3}?)[ \t]*:(?:[ \t]+(?P<value>.*))?"
    r"|[ \t]*-[ \t]+(?P<item>.*)|[ \t]+(?P<more>\S.*)|#.*|\s*"
)
_FOLDED = re.compile(r"[>|][+-]?\d?")  # the value stands on the lines below
_LIST = re.compile(r"\[(?!\[)(.*)\]")
_DOUBLE, _SINGLE = re.compile(r'".*"'), re.compile(r"'((?:[^']|'')*)'")
_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")  # between notes

Fields = dict[str, list[str]]


def front_matter(text: str) -> tuple[Fields, str]:
    """The fields above a text that are known, by their usual names, and the text below.

    No fields, and the whole text, where a line above is no field, or none is known.
    """
    found = _YAML.match(text) or _HEADERS.match(text)
    fields = _fields(found["fields"]) if found else {}
    return (fields, text[found.end() :]) if found and fields else ({}, text)


def _fields(block: str) -> Fields:
    fields: Fields = {}
    values: list[str] = []
    for line in block.splitlines():
        parts = _LINE.fullmatch(line)
        if parts is None:
            return {}
        if parts["name"]:
            values = fields.setdefault(field_name(parts["name"]) or "", [])
            values += _values((parts["value"] or "").strip())
        elif parts["item"]:
            values += _values(parts["item"].strip())
        elif parts["more"]:
            values[-1:] = [" ".join([*values[-1:], parts["more"].strip()])]
    return {name: values for name, values in fields.items() if name and values}


def _values(said: str) -> Iterator[str]:
    listed = _LIST.fullmatch(said)
    if listed:
        said_each = next(csv.reader([listed[1]], skipinitialspace=True), [])
    else:
        said_each = [] if _FOLDED.fullmatch(said) else [said]
    yield from filter(None, map(_bare, said_each))


def _bare(value: str) -> str:
    """A value without its quotation marks, and a link between notes as the name it shows."""
    value = value.strip()
    if single := _SINGLE.fullmatch(value):
        value = single[1].replace("''", "'")
    elif _DOUBLE.fullmatch(value):
        with suppress(ValueError):
            value = str(json.loads(value))  # of YAML's escapes those that are met
    link = _LINK.fullmatch(value)
    return (link[1] if link else value).strip()
