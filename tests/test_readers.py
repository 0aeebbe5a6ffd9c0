"""Each kind of file gives its articles, or says in a sentence why it does not; garbage gives neither a crash nor a hang."""

import gzip
import io
import json
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article
from index.errors import SourceError
from index.sources.apart import PROCESS
from index.sources.fetch import Fetcher
from index.sources.item import Found, Missed, Noted, Place, Whole
from index.sources.kinds import SUFFIXES, kind_of_answer, kind_of_file
from index.sources.lists import Listed, sitemap, url_list
from index.sources.reading import read, read_place
from tests.site import MENU, PARAGRAPH, page


def no_web() -> Fetcher:
    pytest.fail("it fetches")


def items(path: Path, content: bytes | str) -> list[object]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_place(Place.of(str(path)), no_web))


def found(path: Path, content: bytes | str) -> list[Article]:
    return [item.article for item in items(path, content) if isinstance(item, Found)]


def faults(path: Path, content: bytes | str) -> list[str]:
    return [str(item.fault) for item in items(path, content) if isinstance(item, Missed)]


# Web pages

HEAD = (
    '<link rel="canonical" href="https://post.example/harbor"><meta name="author" content="Dana Whitlock">'
    '<meta property="article:published_time" content="2025-09-19T08:00:00+02:00">'
)


def test_a_saved_page_gives_its_article_and_what_it_says_of_it(tmp_path: Path) -> None:
    (article,) = found(
        tmp_path / "a.html",
        page("Harbor reopens", PARAGRAPH, "A <b>second</b> one, with <a href='/x'>a link</a> in it.", head=HEAD),
    )
    assert article == Article(
        id="https://post.example/harbor",
        title="Harbor reopens",
        text=f"{PARAGRAPH}\n\nA second one, with a link in it.",
        source="Brindle Post",
        author="Dana Whitlock",
        url="https://post.example/harbor",
        published="2025-09-19",
    )


def test_a_page_that_does_not_name_itself_goes_by_its_path(tmp_path: Path) -> None:
    (article,) = found(tmp_path / "a.htm", page("Harbor reopens"))
    assert (article.id, article.url, article.published) == (str(tmp_path / "a.htm"), None, None)


def test_what_is_not_the_articles_is_left_out(tmp_path: Path) -> None:
    more = (
        '<p>Read more: <a href="/b">Bridge closes for the winter in Tarn</a></p><p><a href="/c">Ten best otters of the year</a></p>'
        '<p>Our website uses cookies to remember you.</p><h2>Most read</h2><ul><li><a href="/d">A mill moves again</a></li></ul>'
    )
    (article,) = found(tmp_path / "a.html", page("Harbor reopens", more=more))
    assert article.text == PARAGRAPH


def test_an_article_about_cookies_keeps_its_words(tmp_path: Path) -> None:
    about = (
        "The commission fined the site because its cookies were stored before a visitor had agreed, a spokesman said on Friday."
    )
    (article,) = found(tmp_path / "a.html", page("Fine for cookies", about, PARAGRAPH))
    assert about in article.text


def test_lists_tables_and_quotations_are_kept_apart(tmp_path: Path) -> None:
    more = (
        "<h2>What is next</h2><ul><li>First the ferry.</li><li>Then the train.</li></ul><blockquote><p>We won, she said.</p></blockquote>"
        "<table><tr><th>Crop</th><th>Change</th></tr><tr><td>Sorghum</td><td>-97%</td></tr></table><p>The end came soon after that.</p>"
    )
    (article,) = found(
        tmp_path / "a.html", page("Harbor reopens", more=more).replace("</article>", "").replace("</main>", "</article></main>")
    )
    for block in ("What is next", "First the ferry.", "Then the train.", "We won, she said.", "Crop | Change", "Sorghum | -97%"):
        assert block in article.text.split("\n\n")


def test_a_live_blog_gives_all_its_posts(tmp_path: Path) -> None:
    posts = "".join(
        f'<div class="post" id="p{n}"><time datetime="2025-09-19T1{n}:05">1{n}.05</time><h2>Update {n} on the storm</h2>'
        f"<p>The wind rose to {n}5 miles an hour on the coast of Mirra, the weather office said at {n} o'clock.</p></div>"
        for n in range(9)
    )
    (article,) = found(
        tmp_path / "a.html",
        f"<html><head><title>Storm live</title></head><body><main><h1>Storm live</h1>{posts}</main></body></html>",
    )
    assert [f"{n}5 miles an hour" in article.text for n in range(9)] == [True] * 9
    paragraphs = article.text.split("\n\n")
    assert [f"Update {n} on the storm" for n in range(9)] == paragraphs[::2]
    assert all(text.startswith("The wind rose") for text in paragraphs[1::2])


def test_a_heading_of_another_page_is_not_put_back(tmp_path: Path) -> None:
    more = '<h3><a href="/mill">Why the mill moved again last year</a></h3><p>The ferry to Mirra sails on Monday, the mayor said.</p>'
    (article,) = found(tmp_path / "a.html", page("Harbor reopens", more=more))
    assert "mill moved" not in article.text


TEASER = "The council of town {n} voted on Monday to reopen the harbor after a year of repairs, the mayor said."
FRONTS = {
    "headings": '<div><h3><a href="/s{n}">Harbor {n} reopens after storm</a></h3><p>' + TEASER + "</p></div>",
    "items": '<ul><li><a href="/s{n}">Harbor {n} reopens after storm</a> <span>' + TEASER + "</span></li></ul>",
    "all in links": '<a href="/s{n}"><h3>Harbor {n} reopens</h3><p>' + TEASER + "</p></a>",
    "articles": '<article><h2><a href="/s{n}">Harbor {n} reopens after storm</a></h2><p>'
    + TEASER
    + ' <a href="/s">More</a></p></article>',
}


@pytest.mark.parametrize("form", FRONTS)
def test_a_front_page_is_no_article(tmp_path: Path, form: str) -> None:
    teasers = "".join(FRONTS[form].format(n=n) for n in range(12))
    html = f"<html><head><title>Brindle Post</title></head><body><nav><ul>{MENU}</ul></nav><main>{teasers}</main></body></html>"
    assert found(tmp_path / "a.html", html) == []


def test_an_article_with_many_links_is_one(tmp_path: Path) -> None:
    said = [
        f'The <a href="/{n}">harbor of town {n}</a> was <a href="/y">reopened</a> after a long year of repairs to its pier.'
        for n in range(9)
    ]
    linked = "".join(
        f'<p><a href="/r{n}">Otters of the north come home, part {n}</a></p><p>{text}</p>' for n, text in enumerate(said[:2])
    )
    (article,) = found(tmp_path / "a.html", page("Harbors reopen", *said, more=linked))
    assert article.text.count("after a long year") >= 9


LOGIN = (
    "<html><head><title>Sign in</title></head><body><form><h1>Sign in</h1><p>Enter your e-mail address and your password to go on reading "
    "this article on our site. If you have forgotten your password, you can have a new one sent to you.</p><input name=p type=password>"
    "<button>Log in</button></form><p>By signing in you agree to our terms of service, which explain how we use what you tell us. "
    "You can change your mind at any time in the settings of your account, where you find all that we know.</p></body></html>"
)
CONSENT = (
    "<html><head><title>Before you continue</title></head><body><p>We and our 842 partners store and use cookies on your device, for advertising "
    "made for you, for measuring advertising and content, for research on audiences and for the development of services. "
    "By clicking Accept all you agree to this use of your data, which you can withdraw at any time.</p><button>Accept all</button></body></html>"
)


@pytest.mark.parametrize(
    "html",
    [
        f"<html><head><title>News</title></head><body><nav><ul>{MENU}</ul></nav><ul>{MENU}{MENU}</ul></body></html>",
        LOGIN,
        CONSENT,
        "<html><head><title>404</title></head><body><h1>Not found</h1><p>The page that you look for is not here any more.</p></body></html>",
        "<html><body></body></html>",
        "<html><head><script>var a = 'only a script';</script></head><body><div id=app></div></body></html>",
        "<!-- nothing -->",
        " ",
    ],
    ids=["menu", "login", "consent", "not found", "empty", "script", "comment", "blank"],
)
def test_a_page_without_an_article_is_an_error_and_no_article(tmp_path: Path, html: str) -> None:
    path = tmp_path / "a.html"
    assert found(path, html) == []
    (fault,) = faults(path, html)
    assert str(path) in fault
    assert "no article" in fault


WORDS = "Café owners in Zürich paid £5 more – “too much,” said Zoë. " + PARAGRAPH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "iso-8859-1"])
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "us-ascii", "nonsense", ""])
def test_a_page_is_read_in_its_encoding_whatever_it_declares(tmp_path: Path, encoding: str, declared: str) -> None:
    html = page("Harbor reopens", WORDS, head=f'<meta charset="{declared}">' if declared else "")
    plain = str.maketrans("–“”", "-''") if encoding == "iso-8859-1" else {}
    (article,) = found(tmp_path / "a.html", html.translate(plain).encode(encoding))
    assert article.text == WORDS.translate(plain)


def test_a_page_in_russian_and_one_with_a_few_broken_bytes_are_read(tmp_path: Path) -> None:
    words = "Москва. Президент встретился с министром в среду и говорил о торговле. " * 9
    (article,) = found(tmp_path / "a.html", page("Встреча", words, head='<meta charset="windows-1251">').encode("cp1251"))
    assert article.text == words.strip()
    accents = "Zoë, Zürich, Café, naïve. " * 9
    (article,) = found(tmp_path / "b.html", page("Harbor", accents + PARAGRAPH).encode().replace(b"pier", b"pi\xffer", 1))
    assert "Zürich" in article.text


def test_malformed_markup_is_read(tmp_path: Path) -> None:
    broken = page("Harbor reopens").replace("</p>", "<b><p").replace("</body></html>", "<div <<< & &bogus; </article></table>")
    (article,) = found(tmp_path / "a.html", broken)
    assert "3.5 million dollars" in article.text


@pytest.mark.slow
def test_a_page_of_30_mb_is_read_when_it_is_scripts_and_told_when_it_is_text(tmp_path: Path) -> None:
    weight = f"<script>{'x' * 15_000_000}</script><img src='data:image/png;base64,{'A' * 15_000_000}'>"
    (article,) = found(tmp_path / "a.html", page("Harbor reopens", more=weight))
    assert article.text == PARAGRAPH
    (fault,) = faults(tmp_path / "b.html", page("Harbor reopens", *[PARAGRAPH] * 140_000))
    assert "b.html" in fault
    assert "33 MB without scripts is more than" in fault


@pytest.mark.parametrize(
    "html", ["<div>" * 300_000, "<b><i>" * 50_000, "<table><tr><td>" * 20_000, "<ul><li>" * 20_000 + PARAGRAPH, "<script" * 500_000, "<!--" * 200_000, "&amp;" * 200_000],
    ids=lambda html: html[:9],
)  # fmt: skip
def test_deep_and_endless_markup_ends(tmp_path: Path, html: str) -> None:
    assert faults(tmp_path / "a.html", html) or found(tmp_path / "a.html", html)


# PDF


def pdf(*pages: str, more: str = "", info: str = "", headline: str = "") -> bytes:
    """A PDF with a page for each text, a line for each of its lines; above them the headline, in larger type."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", f"<< {info} >>"]
    for text in pages:
        lines = "".join(f"({line}) Tj 0 -14 Td " for line in text.split("\n"))
        large = "".join(f"({line}) Tj 0 -24 Td " for line in headline.split("\n") if line)
        stream = f"BT /F1 20 Tf 50 780 Td {large}/F1 11 Tf {lines}ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R >> >> {more} >>"
        )
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"
    body, places = "%PDF-1.4\n", []
    for number, value in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{value}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\n"
        f"startxref\n{len(body)}\n%%EOF"
    ).encode("latin-1")


LINES = (
    "The council of Brindle voted on Monday to reopen the old harbor after a year\nof repairs. Mayor Ada Quill said that the pier had cost 3.5 mil-\n"
    "lion dollars.\nThe ferry to Mirra will sail twice a day again from the first of May on,\nand it will carry 240 people."
)


def test_a_pdf_gives_its_paragraphs_without_headers_and_page_numbers(tmp_path: Path) -> None:
    towns = ("Brindle", "Tarn", "Mirra", "Lisle")
    pages = [
        f"The Post, page {n}\n{LINES.replace('Brindle', town).replace('240', town)}\n- {n} -" for n, town in enumerate(towns)
    ]
    (article,) = found(tmp_path / "a.pdf", pdf(*pages, info="/Title (Harbor report) /Author (Ada Quill)"))
    assert (article.title, article.author, article.id) == ("Harbor report", "Ada Quill", str(tmp_path / "a.pdf"))
    assert "The Post" not in article.text
    paragraphs = article.text.split("\n\n")
    assert paragraphs[0].endswith("had cost 3.5 million dollars.")
    assert (
        paragraphs[1]
        == "The ferry to Mirra will sail twice a day again from the first of May on, and it will carry Brindle people."
    )
    assert len(paragraphs) == 8


def test_a_pdf_without_a_title_of_use_takes_its_name(tmp_path: Path) -> None:
    (article,) = found(tmp_path / "harbor_report.pdf", pdf(LINES, info="/Title (Microsoft Word - doc1.docx)"))
    assert article.title == "harbor report"


@pytest.mark.parametrize("form", ["larger", "short"])
def test_a_pdfs_headline_is_its_title_and_not_part_of_the_first_sentence(tmp_path: Path, form: str) -> None:
    headline = "Brindle harbor reopens after a year of repairs to the pier"
    large = headline if form == "larger" else ""
    content = pdf(LINES if large else f"{headline[:38]}\n{LINES}", headline=large)
    (article,) = found(tmp_path / "doc_1.pdf", content)
    assert article.title == (headline if large else headline[:38])
    first, second, *_ = article.text.split("\n\n")
    assert first == article.title
    assert second.startswith("The council of Brindle voted")


def test_pdfs_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(LINES))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    whole = pdf(LINES)
    for content, says in (
        (locked.getvalue(), "password"),
        (pdf(""), "no text"),
        (whole[: len(whole) // 3], "damaged"),
        (whole.replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]"), ""),
        (whole.replace(b"/Parent 2 0 R", b"/Parent 6 0 R"), ""),
        (whole.replace(b"/Contents 5 0 R", b"/Contents 6 0 R"), ""),
        (b"%PDF-1.7\n" + zlib.compress(b"\0" * 10**7), "damaged"),
    ):
        path = tmp_path / "a.pdf"
        told = faults(path, content)
        assert found(path, content) or (str(path) in told[0] and says in told[0])


@pytest.mark.slow
def test_a_pdf_that_was_made_to_take_hours_is_left_and_the_next_one_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(PROCESS, "seconds", 2)
        (fault,) = faults(tmp_path / "a.pdf", pdf(LINES).replace(b"BT /F1", b"BT " + b"[(a) 1 (b)] TJ " * 1_000_000 + b"/F1"))
    assert "a.pdf" in fault
    assert "takes more than" in fault
    assert found(tmp_path / "b.pdf", pdf(LINES))


def test_a_pdf_locked_without_a_password_is_read(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(LINES))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    open_to_read = io.BytesIO()
    writer.write(open_to_read)
    assert "3.5 million" in found(tmp_path / "a.pdf", open_to_read.getvalue())[0].text


# Exports


def test_an_export_gives_the_known_fields_of_each_line(tmp_path: Path) -> None:
    rows = [
        {"id": 7, "title": "T", "text": "A.\n\nB.", "source": "Wire", "author": ["Ada", "Bo"], "url": "https://w.example/7", "published": "2025-09-19",
         "collection": "c", "mood": "gloomy", "embedding": [1, 2]},
        {"title": "By URL", "body": "<p>One &amp; two.</p><p>Three.<br>Four.</p>", "url": "https://w.example/8?utm_source=x", "published": 1758268800},
        {"title": "By title", "text": "Text.", "published": "Fri, 19 Sep 2025 08:00:00 +0200"},
        {"text": "Only text, with a < b and c > d."},
    ]  # fmt: skip
    one, two, three, four = found(tmp_path / "e.jsonl", "\ufeff" + "\n\n".join(map(json.dumps, rows)))
    assert one == Article("7", "T", "A.\n\nB.", "Wire", "Ada, Bo", "https://w.example/7", "2025-09-19", "c")
    assert (two.id, two.text, two.published) == (
        "https://w.example/8",
        "One & two.\n\nThree.\nFour.",
        "2025-09-19T08:00:00+00:00",
    )
    assert (three.id.split("#")[0], three.published) == (str(tmp_path / "e.jsonl"), "2025-09-19T08:00:00+02:00")
    assert (four.title, four.text) == ("Only text, with a < b and c > d.",) * 2
    assert len({one.id, two.id, three.id, four.id}) == 4


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b"[1]", "no JSON object"),
        (b'"text"', "no JSON object"),
        (b'{"id": 1, "title": "T"}', "no text"),
        (b'{"id": 1, "text": " "}', "no text"),
        (b'{"id": 1, "text": 5}', "`text`"),
        (b'{"id": 1, "text": "a", "title": {}}', "`title`"),
        (b'{"id": 1, "text": "caf\xe9"}', "UTF-8"),
        (b'{"id": 1, "text": "' + b"a" * 20_000_001 + b'"}', "20 MB"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_bad_line_is_named_by_its_number_and_the_others_go_in(tmp_path: Path, line: bytes, says: str) -> None:
    good = b'{"id": "a", "title": "A", "text": "Text."}\n', b'{"id": "b", "title": "B", "text": "Text."}'
    path = tmp_path / "e.jsonl"
    content = good[0] + b"\n" + line + b"\n" + good[1]
    assert [article.id for article in found(path, content)] == ["a", "b"]
    (fault,) = faults(path, content)
    assert f"{path}: line 3" in fault
    assert says in fault


@pytest.mark.parametrize("date", ['"soon"', '"2025-02-31"', "1e30", "NaN", "true", "{}", '["2025-09-19"]'])
def test_a_line_with_an_odd_date_goes_in_without_it_and_is_noted_by_its_number(tmp_path: Path, date: str) -> None:
    line = '{"id": "b", "title": "B", "text": "Text.", "published": ' + date + "}"
    good, odd, note, whole = items(tmp_path / "e.jsonl", '{"id": "a", "text": "A.", "published": "2025-09-19"}\n\n' + line)
    assert isinstance(good, Found)
    assert isinstance(odd, Found)
    assert isinstance(note, Noted)
    assert isinstance(whole, Whole)
    assert (good.article.published, odd.article.id, odd.article.published) == ("2025-09-19", "b", None)
    assert f"{tmp_path / 'e.jsonl'}: line 3: `published` is {json.dumps(json.loads(date))}, not a date" in note.note


@pytest.mark.parametrize("date", ["null", '""', '" "', "[]"])
def test_a_line_that_says_no_date_has_none(tmp_path: Path, date: str) -> None:
    (article,) = found(tmp_path / "e.jsonl", '{"id": "a", "text": "A.", "published": ' + date + "}")
    assert article.published is None
    assert not any(isinstance(item, Noted) for item in list(read_place(Place.of(str(tmp_path / "e.jsonl")), no_web)))


@pytest.mark.parametrize(
    "line", ["{", '{"a" 1}', '{"a": 1 "b"}', '{"a": "b', "[" * 100_000, '{"a": 1}}', '{"a": "\\q"}', "9" * 5000]
)
def test_what_is_wrong_with_a_line_is_told_in_plain_words(tmp_path: Path, line: str) -> None:
    (fault,) = faults(tmp_path / "e.jsonl", line)
    assert "not valid JSON (" in fault
    assert not any(word in fault for word in ("Expecting", "delimiter", "Errno", "recursion", "Exceeds", "it goes wrong"))


def test_an_export_is_whole_only_when_every_line_told_which_article_it_is(tmp_path: Path) -> None:
    good, unnamed, named = '{"id": "a", "text": "A."}\n', "{\n", '{"id": "b"}\n'
    assert any(isinstance(item, Whole) for item in items(tmp_path / "e.jsonl", good + named))
    assert not any(isinstance(item, Whole) for item in items(tmp_path / "e.jsonl", good + unnamed))
    assert not any(isinstance(item, Whole) for item in items(tmp_path / "e.jsonl", named))


def test_half_a_surrogate_pair_in_an_export_can_be_stored(tmp_path: Path) -> None:
    (article,) = found(tmp_path / "e.jsonl", '{"id": "a\\ud800", "title": "T\\udfff", "text": "A \\ud800 b."}')
    assert (article.id + article.title + article.text).encode()


# Feeds, sitemaps, lists

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire &amp; Post</title>
<entry><title type="html">A &lt;i&gt;new&lt;/i&gt; pier</title><id>tag:1</id><link href="https://w.example/1?utm_medium=feed"/>
<author><name>Dana</name></author><published>2025-09-19T08:00:00Z</published><summary>Short.</summary>
<content type="html">&lt;p&gt;The first.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;The second.&lt;/p&gt;</content></entry>
<entry><title>No link</title><id>tag:2</id><updated>2025-09-20T08:00:00Z</updated><content>Text of two.</content></entry>
<entry><title>No text</title><id>tag:3</id><link href="https://w.example/3"/></entry></feed>"""


def test_an_atom_file_gives_its_entries_and_names_those_without_text(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    one, two = found(path, ATOM)
    assert one == Article(
        "https://w.example/1",
        "A new pier",
        "The first.\n\nThe second.",
        "Wire & Post",
        "Dana",
        "https://w.example/1",
        "2025-09-19T08:00:00+00:00",
    )
    assert (two.id, two.url, two.text) == (f"{path}#tag:2", None, "Text of two.")
    (fault,) = faults(path, ATOM)
    assert "entry 3 (No text)" in fault
    assert "--full" in fault


BOMB = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    "xml",
    [
        f"{BOMB}]><rss version='2.0'><channel><title>&j;</title><item><title>&j;</title><description>&j;</description></item></channel></rss>",
        f"{BOMB}]><urlset><url><loc>https://e.org/&j;</loc></url></urlset>",
        "<!DOCTYPE rss [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>T</title><description>&f;</description></item></channel></rss>",
        "<rss><channel>" + "<item>" * 5_000,
        "<urlset>" + "<url>" * 20_000,
        "<rss><channel><item><title>T</title><description>" + "&lt;div&gt;" * 20_000,
    ],
    ids=["bomb feed", "bomb sitemap", "external", "deep feed", "deep sitemap", "deep entry"],
)  # fmt: skip
def test_xml_that_was_made_to_hurt_does_not(tmp_path: Path, xml: str) -> None:
    path = tmp_path / "a.xml"
    for article in found(path, xml):
        assert "root:" not in article.text
        assert len(article.text) < 1_000_000
    assert faults(path, xml) or found(path, xml)


def test_sitemaps_may_be_packed_and_have_bounds() -> None:
    xml = b"<urlset xmlns='x'><url><loc>https://e.org/a</loc></url><url><loc>javascript:x</loc></url></urlset>"
    assert sitemap(xml, "s") == Listed(["https://e.org/a"], [], ["javascript:x"])
    assert sitemap(gzip.compress(xml), "s") == sitemap(xml, "s")
    for data in (
        gzip.compress(b"\0" * 60_000_000),
        gzip.compress(xml)[:-9],
        b"<urlset/>",
        b"<urlset>" + b"<url><loc>https://e.org/%d</loc></url>" * 1,
    ):
        try:
            sitemap(data, "s.xml")
        except SourceError as fault:
            assert "s.xml" in str(fault)


def test_what_is_no_address_in_a_sitemap_is_counted_and_the_first_is_shown(tmp_path: Path) -> None:
    def of(*locs: str) -> str:
        return "<urlset>" + "".join(f"<url><loc>{loc}</loc></url>" for loc in locs) + "</urlset>"

    path = tmp_path / "s.xml"
    path.write_text(of("/relative", "https://e.invalid/a", "", "ftp://e.org/b"))
    note, *_ = read_place(Place.of(str(path)), lambda: Fetcher(private=False))
    assert isinstance(note, Noted)
    assert note.note.startswith(f"{path}: 3 addresses are no http or https URL and passed over (the first: '/relative')")
    (fault,) = faults(path, of("/relative"))
    assert "names no page" in fault
    assert "'/relative'" in fault


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("https://e.org/a\n\n# c\n  http://e.org/b  \nhttps://e.org/a", ["https://e.org/a", "http://e.org/b"]),
        ("https://e.org/a is a page", None),
        ("Title\nhttps://e.org/a", None),
        ("# only a comment", None),
        ("", None),
    ],
)
def test_a_text_of_nothing_but_urls_is_a_list(text: str, urls: list[str] | None) -> None:
    assert url_list(text) == urls


# Kinds


@pytest.mark.parametrize(
    ("path", "content_type", "head", "kind"),
    [
        ("/a", "text/html", b"<!doctype html><html>", "page"),
        ("/feed", "text/html", b'<?xml version="1.0"?>\n<!-- c --><rss version="2.0">', "feed"),
        ("/feed", "application/xml", b'\xef\xbb\xbf<?xml version="1.0"?><feed xmlns="x">', "feed"),
        ("/s", "text/xml", b"<sm:urlset xmlns:sm='x'>", "sitemap"),
        ("/s", "text/xml", b"<project>", None),
        ("/a.pdf", "application/octet-stream", b"%PDF-1.7", "pdf"),
        ("/a", "text/html", b"%PDF-1.7", "pdf"),
        ("/e.jsonl", "text/plain", b"{", "export"),
        ("/e.jsonl", "", b"{", "export"),
        ("/e", "application/x-ndjson", b"{", "export"),
        ("/a.md", "text/plain", b"# T", "markdown"),
        ("/a.html", "image/png", b"\x89PNG", None),
        ("/a.txt", "text/plain", b"<html><body>", "page"),
    ],
)
def test_an_answer_is_known_by_its_type_and_its_bytes(path: str, content_type: str, head: bytes, kind: str | None) -> None:
    assert kind_of_answer(path, content_type, head) == kind


def test_a_file_is_known_by_its_ending_and_xml_by_its_root(tmp_path: Path) -> None:
    assert kind_of_file("A.HTML", b"") == "page"
    assert kind_of_file("a.xml", "<rss version='2.0'>".encode("utf-16")) == "feed"
    assert kind_of_file("sitemap.xml.gz", b"\x1f\x8b") == "sitemap"
    assert kind_of_file("pom.xml", b"<project>") is None
    (tmp_path / "pom.xml").write_text("<project></project>")
    (tmp_path / "a.txt").write_text("Text.")
    assert len(list(read_place(Place.of(str(tmp_path)), no_web))) == 1, "other XML in a folder is none of ours"
    with pytest.raises(SourceError, match="not a kind"):
        read(tmp_path / "pom.xml")


# Garbage

MARKS = st.sampled_from(
    [b"<p>", b"</p>", b"<html>", b"<rss>", b"<item>", b"<![CDATA[", b"<urlset><url><loc>", b"http://", b"&#0;", b"&amp", b"%PDF-1.4\n", b"1 0 obj\n", b"<<",
     b"/Length 9", b"stream\n", b"endstream", b"xref\n", b"trailer", b"startxref\n5", b"{", b'"text":"', b'"}', b"\n", b"---\n", b"\xff\xfe", b"\x1f\x8b", b"<?xml encoding='", b"'?>"]
)  # fmt: skip
GARBAGE = st.binary(max_size=400) | st.lists(MARKS | st.binary(max_size=12), max_size=60).map(b"".join)


@pytest.mark.parametrize(
    "suffix",
    sorted({suffix for suffix in SUFFIXES if suffix not in (".text", ".markdown", ".htm", ".xhtml", ".ndjson", ".atom")}),
)
@settings(max_examples=60)
@given(content=GARBAGE)
def test_any_bytes_are_articles_or_a_fault_that_names_the_file(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"garbage{suffix}"
    path.write_bytes(content)
    for item in read_place(Place.of(str(path)), lambda: Fetcher(private=False)):
        if isinstance(item, Missed):
            assert str(path) in str(item.fault) or "http" in str(item.fault)
        elif isinstance(item, Found):
            assert item.article.text.strip()
            assert item.article.title
            assert (item.article.id + item.article.title + item.article.text).encode()
