"""Files become articles, or an error that names the file."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SourceError
from index.sources.files import LARGEST, find
from index.sources.item import Place
from index.sources.markdown import plain_text
from index.sources.reading import read
from index.sources.text import headline

FRONT = """---
title: "Tariffs: what is next"
source: Northgate Wire
author: [Dana Whitlock, Tomas Ferreira]
url: https://northgatewire.example/tariffs
published: 2025-09-19
collection: trade
mood: gloomy
---
# A heading that is not the title

Exports **fell** by [53%](https://example.org/x "t"), an `official` said.
They had risen before.

| Crop | Change |
| ---- | ------ |
| Sorghum | -97% |

- first item
- second item

![a picture](p.png)
"""


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_markdown_gives_its_fields_and_the_words_that_a_reader_sees(tmp_path: Path) -> None:
    article = read(write(tmp_path / "a.md", FRONT))
    assert article.title == "Tariffs: what is next"
    assert article.source == "Northgate Wire"
    assert article.author == "Dana Whitlock, Tomas Ferreira"
    assert article.id == article.url == "https://northgatewire.example/tariffs"
    assert article.published == "2025-09-19"
    assert article.collection == "trade"
    assert article.text == (
        "Exports fell by 53%, an official said. They had risen before.\n\n"
        "Crop | Change\n\nSorghum | -97%\n\nfirst item\n\nsecond item"
    )


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2025-09-19", "2025-09-19"),
        ("2025-09-19 08:00:00", "2025-09-19T08:00:00"),
        ("'2025-09-19T08:00:00+02:00'", "2025-09-19T08:00:00+02:00"),
    ],
)
def test_dates_are_iso_8601(tmp_path: Path, written: str, published: str) -> None:
    assert read(write(tmp_path / "a.md", f"---\npublished: {written}\n---\nText.")).published == published


@pytest.mark.parametrize(
    ("front", "named"),
    [
        ("published: soon", "`published`"),
        ("published: 2025-02-31", "`published`"),
        ("title: [a, b]", "`title`"),
        ("title: {a: b}", "`title`"),
        ("author: [[a], b]", "`author`"),
        ("[" * 3000, "YAML"),
        ("title: 'open", "line"),
        ("- a list", "field: value"),
    ],
)
def test_a_wrong_field_is_named_with_its_file(tmp_path: Path, front: str, named: str) -> None:
    path = write(tmp_path / "wrong.md", f"---\n{front}\n---\nText.")
    with pytest.raises(SourceError) as fault:
        read(path)
    assert str(path) in str(fault.value)
    assert named in str(fault.value)


def test_fields_are_the_words_that_were_written(tmp_path: Path) -> None:
    article = read(write(tmp_path / "a.md", "---\ntitle: No\nsource: 007\nurl: ' '\nauthor: 12:30\n---\nText."))
    assert (article.title, article.source, article.url, article.author) == ("No", "007", None, "12:30")


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    assert "Some words" in read(write(tmp_path / "a.md", "---\nSome words between rules.\n\n---\nMore.")).text


def test_html_in_markdown_keeps_its_words(tmp_path: Path) -> None:
    text = read(write(tmp_path / "a.md", "<div>\nThe pier cost &pound;5.\n</div>\n\n<script>alert(1)</script>\n\nMore.")).text
    assert "The pier cost £5." in text
    assert "alert" not in text


def test_without_front_matter_the_first_heading_is_the_title_and_the_path_the_id(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", "# The *real* title\n\nText.")
    article = read(path)
    assert (article.title, article.text, article.id) == ("The real title", "Text.", str(path))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Leaders agree on trade\n\nThe leaders agreed on Friday.", "Leaders agree on trade"),
        (
            "Trump and Xi engage in talks on trade and TikTok.\nOn Friday, President Trump engaged in a call that "
            + "was long " * 30,
            "Trump and Xi engage in talks on trade and TikTok",
        ),
        (
            "The leaders of both countries spoke on the phone for an hour on Friday morning and agreed to meet again in the autumn of this year.\n\nMore.",
            None,
        ),
        ("One line only", None),
        ("“We won,” he said\n\nThe game was close.", None),
        ("This text is wrapped by hand at some width\nand so its first line is no headline at all.", None),
        ("\n\n  Spaced title  \n\nText.", "Spaced title"),
    ],
)
def test_a_first_line_is_the_title_when_it_reads_like_a_headline(text: str, title: str | None) -> None:
    assert headline(text) == title


def test_a_text_file_without_a_headline_takes_its_name(tmp_path: Path) -> None:
    assert read(write(tmp_path / "trade_talks_2025.txt", "Only a text.")).title == "trade talks 2025"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1252", "latin-1"])
def test_text_is_read_whatever_encoding_it_is_in(tmp_path: Path, encoding: str) -> None:
    text = "Café owners in Zürich paid £5 more." + ("" if encoding == "latin-1" else " “Too much,” said Zoë — twice.")
    data = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-bom" else text.encode(encoding)
    assert read(write(tmp_path / "a.txt", data)).text == text


def test_russian_in_an_old_encoding_is_told_too(tmp_path: Path) -> None:
    text = "Москва. Президент встретился с министром в среду и говорил о торговле. Переговоры продолжались весь день."
    assert read(write(tmp_path / "a.txt", text.encode("cp1251"))).text == text


def test_line_ends_are_plain(tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.txt", "One.\r\n\r\nTwo.\rThree.")).text == "One.\n\nTwo.\nThree."


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "no text"),
        ("blank.md", b" \n\t\n", "no text"),
        ("front.md", b"---\ntitle: T\n---\n", "no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 9, "not text"),
        ("zeros.txt", b"\0" * 500, "not text"),
        ("controls.txt", b"abc\x01\x02\x03\x04" * 50, "not text"),
        ("report.docx", b"PK", "not a kind"),
        ("large.txt", b"a" * (LARGEST["text"] + 1), "split it"),
    ],
)
def test_what_is_no_article_is_told_in_a_sentence_with_its_name(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = write(tmp_path / name, content)
    with pytest.raises(SourceError) as fault:
        read(path)
    assert str(path) in str(fault.value)
    assert says in str(fault.value)


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    (fault,) = find(tmp_path / "nowhere")
    assert isinstance(fault, SourceError)
    assert "nowhere" in str(fault)


def test_a_folder_gives_its_texts_sorted_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.docx", ".hidden.txt", "sub/d.TXT", ".git/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.")
    assert [path.relative_to(tmp_path).as_posix() for path in find(tmp_path) if isinstance(path, Path)] == [
        "a.md",
        "b.txt",
        "sub/d.TXT",
    ]


@settings(max_examples=60)
@given(content=st.binary(max_size=600) | st.text(max_size=300).map(str.encode), suffix=st.sampled_from([".txt", ".md"]))
def test_any_bytes_are_an_article_or_a_named_error(tmp_path: Path, content: bytes, suffix: str) -> None:
    path = write(tmp_path / f"garbage{suffix}", content)
    try:
        article = read(path)
    except SourceError as fault:
        assert str(path) in str(fault)
    else:
        assert article.text.strip()
        assert article.title


@given(st.text(max_size=300))
def test_any_markdown_gives_plain_text(markdown: str) -> None:
    text, title = plain_text(markdown)
    assert isinstance(text, str)
    assert title is None or title.strip()


@pytest.mark.parametrize("name", ["", " ", "\n"])
def test_no_name_is_not_the_current_folder(name: str) -> None:
    with pytest.raises(SourceError, match="the name of a place is empty"):
        Place.of(name)
