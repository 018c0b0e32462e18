"""Text steps, each on its own table, and all of them together."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.cleaning import (
    characters,
    clean,
    encoding,
    entities,
    line_ends,
    one_line,
    paragraphs,
    sentence_gaps,
    spaces,
    without_dateline,
    without_escapes,
    without_furniture,
    without_link_targets,
)

pieces = st.lists(
    st.sampled_from(
        [
            *[
                "said.The",
                "U.S.",
                "Acme",
                "Advertisement",
                "loading",
                "ferry,",
                "and",
                "Read more: A",
            ],
            *[
                "\x1b[1m",
                "\x1b",
                "[0m",
                "\x07",
                "\r\n",
                "\r",
                "\n",
                "\n\n",
                "\u2028",
                "\u2029",
                "\t",
            ],
            *[
                " ",
                "\xa0",
                "\u200b",
                "\ufeff",
                "\u202e",
                "e\u0301",
                "e",
                "\u200d\u0301",
                "\x1c",
                "1.",
            ],
            *["[a](http://b.example)", "![", "👩\u200d💻", "\u200d", "می\u200c"],
            *["“Go.”", '"Go."She', "x" * 45, "- item", "(CNN)", "LONDON, March 3 (AP) — "],
        ]
    ),
    max_size=30,
).flatmap(lambda parts: st.sampled_from(["".join(parts), " ".join(parts)]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[1;31mRed\x1b[0m fog", "Red fog"),
        ("\x1b]0;title\x07Fog", "Fog"),
        ("\x1b]8;;http://a.example\x1b\\Fog\x1b]8;;\x1b\\", "Fog"),
        ("\x1bPdata\x1b\\Fog", "Fog"),
        ("Fog\x1b", "Fog"),
        ("[1;31m is no escape", "[1;31m is no escape"),
    ],
)
def test_terminal_escapes_leave_nothing_behind(text: str, expected: str) -> None:
    assert without_escapes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Microsoft](javascript:alert(1)) buys", "Microsoft buys"),
        ("[a](https://a.example/b_(c)) and [d](/e 'f')", "a and [d](/e 'f')"),
        ('[a](mailto:a@b.example) [b](#c) [c](www.d.example) [d](../e "f")', "a b c d"),
        ("[![logo](http://a.example/b.png)](http://a.example) Fog", " Fog"),
        ("the law [sic](sic) and [1](2)", "the law [sic](sic) and [1](2)"),
        ("[a](http://never.ends", "[a](http://never.ends"),
    ],
)
def test_links_of_markdown_leave_the_text_that_they_show(text: str, expected: str) -> None:
    assert without_link_targets(text) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\v", "\x85", "\u2028"])
def test_every_line_end_is_a_line_feed(end: str) -> None:
    assert line_ends(f"a{end}b") == "a\nb"


def test_a_paragraph_separator_is_a_blank_line() -> None:
    assert line_ends("a\u2029b") == "a\n\nb"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cafe\u0301", "caf\u00e9"),
        ("cafe\u200d\u0301", "caf\u00e9"),
        ("👩🏽\u200d💻, ❤\ufe0f\u200d🔥", "👩🏽\u200d💻, ❤\ufe0f\u200d🔥"),
        ("می\u200cخواهم, क्\u200dष", "می\u200cخواهم, क्\u200dष"),
        ("👩\u200d a\u200db\u200cc \u200d👩 م\u200c\u200c.", "👩 abc 👩 م."),
        ("sup\u00adply", "supply"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\u202egnorw\u202c", "gnorw"),
        ("bell\x07 null\x00 delete\x7f", "bell null delete"),
        ("tab\tline\n", "tab\tline\n"),
    ],
)
def test_characters_are_composed_and_visible(text: str, expected: str) -> None:
    assert characters(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\xa0b\u2009c\u3000d", "a b c d"),
        ("a  \t b", "a b"),
        ("  a \n  b  ", "a\nb"),
        ("\n\na\n\n", "a"),
    ],
)
def test_spaces_are_single_and_inside_lines(text: str, expected: str) -> None:
    assert spaces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("she said.The ship left", "she said. The ship left"),
        ("she said.A ship left", "she said. A ship left"),
        ("she said.It's late", "she said. It's late"),
        ("is it late?Nobody knows", "is it late? Nobody knows"),
        ("in 2019.The ship left", "in 2019. The ship left"),
        ("he said.“We go on”", "he said. “We go on”"),
        ("“We go on.”The ship left", "“We go on.” The ship left"),
        ('"We go on."The ship left', '"We go on." The ship left'),
    ],
)
def test_sentences_that_were_run_together_are_parted(text: str, expected: str) -> None:
    assert sentence_gaps(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the U.S.Navy",
        "at www.acme.com now",
        "Node.js and ASP.NET",
        "version 2.5 of it",
        "e.g.Acme",
        "“We go.” She left",
    ],
)
def test_points_within_words_part_nothing(text: str) -> None:
    assert sentence_gaps(text) == text


WRAPPED = """\
A ferry with 86 people on board ran aground in fog off the island of
Skerra early on Friday, the coastguard said. The crew took everyone off
before the tide.

Divers will look at the hull on Saturday."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo.", "One.\n\nTwo."),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("One.\n \n\n\nTwo.", "One.\n\nTwo."),
        (
            WRAPPED,
            (
                "A ferry with 86 people on board ran aground in fog off the island of Skerra early "
                "on Friday, the coastguard said. The crew took everyone off before the tide."
                "\n\nDivers will look at the hull on Saturday."
            ),
        ),
        (
            (
                "The crew of the ferry was tired after the long night in the fog off\n"
                "the island and slept until noon.\n"
                "Nobody was hurt."
            ),
            (
                "The crew of the ferry was tired after the long night in the fog off the island "
                "and slept until noon.\n\nNobody was hurt."
            ),
        ),
        (
            (
                "A ferry with 86 people runs aground off the island of Skerra in fog and rain\n"
                "The crew took everyone off before the tide, and nobody was hurt, it was said.\n"
                "Divers will look at the hull on Saturday, and sailings are cancelled until then."
            ),
            (
                "A ferry with 86 people runs aground off the island of Skerra in fog and rain\n\n"
                "The crew took everyone off before the tide, and nobody was hurt, it was said.\n\n"
                "Divers will look at the hull on Saturday, and sailings are cancelled until then."
            ),
        ),
        (
            (
                "These are the ships that will sail tomorrow from the port of Kilbrae:\n"
                "- the Morning Star, which was built in Gdansk in the spring of 1998\n"
                "- the Evening Star"
            ),
            (
                "These are the ships that will sail tomorrow from the port of Kilbrae:\n\n"
                "- the Morning Star, which was built in Gdansk in the spring of 1998\n\n"
                "- the Evening Star"
            ),
        ),
    ],
    ids=[
        "lines",
        "blank line",
        "many blank lines",
        "wrapped",
        "wrapped without blank",
        "short paragraphs",
        "list",
    ],
)
def test_paragraphs_stand_on_one_line_each(text: str, expected: str) -> None:
    assert paragraphs(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Next story loading loading..",
        "Advertisement",
        "ADVERTISEMENT:",
        "Story continues below",
        "Read more: How a refinery works",
        "READ ALSO: the ferry that never came",
        "Share on Facebook",
        "Share this article",
        "Share",
        "Follow us on Twitter @acme",
        "Sign up for our morning newsletter",
        "Subscribe now",
        "Download our app today",
        "Related stories",
        "Most read",
        "12 comments",
        "Copyright 2024. All rights reserved.",
        "Copyright (c) 2024 Acme News",
        "© Acme News",
        "(c) 2024 Acme News",
        "All rights reserved.",
        "Image source: Acme",
        "Skip to main content",
        "Watch below.",
        "Watch: How glass is made",
        "Watch the video",
        "Click here for more on ferries",
    ],
)
def test_a_line_of_the_page_is_dropped(line: str) -> None:
    assert without_furniture(f"One.\n\n{line}\n\nTwo.") == "One.\n\nTwo."


@pytest.mark.parametrize(
    "line",
    [
        "Watch sales fell by 5%.",
        "Watchmakers agree.",
        "Copyright law is a mess, the judge wrote.",
        "Shares of Acme rose.",
        "Share prices fell in Oslo.",
        "Advertisement sales fell.",
        "Related companies sold out as well.",
        "Subscribers left in May.",
        "Comments were closed by noon, she said.",
        "Loading the ship took an hour.",
        "Prints of the film were lost.",
        "Readers want more.",
        "No.",
    ],
)
def test_a_sentence_of_the_story_is_kept(line: str) -> None:
    assert without_furniture(f"One.\n\n{line}\n\nTwo.") == f"One.\n\n{line}\n\nTwo."


@pytest.mark.parametrize(
    "dateline",
    [
        "(CNN)",
        "(CNN) -- ",
        "London (CNN) ",
        "London (CNN)",
        "Kano, Nigeria (CNN) -- ",
        "LONDON, March 3 (Reuters) - ",
        "March 3 (Reuters) - ",
        "PORT CALDER, Texas (AP) — ",
        "WASHINGTON (AP) — ",
        "ATLANTA -- ",
        "NEW YORK — ",
        "ST. LOUIS — ",
        "SÃO PAULO — ",
        "RENO, Nev. — ",
        "BERLIN (dpa-AFX) - ",
        "PARIS, Nov 12 - ",
        "STOCKHOLM, Sept 23 (Newswire) - ",
    ],
)
@pytest.mark.parametrize(
    "body", ["A ferry ran aground.", "“It is over,” she said.", "31 cars burned."]
)
def test_a_dateline_is_taken_off(dateline: str, body: str) -> None:
    assert without_dateline(dateline + body) == body


@pytest.mark.parametrize(
    "text",
    [
        "The Associated Press (AP) reported a loss.",
        "Acme Media bought Bloomberg (Bloomberg) reporters a lunch.",
        "NASA — the space agency — is late.",
        "UNESCO – which met in Oslo – agreed.",
        "Nobody was hurt.",
        "London is wet.",
        "A ferry ran aground. LONDON (AP) — Not here.",
        "(CNN)",
    ],
)
def test_a_text_without_a_dateline_is_left_alone(text: str) -> None:
    assert without_dateline(text) == text


def test_all_steps_together_leave_paragraphs_of_plain_text() -> None:
    text = (
        "\x1b[1mFerry runs aground\x1b[0m\r\n\r\nAdvertisement\r\n\r\n"
        "A ferry\xa0ran  aground in fog,\u200b the coastguard said.Nobody was hurt.\r\n"
    )
    assert clean(text) == (
        "Ferry runs aground\n\nA ferry ran aground in fog, the coastguard said. Nobody was hurt."
    )


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("itâ€™s", "it’s"),
        ("â€œYesâ€\x9d", "“Yes”"),
        ("Â£5bn", "£5bn"),
        ("cafÃ©", "café"),
        ("a dash â€“ so", "a dash – so"),
        ("São Paulo", "São Paulo"),
        ("ÂNGELA", "ÂNGELA"),
    ],
)
def test_what_was_decoded_wrongly_is_put_right(wrong: str, right: str) -> None:
    assert encoding(wrong) == right


@pytest.mark.parametrize(
    ("hidden", "right"),
    [
        ("in\xa0SÃ£o Paulo", "in São Paulo"),
        ("\x9dÂ£5bn", "£5bn"),
        ("\xadcafÃ©", "café"),
        ("Q&am\x80p;A", "Q&A"),
    ],
)
def test_what_another_character_hid_is_put_right(hidden: str, right: str) -> None:
    assert clean(hidden) == right
    assert one_line(hidden) == right


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("AT&amp;T", "AT&T"),
        ("it&#8217;s", "it’s"),
        ("a &mdash; b", "a — b"),
        ("&amp;amp;", "&"),
        ("R&D; Q&A", "R&D; Q&A"),
        ("&lt;b&gt;", "<b>"),
    ],
)
def test_entities_are_read(written: str, plain: str) -> None:
    assert entities(written) == plain


@given(st.text() | pieces)
@example("\x9dÂ¡")  # the control character hides what was decoded wrongly
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(st.text() | pieces)
def test_a_clean_text_has_no_control_character_but_line_feeds(text: str) -> None:
    controls = {char for char in clean(text) if unicodedata.category(char) == "Cc"}
    assert controls <= {"\n"}


@given(st.text() | pieces)
def test_a_clean_text_parts_its_paragraphs_by_one_blank_line(text: str) -> None:
    parts = clean(text).split("\n\n")
    assert not any("\n" in part or part != part.strip() for part in parts)
    assert all(parts) or parts == [""]


plain = st.text("abcdefgh é.,", min_size=1).filter(lambda part: any(map(str.isalpha, part)))


@given(st.lists(plain, min_size=1, max_size=6))
def test_cleaning_keeps_every_word_of_plain_paragraphs(parts: list[str]) -> None:
    assert clean("\n\n".join(parts)).split() == " ".join(parts).split()


def test_what_has_a_thousand_signs_and_no_space_is_no_word() -> None:
    assert clean(f"It said {'aGVsbG8=' * 125} on Sunday.") == "It said on Sunday."
    kept = f"It said {'a' * 999} on Sunday."
    assert clean(kept) == kept


def test_scripts_that_do_not_part_words_keep_long_paragraphs() -> None:
    text = "渡轮周日停运" * 300
    assert clean(text) == text


def test_a_letter_keeps_thirty_marks() -> None:
    assert clean("x" + "\u0332" * 400) == "x" + "\u0332" * 30
