"""Fetching is polite and bounded, and goes to no machine where it has no business."""

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.errors import SourceError
from index.sources.address import canonical, is_web, normal, without_secrets
from index.sources.fetch import AT_ONCE_A_HOST, Fetcher
from index.sources.guard import is_open
from index.sources.wire import FetchError, Patience
from tests.site import Reply, Site


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with closing(Fetcher(private=True, patience=Patience(longest_wait=2), largest=100_000)) as made:
        yield made


# What comes back


def test_a_page_comes_with_its_type_and_its_validator(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = Reply("Grüße", kind="Text/HTML; Charset='iso-8859-1'", headers={"ETag": '"1"'})
    got = fetcher.fetch(f"{site.url}/a")
    assert (got.data.decode(), got.content_type, got.charset, got.validator) == ("Grüße", "text/html", "iso-8859-1", '"1"')
    sent = dict(site.asked)["/a"]
    assert sent["user-agent"].startswith("Footnote/")
    assert sent["host"] == site.url.removeprefix("http://")
    assert "cookie" not in sent


@pytest.mark.parametrize("validator", ['"abc"', "Fri, 19 Sep 2025 08:00:00 GMT"])
def test_a_page_that_has_not_changed_is_not_sent_again(site: Site, fetcher: Fetcher, validator: str) -> None:
    def answer(headers: dict[str, str]) -> Reply:
        same = validator in (headers.get("if-none-match"), headers.get("if-modified-since"))
        return (
            Reply(status=304) if same else Reply("text", headers={"ETag" if validator[0] == '"' else "Last-Modified": validator})
        )

    site.pages["/a"] = answer
    assert fetcher.fetch(f"{site.url}/a").validator == validator
    assert fetcher.fetch(f"{site.url}/a", validator).unchanged


def test_what_is_packed_is_unpacked(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = Reply(gzip.compress(b"packed text"), headers={"Content-Encoding": "gzip"})
    assert fetcher.fetch(f"{site.url}/a").data == b"packed text"


@pytest.mark.parametrize(
    ("reply", "says", "gone"),
    [
        (Reply(status=404), "no such page", True),
        (Reply(status=410), "no such page", True),
        (Reply(status=403), "status 403", False),
        (Reply(status=500), "status 500", False),
        (Reply("a" * 100_001), "larger than", False),
        (Reply(gzip.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "gzip"}), "larger than", False),
        (Reply(b"not gzip", headers={"Content-Encoding": "gzip"}), "packed wrongly", False),
        (Reply(gzip.compress(b"cut" * 99)[:-20], headers={"Content-Encoding": "gzip"}), "broke off", False),
        (Reply(b"x", headers={"Content-Encoding": "br"}), "not asked for", False),
        (Reply(status=302, headers={"Location": "/a"}), "redirects more than", False),
        (Reply(status=302, headers={"Location": "file:///etc/passwd"}), "no http or https URL", False),
        (Reply(status=302, headers={"Location": "http://user:secret@127.0.0.1/"}), "password", False),
    ],
)
def test_what_cannot_be_had_is_told_with_its_url(site: Site, fetcher: Fetcher, reply: Reply, says: str, gone: bool) -> None:
    site.pages["/a"] = reply
    with pytest.raises(SourceError, match=says) as fault:
        fetcher.fetch(f"{site.url}/a")
    assert getattr(fault.value, "gone", False) == gone
    assert "secret" not in str(fault.value)


def test_an_endless_answer_ends(site: Site, fetcher: Fetcher) -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"a" * 10_000

    site.pages["/a"] = Reply(pieces=endless)
    with pytest.raises(FetchError, match="larger than"):
        fetcher.fetch(f"{site.url}/a")


@pytest.fixture
def hasty() -> Iterator[Fetcher]:
    """One whose time is over soon."""
    with closing(Fetcher(private=True, patience=Patience(total=1.0))) as made:
        yield made


def test_a_server_that_dribbles_is_left_when_the_time_is_over(site: Site, hasty: Fetcher) -> None:
    over = threading.Event()

    def dribble() -> Iterator[bytes]:
        while not over.wait(0.2):
            yield b"a"

    site.pages["/a"] = Reply(pieces=dribble)
    with pytest.raises(FetchError, match="too long"):
        hasty.fetch(f"{site.url}/a")
    over.set()


def test_a_header_that_dribbles_is_left_too(hasty: Fetcher) -> None:
    """A server that sends its header byte by byte, each in time."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def dribble() -> None:
            connection, _ = server.accept()
            with connection:
                while not over.wait(0.2):
                    try:
                        connection.send(b"H")
                    except OSError:
                        return

        thread = threading.Thread(target=dribble)
        thread.start()
        try:
            with pytest.raises(FetchError, match="too long"):
                hasty.fetch(f"http://127.0.0.1:{server.getsockname()[1]}/")
        finally:
            over.set()
            thread.join()


def test_nobody_there_is_a_sentence(fetcher: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(FetchError, match=f"127.0.0.1:{port}.*cannot be reached"):
        fetcher.fetch(f"http://127.0.0.1:{port}/a")
    with pytest.raises(FetchError, match="not known"):
        fetcher.fetch("http://no-such-host.invalid/")


# Redirects, robots, and servers that are busy


def test_redirects_are_followed_and_the_last_url_is_told(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = Reply(status=301, headers={"Location": "b?x=1#there"})
    site.pages["/b?x=1"] = Reply("text")
    assert fetcher.fetch(f"{site.url}/a").url == f"{site.url}/b?x=1"


@pytest.mark.parametrize(
    ("there", "says"),
    [
        (Reply(status=404), "no such page"),
        (Reply(status=503, headers={"Retry-After": "86400"}), "86400 s"),
        (Reply("a" * 100_001), "larger than"),
        (Reply(b"x", headers={"Content-Encoding": "br"}), "not asked for"),
    ],
)
def test_a_fault_behind_a_redirect_names_the_address_that_was_given_and_where_it_led(
    site: Site, fetcher: Fetcher, there: Reply, says: str
) -> None:
    site.pages |= {"/a": Reply(status=302, headers={"Location": "/b"}), "/b": there}
    with pytest.raises(FetchError, match=says) as fault:
        fetcher.fetch(f"{site.url}/a")
    assert str(fault.value).startswith(f"{site.url}/a (which leads to {site.url}/b): ")
    assert fault.value.gone == (there.status == 404)


def test_a_redirect_to_what_may_not_be_fetched_names_the_address_that_was_given(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {
        "/robots.txt": Reply("User-agent: *\nDisallow: /b\n", kind="text/plain"),
        "/a": Reply(status=302, headers={"Location": "/b"}),
        "/c": Reply(status=302, headers={"Location": "ftp://e.org/d"}),
    }
    with pytest.raises(FetchError) as fault:
        fetcher.fetch(f"{site.url}/a")
    assert str(fault.value).startswith(f"{site.url}/a (which leads to {site.url}/b): the site's robots.txt")
    with pytest.raises(FetchError) as fault:
        fetcher.fetch(f"{site.url}/c")
    assert str(fault.value).startswith(f"{site.url}/c: it redirects to ftp://e.org/d: ")


def test_a_site_whose_robots_txt_does_not_come_is_a_fault_of_the_address(site: Site, fetcher: Fetcher) -> None:
    for reply in (
        Reply(status=500),
        Reply(status=429, headers={"Retry-After": "86400"}),
        Reply(status=302, headers={"Location": "//["}),
    ):
        site.pages["/robots.txt"] = reply
        with pytest.raises(FetchError) as fault:
            fetcher.fetch(f"{site.url}/a")
        assert str(fault.value).startswith(f"{site.url}/a: ")


def test_why_a_server_cannot_be_reached_is_told_in_plain_words(fetcher: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(FetchError) as fault:
        fetcher.fetch(f"http://127.0.0.1:{port}/a")
    why = "the server cannot be reached (it refuses the connection); try again later."
    assert str(fault.value) == f"http://127.0.0.1:{port}/a: {why}"


def test_the_delay_that_a_robots_txt_asks_for_is_kept(site: Site, fetcher: Fetcher) -> None:
    robots = Reply("User-agent: *\nCrawl-delay: 0.3\n", kind="text/plain")
    site.pages |= {"/robots.txt": robots, "/a": Reply("text"), "/b": Reply("text")}
    began = time.monotonic()
    assert all(not isinstance(got, SourceError) for _, got in fetcher.fetch_all([f"{site.url}/a", f"{site.url}/b"], lambda _: ""))
    assert time.monotonic() - began >= 0.3
    assert fetcher.notes() == []


def test_a_delay_that_is_too_long_is_shortened_and_told_once(site: Site) -> None:
    brisk = Fetcher(private=True, patience=Patience(longest_delay=0.1))
    site.pages |= {f"/{name}": Reply("text") for name in "abc"}
    site.pages["/robots.txt"] = Reply("User-agent: *\nCrawl-delay: 3600\n", kind="text/plain")
    began = time.monotonic()
    assert len(list(brisk.fetch_all([f"{site.url}/{name}" for name in "abc"], lambda _: ""))) == 3
    assert 0.2 <= time.monotonic() - began < 60
    ((host, told),) = brisk.notes()
    assert host == site.url
    assert told.startswith(f"{site.url}: its robots.txt asks for 3600 s between two requests")
    assert brisk.notes() == []
    brisk.close()


def test_robots_txt_is_kept_to_and_asked_once(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = Reply(
        "User-agent: *\nDisallow: /\n\nUser-agent: footnote\nDisallow: /secret\nDisallow: /*.zip$\n", kind="text/plain"
    )
    site.pages["/open"] = Reply("text")
    site.pages["/way-in"] = Reply(status=302, headers={"Location": "/secret/page"})
    assert fetcher.fetch(f"{site.url}/open").data == b"text"
    for path in ("/secret/page", "/a.zip", "/way-in"):
        with pytest.raises(FetchError, match=r"robots\.txt"):
            fetcher.fetch(site.url + path)
    assert [path for path, _ in site.asked].count("/robots.txt") == 1
    assert site.paths() == ["/open", "/way-in"]


def test_a_site_whose_robots_txt_cannot_be_had_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = Reply(status=500)
    with pytest.raises(FetchError, match="what may be read"):
        fetcher.fetch(f"{site.url}/a")
    assert site.paths() == []


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("form", ["seconds", "date"])
def test_a_busy_server_is_asked_again_when_it_says(site: Site, fetcher: Fetcher, status: int, form: str) -> None:
    when = "1" if form == "seconds" else format_datetime(datetime.now(UTC) + timedelta(seconds=1), usegmt=True)
    told: list[float] = []

    def answer(_: dict[str, str]) -> Reply:
        told.append(time.monotonic())
        return Reply("text") if len(told) > 1 else Reply(status=status, headers={"Retry-After": when})

    site.pages["/a"] = answer
    assert fetcher.fetch(f"{site.url}/a").data == b"text"
    assert form == "date" or told[1] - told[0] >= 1


def test_a_server_that_does_not_answer_is_soon_left_alone() -> None:
    impatient = Fetcher(private=True, patience=Patience(silence=0.5))
    with (
        socket.create_server(("127.0.0.1", 0), backlog=64) as server,  # which takes connections and says nothing
        closing(impatient),
    ):
        urls = [f"http://127.0.0.1:{server.getsockname()[1]}/{number}" for number in range(40)]
        got = [str(found) for _, found in impatient.fetch_all(urls, lambda _: "")]
    assert sum("failed 3 times" in found for found in got) >= 40 - 3 - AT_ONCE_A_HOST


def test_a_wait_that_is_too_long_is_left_to_the_next_run(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = Reply(status=503, headers={"Retry-After": "86400"})
    with pytest.raises(FetchError, match="86400 s"):
        fetcher.fetch(f"{site.url}/a")
    assert site.paths() == ["/a"]


def test_many_come_in_order_and_few_at_a_time(site: Site, fetcher: Fetcher) -> None:
    lock, now, most, full = threading.Lock(), [0], [0], threading.Event()

    def answer(_: dict[str, str]) -> Reply:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
            if now[0] == AT_ONCE_A_HOST:
                full.set()
        full.wait(60)
        time.sleep(0.02)  # long enough for another to come in, if it may
        with lock:
            now[0] -= 1
        return Reply("text")

    urls = [f"{site.url}/{number}" for number in range(12)]
    site.pages.update({f"/{number}": answer for number in range(11)})
    got = list(fetcher.fetch_all(urls, lambda _: ""))
    assert [url for url, _ in got] == urls
    assert isinstance(got[11][1], FetchError)
    assert most[0] == AT_ONCE_A_HOST


# Where it may not go


@pytest.mark.parametrize(
    "address",
    """
    127.0.0.1 127.255.255.254 0.0.0.0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 100.127.255.255
    192.0.0.1 192.0.2.1 198.18.0.1 203.0.113.9 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
    ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12:3456::1 ff02::1 2001:db8::1 fec0::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
    ::ffff:a9fe:a9fe ::127.0.0.1 64:ff9b::10.0.0.1 64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:7f00:1:: 2002:a00:1::
    2001:0:4136:e378:8000:63bf:3fff:fdd2 not-an-address
    """.split(),
)  # fmt: skip
def test_addresses_that_are_not_of_the_open_internet_are_refused(address: str) -> None:
    assert not is_open(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])
def test_addresses_of_the_open_internet_are_not(address: str) -> None:
    assert is_open(address)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_as_open_in_ipv6_as_it_is(address: ipaddress.IPv4Address) -> None:
    assert is_open(str(address)) == is_open(f"::ffff:{address}") == is_open(f"64:ff9b::{address}")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]"])
def test_this_machine_is_refused_however_it_is_written(site: Site, host: str) -> None:
    guarded = Fetcher(private=False)
    port = site.url.rsplit(":", 1)[1]
    with pytest.raises(SourceError, match=r"--allow-private|cannot be reached|no URL"):
        guarded.fetch(f"http://{host}:{port}/a")
    guarded.close()
    assert site.asked == []


def test_a_name_is_looked_up_once_and_its_checked_address_is_connected_to(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means an open address when it is checked, and this machine when it is connected to, gains nothing."""
    looked_up: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: Any, port: Any, *rest: Any, **more: Any) -> Any:
        if host != "rebinding.example":
            return real(host, port, *rest, **more)
        looked_up.append(host)
        address = "127.0.0.1" if len(looked_up) > 1 else "192.0.2.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    guarded = Fetcher(private=False)
    with pytest.raises(FetchError, match=r"192\.0\.2\.1"):
        guarded.fetch(f"http://rebinding.example:{site.url.rsplit(':', 1)[1]}/a")
    guarded.close()
    assert site.asked == []


def test_the_host_is_named_as_it_was_written(site: Site, fetcher: Fetcher) -> None:
    port = site.url.rsplit(":", 1)[1]
    site.pages["/a%20b?q=%C3%BC"] = Reply("text")
    assert fetcher.fetch(f"http://localhost:{port}/a b?q=ü").data == b"text"
    assert site.asked[-1][1]["host"] == f"localhost:{port}"


# URLs


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("HTTP://Example.ORG:80", "http://example.org/"),
        ("https://example.org:443/a#part", "https://example.org/a"),
        ("https://example.org/a?utm_source=x&id=7&fbclid=9", "https://example.org/a?id=7"),
        ("https://example.org/a?b=%2F&c", "https://example.org/a?b=%2F&c"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
    ],
)
def test_a_url_has_one_form(url: str, form: str) -> None:
    assert normal(url) == form


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/a", "http://", "http://a:b@example.org/", "http://[::1/", "file:///etc/passwd", "http://e.org:99999/"],
)
def test_what_is_no_url_to_fetch_is_told_without_its_password(url: str) -> None:
    with pytest.raises(SourceError) as fault:
        normal(url)
    assert "a:b" not in str(fault.value)


@pytest.mark.parametrize(
    ("named", "page", "is_"),
    [
        ("/a", "https://www.post.example/b?x=1", "https://www.post.example/a"),
        ("https://post.example/a", "https://amp.post.example/b", "https://post.example/a"),
        ("https://other.example/a", "https://post.example/b", "https://post.example/b"),
        ("https://post.example/", "https://post.example/b", "https://post.example/b"),
        ("javascript:x", "https://post.example/b", "https://post.example/b"),
        ("https://post.example/a", None, "https://post.example/a"),
        (None, None, None),
    ],
)
def test_a_page_may_name_itself_but_not_another(named: str | None, page: str | None, is_: str | None) -> None:
    assert canonical(named, page) == is_


@given(st.text(max_size=40))
@example(" ?")
def test_any_text_is_a_url_or_a_sentence(text: str) -> None:
    for url in (text, f"http://{text}", f"https://e.org/{text}"):
        assert isinstance(is_web(url), bool)
        assert isinstance(without_secrets(url), str)
        try:
            assert normal(normal(url)) == normal(url)
        except SourceError as fault:
            assert str(fault)
