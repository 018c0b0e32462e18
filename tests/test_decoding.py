"""Bytes to text: marks, UTF-8, UTF-16, Windows-1252, and what is no text."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summarizer.decoding import decode
from summarizer.errors import UnsupportedError

TEXT = "“Smørbrød” costs £3 – or 4 €, said Zoë."

printable = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"),
        exclude_characters="\ufeff",
    ),
    min_size=1,
)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "UTF-8 with a mark"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "UTF-16 LE with a mark"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16 BE with a mark"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "UTF-32 LE with a mark"),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "UTF-32 BE with a mark"),
        (TEXT.encode("utf-16-le"), "UTF-16 LE"),
        (TEXT.encode("utf-16-be"), "UTF-16 BE"),
        (TEXT.encode("cp1252"), "Windows-1252"),
    ],
    ids=str,
)
def test_the_same_text_comes_out_of_every_encoding(data: bytes, name: str) -> None:
    assert decode(data, source="a.txt") == TEXT, name


def test_no_bytes_are_no_text() -> None:
    assert decode(b"", source="a.txt") == ""


@given(printable)
def test_utf_8_makes_the_round_trip(text: str) -> None:
    data = text.encode()
    assume(not data.startswith((b"%PDF-", b"GIF8", b"SQLite format 3")))
    assert decode(data, source="a.txt") == text


@given(printable, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_a_marked_text_makes_the_round_trip(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), source="a.txt") == text


@given(st.text(st.characters(codec="ascii", categories=("L", "N", "P", "Zs")), min_size=4))
def test_unmarked_utf_16_of_english_letters_makes_the_round_trip(text: str) -> None:
    assert decode(text.encode("utf-16-le"), source="a.txt") == text
    assert decode(text.encode("utf-16-be"), source="a.txt") == text


@given(st.text("abc xyz.,éèüß£", min_size=3))
def test_windows_1252_makes_the_round_trip(text: str) -> None:
    data = f"Zoë: {text} end".encode("cp1252")
    try:
        expected = data.decode("utf-8")
    except UnicodeDecodeError:
        expected = data.decode("cp1252")
    assert decode(data, source="a.txt") == expected


@given(st.binary())
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    with suppress(UnsupportedError):
        assert isinstance(decode(data, source="a.txt"), str)


@pytest.mark.parametrize("data", [bytes(range(256)), b"\x00" * 100])
def test_a_binary_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnsupportedError) as caught:
        decode(data, source="a.txt")
    assert caught.value.kind == "binary"
    assert caught.value.message == "a.txt: this is a binary file, not text"


def test_utf8_is_believed_before_what_a_page_declares() -> None:
    assert decode("café".encode(), source="a.html", declared="iso-8859-1") == "café"


def test_a_declared_encoding_is_used_where_it_fits() -> None:
    assert decode("Łódź".encode("iso-8859-2"), source="a.html", declared="iso-8859-2") == "Łódź"


@pytest.mark.parametrize("declared", ["no-such-code", "utf-8", "ascii"])
def test_a_declared_encoding_that_does_not_fit_is_passed_over(declared: str) -> None:
    data = "café au lait".encode("cp1252")
    assert decode(data, source="a.html", declared=declared) == "café au lait"


@pytest.mark.parametrize(
    "data",
    [
        b"a caf\x81 in Oslo",  # 0x81 is nothing in Windows-1252
        codecs.BOM_UTF8 + b"caf\xe9",
        codecs.BOM_UTF16_LE + b"a\x00b",
    ],
)
def test_bytes_that_fit_no_encoding_are_refused(data: bytes) -> None:
    with pytest.raises(UnsupportedError) as caught:
        decode(data, source="a.txt")
    assert caught.value.kind == "encoding"


def test_an_escape_sequence_makes_no_binary_of_a_text() -> None:
    assert decode(b"\x1b[1mBold\x1b[0m", source="a.txt") == "\x1b[1mBold\x1b[0m"
