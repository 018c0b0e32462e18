"""Formats: what a file is, told by its content, and the article in it."""

from __future__ import annotations

import gzip
import json
import zlib
from email.message import EmailMessage
from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import NotAStoryError, UnsupportedError
from summarizer.formats import article_of
from summarizer.front_matter import front_matter
from summarizer.limits import Limits
from summarizer.records import split_records

FIRST = "A ferry ran aground off the coast of Kilbrae on Monday morning, the coastguard said."
SECOND = "Nobody was hurt, and all ninety passengers were brought ashore in lifeboats by noon."
THIRD = "The company that runs the ferry said that it would look into the cause at once."
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD))
PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>Ferry runs aground | Kilbrae Courier</title>
<meta property="og:title" content="Ferry runs aground | Kilbrae Courier">
<meta property="og:site_name" content="Kilbrae Courier">
<meta name="author" content="MARA QUILL">
<meta property="article:published_time" content="2024-03-04T09:00:00Z">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry runs aground</h1>{PARAGRAPHS}</article>
<footer>Copyright 2024 Kilbrae Courier</footer></body></html>"""
NEWS = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def pdf_of(lines: list[tuple[int, int, str]]) -> bytes:
    """A PDF of one page with lines of text at (x, y)."""
    shown = "".join(f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in lines)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            " /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(shown)} >>\nstream\n{shown}endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = len(out)
    out += f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\n"
    return f"{out}startxref\n{start}\n%%EOF".encode("latin-1")


def test_a_page_gives_its_text_and_what_it_says_of_it() -> None:
    article = article_of(PAGE.encode(), source="a")
    assert article.text.split("\n\n")[-3:] == [FIRST, SECOND, THIRD]
    assert article.headline == "Ferry runs aground"
    assert article.byline == "Mara Quill"
    assert article.published == "2024-03-04"
    assert article.site == "Kilbrae Courier"
    assert article.language == "en"


def test_what_gzip_packed_is_read() -> None:
    assert FIRST in article_of(gzip.compress(PAGE.encode()), source="a").text


def test_a_page_without_an_article_is_refused() -> None:
    menu = "<html><body><nav><a href='/'>Home</a></nav></body></html>"
    with pytest.raises(NotAStoryError) as caught:
        article_of(menu.encode(), source="a.html")
    assert caught.value.message == "a.html: there is no article in this page"


@pytest.mark.parametrize("nested", [2_000, 100_000])
def test_a_page_nested_deep_costs_no_more_than_an_error(nested: int) -> None:
    page = "<html>" + "<div>" * nested + FIRST + "</div>" * nested
    with pytest.raises(NotAStoryError, match="no article"):
        article_of(page.encode(), source="a")


def mail(*, html: bool = True, text: str = NEWS) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Ferry runs aground"
    message["From"] = "Kilbrae Courier <news@example.org>"
    message["Date"] = "Mon, 04 Mar 2024 09:00:00 +0000"
    message.set_content(text)
    if html:
        message.add_alternative(f"<html><body><article>{PARAGRAPHS}</article>", subtype="html")
    return message.as_bytes()


@pytest.mark.parametrize("html", [True, False])
def test_a_mail_gives_its_text_subject_sender_and_date(*, html: bool) -> None:
    article = article_of(mail(html=html), source="a")
    assert FIRST in article.text
    assert (article.headline, article.byline) == ("Ferry runs aground", "Kilbrae Courier")
    assert article.published == "2024-03-04"


@pytest.mark.parametrize(
    "header",
    [
        'From: "Kilbrae Courier" <',
        "From: a@",
        "Date: Mon, 04 Mar 2024 09:00:00 +99999999999999999999",
        "From: " + "(" * 3000,
        "Subject: =?no-such-code?q?Ferry?=",
        "Subject: =?utf-8?b?abcde?=",
    ],
)
def test_a_broken_header_costs_no_mail(header: str) -> None:
    data = f"{header}\nTo: b@example.org\nMIME-Version: 1.0\nSubject: Ferry\n\n{NEWS}\n"
    assert FIRST in article_of(data.encode(), source="a").text


def test_a_header_in_plain_utf8_is_read() -> None:
    data = f"From: Café News <a@example.org>\nMIME-Version: 1.0\n\n{NEWS}\n"
    assert article_of(data.encode(), source="a").byline == "Café News"


def test_a_mail_without_text_is_refused() -> None:
    with pytest.raises(NotAStoryError) as caught:
        article_of(mail(html=False, text=""), source="a.eml")
    assert caught.value.kind == "no-article"


def test_a_page_saved_whole_is_read() -> None:
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\n"
        "Subject: Ferry runs aground\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{PAGE}\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    )
    article = article_of(saved.encode(), source="a")
    assert FIRST in article.text
    assert (article.headline, article.byline) == ("Ferry runs aground", "Mara Quill")


def test_a_story_that_opens_as_a_mail_does_is_none() -> None:
    text = f"To: all who wait for the ferry\n\n{NEWS}"
    assert article_of(text.encode(), source="a").text == text


def test_a_word_document_gives_its_paragraphs_and_tables() -> None:
    document = docx.Document()
    document.core_properties.author = "Windows User"
    document.add_paragraph(FIRST)
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = SECOND
    file = BytesIO()
    document.save(file)
    article = article_of(file.getvalue(), source="a")
    assert article.text == f"{FIRST}\n\n{SECOND}"
    assert article.byline is None


def test_markdown_is_read_as_it_shows() -> None:
    text = (
        "---\ntitle: Ferry\n---\n# Ferry runs aground\n\n![Photo: Ann](a.jpg)\n\n"
        f"A [ferry](https://example.org) ran **aground**.\n\n{SECOND}\n"
    )
    article = article_of(text.encode(), source="a")
    assert article.text == f"Ferry runs aground\n\nA ferry ran aground.\n\n{SECOND}"
    assert article.headline == "Ferry runs aground"


@pytest.mark.parametrize(
    "head",
    [
        # as trafilatura writes it
        (
            "---\ntitle: Ferry: runs aground\nauthor: Ann Baker; Jo Cole\nurl: https://courier.example/1\n"
            "hostname: courier.example\nsitename: The Courier\ndate: 2020-09-14\n---\n"
        ),
        # as clippers of notes do
        (
            '---\ntitle: "Ferry: runs aground"\nsource: "https://www.courier.example/1"\nauthor:\n'
            '  - "[[Ann Baker]]"\n  - "[[people/jo|Jo Cole]]"\npublished: 2020-09-14\n'
            'created: 2026-01-02\ntags:\n  - "clippings"\n---\n'
        ),
        (
            "---\r\ntitle: 'Ferry: runs aground'\r\nauthors: [Ann Baker, Jo Cole]\r\n"
            "site: The Courier\r\ndate: 14 September 2020\r\n---\r\n"
        ),
        # as services do that turn pages into Markdown
        (
            "Title: Ferry: runs aground\n\nURL Source: https://courier.example/1\n\n"
            "Published Time: 2020-09-14T10:00:00Z\n\nAuthor: Ann Baker, Jo Cole\n\n"
            "Site: courier.example\n\nMarkdown Content:\n"
        ),
    ],
)
def test_the_fields_above_a_text_say_who_wrote_it_and_when(head: str) -> None:
    article = article_of(f"{head}{FIRST}\n\n{SECOND}".encode(), source="a")
    assert article.text == f"{FIRST}\n\n{SECOND}"
    assert article.headline == "Ferry: runs aground"
    assert article.byline == "Ann Baker and Jo Cole"
    assert article.published == "2020-09-14"
    assert article.site in ("The Courier", "courier.example")


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ('title: "Owner says \\"no\\" to a ferry"', 'Owner says "no" to a ferry'),
        ("title: 'Owner''s ferry'", "Owner's ferry"),
        ('title: "Yes," he says, "no"', '"Yes," he says, "no"'),
        ("title: >-\n  Ferry runs\n  aground", "Ferry runs aground"),
        ("title: Ferry runs\n  aground\ntags: [sea]", "Ferry runs aground"),
        ("# by hand\nTitle: Ferry runs aground\ndraft: false", "Ferry runs aground"),
    ],
)
def test_a_title_above_a_text_may_be_written_in_many_ways(line: str, headline: str) -> None:
    article = article_of(f"---\n{line}\n---\n{FIRST}".encode(), source="a")
    assert (article.headline, article.text) == (headline, FIRST)


def test_fields_above_a_text_go_by_all_their_usual_names() -> None:
    head = (
        "pubDate: 2020-09-14\nsource-hostname: courier.example\nauthors: [Ann Baker]\nlang: en-GB"
    )
    article = article_of(f"---\n{head}\n---\n{FIRST}".encode(), source="a")
    assert (article.published, article.site) == ("2020-09-14", "courier.example")
    assert (article.byline, article.language) == ("Ann Baker", "en")


@pytest.mark.parametrize(
    "between",
    [FIRST, "Vane: We saw the rock.\n\nIt was dark.", "Vane: We saw the rock.\n\nOla: I did not."],
)
def test_a_rule_above_a_text_makes_no_fields_of_it(between: str) -> None:
    text = article_of(f"---\n{between}\n---\n\n{SECOND}".encode(), source="a").text
    assert between.partition("\n")[0] in text


def test_what_stands_below_fields_is_read_as_it_is_elsewhere() -> None:
    head = "---\ntitle: Ferry runs aground\n---\n"
    page = article_of(f"{head}<p>{FIRST}</p>\n<p>{SECOND}</p>".encode(), source="a")
    assert (page.headline, page.text) == ("Ferry runs aground", f"{FIRST}\n\n{SECOND}")
    assert article_of(head.encode(), source="a").text == ""
    with pytest.raises(NotAStoryError, match="this is a table"):
        article_of(f"{head}id,title,text\n1,Ferry,Aground\n".encode(), source="a")


@pytest.mark.parametrize(
    ("heading", "headline"),
    [
        ("# Ferry runs aground in fog", "Ferry runs aground in fog"),
        ("# The Courier", "Ferry runs aground"),
    ],
)
def test_a_heading_is_the_headline_where_it_is_like_the_title(heading: str, headline: str) -> None:
    head = f"Title: Ferry runs aground\n\nMarkdown Content:\n{heading}\n\n"
    assert article_of(f"{head}{FIRST}".encode(), source="a").headline == headline


@given(
    st.lists(
        st.sampled_from(
            ["title", "author", "- ", "  ", ": ", "[", "]", '"', "'", "\\", "#", ",", "\n"]
        )
        | st.text(max_size=4)
    ).map("".join)
)
def test_whatever_stands_above_a_text_leaves_the_text(above: str) -> None:
    fields, text = front_matter(f"---\n{above}\n---\n{FIRST}")
    assert text.endswith(FIRST)
    assert all(name and values for name, values in fields.items())


def test_footnotes_of_markdown_are_not_shown() -> None:
    text = (
        f"{FIRST[:-1]}[^1].[^note]\n\n{SECOND}\n\n[^1]: The Courier, 14 September.\n"
        "[^note]: A longer one,\n    on two lines.\n\n    In two parts.\n"
    )
    assert article_of(text.encode(), source="a").text == f"{FIRST}\n\n{SECOND}"


def test_all_members_of_a_gzip_archive_are_read() -> None:
    packed = gzip.compress(f"{FIRST}\n\n".encode()) + gzip.compress(SECOND.encode())
    assert article_of(packed, source="a").text == f"{FIRST}\n\n{SECOND}"


def test_a_letter_of_headlines_and_a_line_on_each_is_read() -> None:
    cards = "".join(
        f"<div><h2><a href='/{i}'>Ferry number {i} runs aground again</a></h2>"
        f"<p>On day {i} of the storm {SECOND}</p></div>"
        for i in range(9)
    )
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Fwd: re:Sea 2025, the week", "Courier <a@example.org>"
    mail.set_content(f"<html><body>{cards}</body></html>", subtype="html")
    article = article_of(bytes(mail), source="a")
    assert article.headline == "re:Sea 2025, the week"
    assert "On day 7 of the storm" in article.text


@pytest.mark.parametrize(
    "headers",
    [
        "Delivered-To: a@example.org\nReceived: by 2002\n",
        "Authentication-Results: mx\n spf=pass\nReceived: by mx\n",
        "\ufeffMIME-Version: 1.0\n",
        "X-Long: " + "a" * 9000 + "\nMIME-Version: 1.0\n",
    ],
)
def test_a_mail_is_told_by_its_headers_whatever_comes_first(headers: str) -> None:
    data = f"{headers}Subject: Ferry runs aground\nFrom: Courier <a@example.org>\n\n{NEWS}\n"
    assert article_of(data.encode(), source="a").headline == "Ferry runs aground"


def test_a_year_in_the_text_is_no_date() -> None:
    page = f"<html><body><article><p>Since 2015 it sold fish.</p>{PARAGRAPHS}</article>"
    assert article_of(page.encode(), source="a").published is None


@pytest.mark.parametrize("opening", ["<figure>", "<a href='/'>", "<blockquote>", "<img>"])
def test_a_page_may_open_on_any_tag(opening: str) -> None:
    page = f"{opening}</figure></a></blockquote>{PARAGRAPHS}"
    assert article_of(page.encode(), source="a").text.startswith(FIRST)


@pytest.mark.parametrize(
    "wrapped",
    [
        {"status": "ok", "articles": [{"title": "Ferry", "content": NEWS}] * 2},
        {"response": {"results": [{"webTitle": "Ferry", "fields": {"bodyText": NEWS}}] * 2}},
        {"items": [{"title": "Ferry", "content_text": NEWS}] * 2},
        [{"title": {"rendered": "Ferry"}, "content": {"rendered": NEWS}}] * 2,
        [{"title": "Ferry", "content:encoded": NEWS}] * 2,
        [{"title": "Ferry", "text": NEWS.split("\n\n")}] * 2,
    ],
)
def test_records_are_found_where_services_put_them(wrapped: object) -> None:
    records = split_records(json.dumps(wrapped))
    assert records is not None
    articles = [article_of(record.encode(), source="a") for record in records]
    assert [article.text for article in articles] == [NEWS, NEWS]
    assert [article.headline for article in articles] == ["Ferry", "Ferry"]


def test_json_that_is_cut_off_is_refused_as_what_it_is() -> None:
    with pytest.raises(UnsupportedError) as caught:
        article_of(json.dumps({"text": NEWS})[:90].encode(), source="a.json")
    assert caught.value.message == "a.json: this JSON is broken or cut off"


def test_the_columns_of_a_pdf_are_read_one_after_the_other() -> None:
    left = [(60, 700 - 12 * i, f"left line number {i} of the story") for i in range(6)]
    right = [(330, 700 - 12 * i, f"right line number {i} of the story") for i in range(6)]
    both = [line for pair in zip(left, right, strict=True) for line in pair]
    text = article_of(pdf_of(both), source="a").text
    assert text.index("left line number 5") < text.index("right line number 0")


def test_a_pdf_without_text_is_refused() -> None:
    with pytest.raises(NotAStoryError) as caught:
        article_of(pdf_of([]), source="a.pdf")
    assert caught.value.message == "a.pdf: this PDF has no text, only pictures of it"


@pytest.mark.parametrize(
    "record",
    [
        {"title": "Ferry runs aground", "author": "Mara Quill", "text": NEWS, "date": "2024-03-04"},
        {
            "headline": "Ferry runs aground",
            "authors": ["Mara Quill"],
            "maintext": NEWS,
            "date_publish": "2024-03-04 09:00:00",
        },
        {
            "name": "Ferry runs aground",
            "author": [{"@type": "Person", "name": "Mara Quill"}],
            "articleBody": NEWS,
            "datePublished": "2024-03-04T09:00:00Z",
        },
    ],
)
def test_a_record_is_read_by_the_usual_names_of_its_fields(record: dict[str, object]) -> None:
    article = article_of(json.dumps(record).encode(), source="a")
    assert article.text == NEWS
    assert (article.headline, article.byline) == ("Ferry runs aground", "Mara Quill")
    assert article.published == "2024-03-04"


def test_a_record_whose_text_is_a_page_is_read_as_one() -> None:
    article = article_of(json.dumps({"content": PAGE, "title": "Ferry"}).encode(), source="a")
    assert FIRST in article.text
    assert article.headline == "Ferry"


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ({"id": 1}, "no-article"),
        ({"schema": 1, "source": "a", "sentences": 9, "summary": [], "text": NEWS}, "result"),
        ({"schema": 1, "source": "a", "error": {"kind": "empty"}}, "result"),
    ],
)
def test_a_record_that_is_no_story_is_refused(record: dict[str, object], kind: str) -> None:
    with pytest.raises(NotAStoryError) as caught:
        article_of(json.dumps(record).encode(), source="a.json")
    assert caught.value.kind == kind


def test_a_record_of_somebody_elses_with_a_summary_is_a_story() -> None:
    record = {"schema": 1, "summary": "A ferry ran aground.", "text": NEWS}
    assert article_of(json.dumps(record).encode(), source="a.json").text == NEWS


def test_a_text_that_opens_with_a_bracket_is_no_json() -> None:
    text = f"[Updated at noon] {NEWS}"
    assert article_of(text.encode(), source="a").text == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a: this PDF is broken"),
        (b"PK\x03\x04\x14\x00", "a: this is a zip archive, not text"),
        (b"PK\x03\x04 word/document.xml", "a: this Word document is broken"),
        (b"\x1f\x8b no gzip at all", "a: this gzip archive is broken"),
        (b"\x89PNG\r\n\x1a\n", "a: this is a PNG image, not text"),
        (b"\xff\xd8\xff\xe0", "a: this is a JPEG image, not text"),
        (b"GIF89a", "a: this is a GIF image, not text"),
        (b"\x7fELF\x02", "a: this is a program, not text"),
        (b"SQLite format 3\x00", "a: this is an SQLite database, not text"),
        (b"{\\rtf1 Ferry}", "a: this is a rich text document (.rtf), not text"),
        (b"\xd0\xcf\x11\xe0", "a: this is an old Word document (.doc), not text"),
        (
            b"PK\x03\x04 application/vnd.oasis.opendocument.text",
            "a: this is an OpenDocument text, not text",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_name(data: bytes, message: str) -> None:
    with pytest.raises(UnsupportedError) as caught:
        article_of(data, source="a")
    assert caught.value.message == message


def test_a_bomb_of_gzip_is_not_unpacked() -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = packer.compress(b"a" * 35_000_000) + packer.flush()
    with pytest.raises(UnsupportedError) as caught:
        article_of(bomb, source="a.gz")
    assert caught.value.kind == "too-large"


def test_a_bomb_of_gzip_in_gzip_is_not_unpacked_beyond_the_limit_that_is_given() -> None:
    bomb = gzip.compress(gzip.compress(b"word " * 400_000))
    with pytest.raises(UnsupportedError, match="unpacked it is larger than 1 MB"):
        article_of(bomb, source="a.gz", limits=Limits(size=1_000_000))
