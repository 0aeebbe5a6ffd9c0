"""Adding and syncing: what is new goes in, what has changed is replaced, what has surely gone is told and pruned."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.embedder import Embedder
from index.index import Index
from index.sources.item import Place
from index.sync import add, sync
from tests.conftest import articles
from tests.site import PARAGRAPH, Reply, Site, page

Outcomes = list[tuple[str, str]]


def told(outcomes: object) -> Outcomes:
    """(what became, of what) in order, the last part of ids and paths alone."""
    return [
        ("fault" if one.fault else "note" if one.note else one.change, (one.article_id or one.path).rsplit("/", 1)[-1])
        for one in outcomes  # type: ignore[attr-defined]
    ]


def put(index: Index, *places: str | Path, **options: object) -> Outcomes:
    return told(add(index, [Place.of(str(place), private=True, **options) for place in places]))  # type: ignore[arg-type]


def again(index: Index, *, prune: bool = False) -> Outcomes:
    return told(sync(index, prune=prune))


def ids(index: Index) -> set[str]:
    return {entry.id.rsplit("/", 1)[-1] for entry in index.entries()}


def export(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def row(identity: object, text: str = "A text.", **more: object) -> dict[str, object]:
    return {"id": identity, "title": f"Title {identity}", "text": text, **more}


# A folder


def test_a_sync_takes_in_what_is_new_and_changed_and_leaves_the_rest(index: Index, tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", a="One.", b="Two.")
    assert put(index, folder) == [("added", "a.txt"), ("added", "b.txt")]
    articles(folder, b="Two, changed.", c="Three.")
    assert again(index) == [("unchanged", "a.txt"), ("replaced", "b.txt"), ("added", "c.txt")]
    assert {change for change, _ in again(index)} == {"unchanged"}


def test_an_unchanged_run_embeds_nothing_and_writes_nothing(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(index, articles(tmp_path / "news", a="One.", b="Two."), export(tmp_path / "e.jsonl", row(1), row(2)))
    before = index._catalogue.database.connection.total_changes
    monkeypatch.setattr(Embedder, "of_passages", lambda *_: pytest.fail("it embeds"))
    assert {change for change, _ in again(index)} == {"unchanged"}
    assert index._catalogue.database.connection.total_changes - before <= 2, "the places, and nothing for each article"


def test_what_has_gone_is_told_and_goes_only_when_pruned(index: Index, tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", a="One.", b="Two.")
    put(index, folder)
    (folder / "b.txt").unlink()
    assert again(index) == [("unchanged", "a.txt"), ("vanished", "b.txt")]
    assert ids(index) == {"a.txt", "b.txt"}
    assert again(index, prune=True) == [("unchanged", "a.txt"), ("removed", "b.txt")]
    assert ids(index) == {"a.txt"}
    assert index.status().vectors == 1
    articles(folder, b="Two is back.")
    assert ("added", "b.txt") in again(index)


def test_the_last_file_of_a_folder_and_whole_folders_below_may_go(index: Index, tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", a="One.")
    articles(folder / "deep" / "er", b="Two.")
    put(index, folder)
    shutil.rmtree(folder / "deep")
    assert ("removed", "b.txt") in again(index, prune=True)
    (folder / "a.txt").unlink()
    assert again(index, prune=True) == [("removed", "a.txt")]


def leave(folder: Path) -> None:
    folder.rename(folder.parents[1] / "elsewhere")


def unmount(folder: Path) -> None:
    leave(folder)
    folder.mkdir()


def unmount_with_a_note(folder: Path) -> None:
    unmount(folder)
    (folder / "README.txt").write_text("The disk is not mounted.")


@pytest.mark.parametrize("away", [leave, unmount, unmount_with_a_note])
def test_a_folder_out_of_reach_loses_nothing(index: Index, tmp_path: Path, away: Callable[[Path], None]) -> None:
    folder = articles(tmp_path / "in" / "news", a="One.", b="Two.")
    articles(folder / "deep", c="Three.")
    put(index, folder)
    away(folder)
    assert not {"removed", "vanished"} & {change for change, _ in again(index, prune=True)}
    assert not {"removed", "vanished"} & {change for change, _ in again(index, prune=True)}, "nor the second time"
    assert {"a.txt", "b.txt", "c.txt"} <= ids(index)
    shutil.rmtree(folder, ignore_errors=True)
    (folder.parents[1] / "elsewhere").rename(folder)
    (folder / "b.txt").unlink()
    assert ("removed", "b.txt") in again(index, prune=True)


def test_a_disk_within_a_folder_that_is_not_mounted_loses_nothing(index: Index, tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", a="One.")
    articles(folder / "disk" / "deep", b="Two.")
    put(index, folder)
    unmount(folder / "disk")
    assert again(index, prune=True) == [("unchanged", "a.txt"), ("fault", "news")]


def test_a_folder_that_is_made_anew_each_time_loses_what_it_does_not_have_any_more(index: Index, tmp_path: Path) -> None:
    for names in ("abc", "bcd", "cde"):
        shutil.rmtree(tmp_path / "news", ignore_errors=True)
        articles(tmp_path / "news" / "deep", **{name: f"Text of {name} beside {names}." for name in names})
        put(index, tmp_path / "news")
        again(index, prune=True)
    assert ids(index) == {"c.txt", "d.txt", "e.txt"}


def test_a_file_that_cannot_be_read_any_more_stays(index: Index, tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", a="One.", b="Two.")
    put(index, folder)
    (folder / "b.txt").write_bytes(b"\0\1\2" * 99)
    assert again(index, prune=True) == [("unchanged", "a.txt"), ("fault", "b.txt")]
    assert ids(index) == {"a.txt", "b.txt"}


def test_an_empty_folder_is_remembered_and_a_misspelt_one_is_not(index: Index, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    assert put(index, tmp_path / "inbox", tmp_path / "inbux") == [("fault", "inbux")]
    articles(tmp_path / "inbox", a="One.")
    assert again(index) == [("added", "a.txt")]


def test_a_single_file_that_is_gone_is_pruned_and_forgotten(index: Index, tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", a="One.", b="Two.")
    put(index, folder / "a.txt")
    (folder / "a.txt").unlink()
    assert again(index) == [("vanished", "a.txt")]
    assert again(index, prune=True) == [("removed", "a.txt")]
    assert again(index, prune=True) == []


def test_a_file_in_two_places_goes_only_when_both_have_lost_it(index: Index, tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", a="One.", b="Two.")
    assert put(index, folder, folder / "a.txt") == [("added", "a.txt"), ("added", "b.txt"), ("unchanged", "a.txt")]
    (folder / "a.txt").unlink()
    assert again(index, prune=True) == [("unchanged", "b.txt"), ("removed", "a.txt")]


def test_a_file_in_two_places_that_both_have_lost_is_told_once(index: Index, tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", a="One.", b="Two.")
    put(index, folder, folder / "a.txt")
    (folder / "a.txt").unlink()
    assert again(index) == [("unchanged", "b.txt"), ("vanished", "a.txt")]


def test_a_saved_page_that_is_renamed_has_not_vanished(index: Index, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    named = page("Harbor reopens", head='<link rel="canonical" href="https://post.example/harbor">')
    (folder / "a.html").write_text(named)
    put(index, folder)
    (folder / "a.html").rename(folder / "b.html")
    assert again(index) == [("unchanged", "harbor")]
    (folder / "b.html").unlink()
    assert again(index) == [("vanished", "harbor")]
    assert again(index, prune=True) == [("removed", "harbor")]


def test_a_link_to_a_file_that_was_renamed_keeps_nothing(index: Index, tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", a="One.")
    (folder / "link.txt").symlink_to(folder / "a.txt")
    put(index, folder)
    (folder / "a.txt").rename(folder / "b.txt")
    assert again(index) == [("added", "b.txt"), ("fault", "link.txt"), ("vanished", "a.txt")]
    (outcome,) = [one for one in sync(index, prune=True) if one.fault]
    assert f"{folder / 'link.txt'}: this link leads to {folder / 'a.txt'}, where there is no file" in str(outcome.fault)
    assert ids(index) == {"b.txt"}


def test_the_options_are_repeated(index: Index, tmp_path: Path, site: Site) -> None:
    site.pages["/a"] = Reply(page("Harbor reopens"))
    put(index, articles(tmp_path / "news", a="One."), f"{site.url}/a", collection="trade")
    articles(tmp_path / "news", b="Two.")
    again(index)
    assert {entry.collection for entry in index.entries()} == {"trade"}
    assert len(index.entries()) == 3


# What a person removes


def test_what_was_removed_stays_out_of_a_sync_and_is_told_until_it_is_added_again(index: Index, tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", a="One.", b="Two.")
    put(index, folder)
    index.remove(str(folder / "a.txt"))
    articles(folder, a="One, changed.")
    assert again(index) == [("left_out", "a.txt"), ("unchanged", "b.txt")]
    assert put(index, folder / "a.txt") == [("added", "a.txt")]
    assert again(index) == [("unchanged", "a.txt"), ("unchanged", "b.txt"), ("unchanged", "a.txt")]


# Exports


def test_an_export_loses_what_it_does_not_name_any_more(index: Index, tmp_path: Path) -> None:
    file = export(tmp_path / "e.jsonl", row("x1"), row("x2"), row("x3"))
    assert put(index, file) == [("added", "x1"), ("added", "x2"), ("added", "x3")]
    export(file, row("x1"), row("x3", "Another text."), row("x4"))
    assert again(index, prune=True) == [("unchanged", "x1"), ("replaced", "x3"), ("added", "x4"), ("removed", "x2")]


@pytest.mark.parametrize(
    "broken", ["", "\n\n", '{"id": "x1", "title": "T", "text": "A te', '{"id": "x2", "title": "Title x2", "text": ""}\n']
)
def test_an_export_that_is_empty_or_broken_loses_nothing(index: Index, tmp_path: Path, broken: str) -> None:
    file = export(tmp_path / "e.jsonl", row("x1"), row("x2"))
    put(index, file)
    file.write_text(json.dumps(row("x1")) * (broken.count("x2")) + "\n" + broken)
    again(index, prune=True)
    assert ids(index) == {"x1", "x2"}


def test_two_exports_with_the_same_ids_keep_both_articles(index: Index, tmp_path: Path) -> None:
    one = export(tmp_path / "one.jsonl", row(1, "Of the first.", source="Wire"), row(2))
    other = export(tmp_path / "other.jsonl", {**row(1, "Of the second.", source="Courier"), "title": "Another"})
    put(index, one)
    put(index, other)
    assert ids(index) == {"1", "2", "other.jsonl"}
    assert index.article("1").text == "Of the first."
    assert index.article(f"1@{other}").text == "Of the second."
    assert {change for change, _ in again(index)} == {"unchanged"}
    index.remove("1")
    assert again(index) == [("left_out", "1"), ("unchanged", "2"), ("unchanged", "other.jsonl")]
    one.unlink()
    assert ("removed", "2") in again(index, prune=True)
    assert again(index) == [("unchanged", "other.jsonl")], "its id stays, although the first is free now"


def test_two_exports_of_one_outlet_share_an_article_and_do_not_fight_over_it(index: Index, tmp_path: Path) -> None:
    url = "https://wire.example/1"
    old = export(tmp_path / "2025-09-01.jsonl", row(1, "Old text.", url=url))
    put(index, old)
    new = export(tmp_path / "2025-09-02.jsonl", row(1, "New text.", url=url))
    assert put(index, new) == [("replaced", "1")]
    for _ in range(2):
        assert {change for change, _ in again(index)} == {"unchanged"}
    assert index.article("1").text == "New text."
    new.unlink()
    assert again(index, prune=True) == [("unchanged", "1")]
    again(index)
    assert index.article("1").text == "Old text.", "the one that is left gives its version"


def test_a_line_that_is_broken_but_named_loses_nothing_and_hides_no_loss(index: Index, tmp_path: Path) -> None:
    file = export(tmp_path / "e.jsonl", row("x1"), row("x2"), row("x3"))
    put(index, file)
    export(file, row("x1"), {"id": "x2", "text": ""})
    assert again(index, prune=True) == [("unchanged", "x1"), ("fault", "e.jsonl"), ("removed", "x3")]


def test_exports_of_each_day_in_one_folder_give_the_latest(index: Index, tmp_path: Path) -> None:
    (tmp_path / "days").mkdir()
    url = "https://wire.example/1"
    export(tmp_path / "days" / "01.jsonl", row(1, "Of the first day.", url=url))
    export(tmp_path / "days" / "02.jsonl", row(1, "Of the second day.", url=url))
    assert put(index, tmp_path / "days") == [("added", "1"), ("replaced", "1")]
    export(tmp_path / "days" / "03.jsonl", row(1, "Of the third day.", url=url))
    assert again(index) == [("unchanged", "1"), ("unchanged", "1"), ("replaced", "1")]
    assert {change for change, _ in put(index, tmp_path / "days")} == {"unchanged"}
    assert index.article("1").text == "Of the third day."


def test_what_was_removed_from_the_second_of_two_exports_stays_out(index: Index, tmp_path: Path) -> None:
    one = export(tmp_path / "one.jsonl", row(1, "Of the first."))
    other = export(tmp_path / "other.jsonl", {**row(1, "Of the second."), "title": "Another"})
    put(index, one, other)
    index.remove(f"1@{other}")
    index.remove("1")
    assert [change for change, _ in again(index)] == ["left_out", "left_out"]


def test_a_second_file_with_an_articles_url_is_refused_by_a_sync_too_unless_the_first_has_moved(
    index: Index, tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.md").write_text("---\nurl: https://wire.example/1\n---\nText of a.")
    put(index, folder)
    (folder / "b.md").write_text("---\nurl: https://wire.example/1\n---\nText of b.")
    assert again(index) == [("unchanged", "1"), ("fault", "b.md")]
    (folder / "a.md").unlink()
    assert again(index, prune=True) == [("replaced", "1")]
    assert index.article("https://wire.example/1").text == "Text of b."


def test_a_line_that_repeats_an_id_is_named(index: Index, tmp_path: Path) -> None:
    file = export(tmp_path / "e.jsonl", row("x1", "First."), row("x1", "First."), row("x1", "Second."))
    assert put(index, file) == [("added", "x1"), ("unchanged", "x1"), ("fault", "e.jsonl")]
    assert index.article("x1").text == "First."
    (outcome,) = [one for one in sync(index) if one.fault]
    assert str(outcome.fault).startswith(f"{file}: line 1 and line 3 ")


# The web


def test_pages_come_with_what_they_say_of_themselves_and_change_and_go(index: Index, site: Site) -> None:
    site.pages["/a?utm_source=x"] = site.pages["/a"] = Reply(page("Harbor reopens"))
    assert put(index, f"{site.url}/a?utm_source=x") == [("added", "a")]
    (entry,) = index.entries()
    assert (entry.title, entry.source, entry.url) == ("Harbor reopens", "Brindle Post", f"{site.url}/a")
    assert index.article(entry.id).text == PARAGRAPH
    site.pages["/a"] = Reply(page("Harbor stays shut"))
    assert again(index) == [("replaced", "a")]
    for away in (Reply(status=500), Reply(status=403), Reply(page("Sign in", "Please log in.")), Reply(b"x", kind="image/png")):
        site.pages["/a"] = away
        assert again(index, prune=True) == [("fault", "a")]
    site.pages["/a"] = Reply(status=410)
    assert again(index) == [("vanished", "a")]
    assert again(index, prune=True) == [("removed", "a")]
    assert again(index) == []
    assert put(index, f"{site.url}/a") == [("fault", "a")], "who adds it is told"


def test_a_page_that_has_not_changed_is_not_fetched_again(index: Index, site: Site) -> None:
    sent: list[str] = []

    def answer(headers: dict[str, str]) -> Reply:
        sent.append(headers.get("if-none-match", ""))
        return Reply(status=304) if sent[-1] else Reply(page("Harbor reopens"), headers={"ETag": '"7"'})

    site.pages["/a"] = answer
    put(index, f"{site.url}/a")
    assert again(index, prune=True) == [("unchanged", "a")]
    assert put(index, f"{site.url}/a") == [("unchanged", "a")]
    assert sent == ["", '"7"', ""], "an explicit `add` reads anew"


def feed(site: Site, *names: str) -> Reply:
    items = "".join(
        f"<item><title>Story {name}</title><link>{site.url}/{name}</link><guid>{name}</guid><author>Dana</author>"
        f"<pubDate>Fri, 19 Sep 2025 08:00:00 +0200</pubDate><description>&lt;p&gt;Of {name}.&lt;/p&gt;&lt;p&gt;More.&lt;/p&gt;</description></item>"
        for name in names
    )
    return Reply(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Brindle Post</title>{items}</channel></rss>',
        kind="application/rss+xml",
    )


def test_a_feed_gives_its_entries_and_keeps_those_that_have_left_it(index: Index, site: Site) -> None:
    site.pages["/feed"] = feed(site, "a", "b")
    assert put(index, f"{site.url}/feed") == [("added", "a"), ("added", "b")]
    article = index.article(f"{site.url}/a")
    assert (article.title, article.source, article.text) == ("Story a", "Brindle Post", "Of a.\n\nMore.")
    assert article.published == "2025-09-19T08:00:00+02:00"
    site.pages["/feed"] = feed(site, "b", "c")
    assert again(index, prune=True) == [("unchanged", "b"), ("added", "c")]
    site.pages["/feed"] = Reply(status=404)
    assert again(index, prune=True) == [("fault", "feed")]
    assert ids(index) == {"a", "b", "c"}


def test_an_entry_and_the_page_that_it_links_to_do_not_fight(index: Index, site: Site) -> None:
    site.pages |= {
        "/feed": feed(site, "a"),
        "/a": Reply(page("Page of a", head=f'<link rel="canonical" href="{site.url}/other-name">')),
    }
    put(index, f"{site.url}/feed")
    put(index, f"{site.url}/a")
    for _ in range(2):
        assert again(index) == [("unchanged", "a"), ("unchanged", "other-name")]
    assert ids(index) == {"a", "other-name"}


def test_a_full_feed_gives_the_linked_pages(index: Index, site: Site) -> None:
    site.pages |= {"/feed": feed(site, "a", "b"), "/a": Reply(page("Page of a"))}
    assert put(index, f"{site.url}/feed", full=True) == [("added", "a"), ("fault", "b")]
    assert index.article(f"{site.url}/a").text == PARAGRAPH
    site.pages["/a"] = Reply(status=404)
    assert ("removed", "a") in again(index, prune=True)


def test_a_sitemap_and_an_index_of_sitemaps_give_their_pages(index: Index, site: Site) -> None:
    def sitemap(kind: str, *names: str) -> Reply:
        inner = "url" if kind == "urlset" else "sitemap"
        listed = "".join(f"<{inner}><loc> {site.url}/{name} </loc></{inner}>" for name in names)
        body = f'<?xml version="1.0"?><{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</{kind}>'
        return Reply(body, kind="text/xml")

    site.pages |= {name: Reply(page(f"Page {name[1]}")) for name in ("/a", "/b")}
    site.pages |= {
        "/sitemap.xml": sitemap("sitemapindex", "1.xml", "sitemap.xml", "2.xml"),  # which names itself
        "/1.xml": sitemap("urlset", "a"),
        "/2.xml": sitemap("urlset", "b", "a"),
    }
    assert put(index, f"{site.url}/sitemap.xml") == [("added", "a"), ("added", "b")]
    site.pages["/2.xml"] = sitemap("urlset", "a")
    assert again(index, prune=True) == [("unchanged", "a")], "a page that a sitemap leaves out may still be there"


def test_a_file_of_urls_gives_its_pages_and_loses_those_that_it_loses(index: Index, site: Site, tmp_path: Path) -> None:
    site.pages |= {f"/{name}": Reply(page(f"Page {name}")) for name in "ab"}
    folder = articles(tmp_path / "mix", urls=f"# mine\n\n{site.url}/a\n{site.url}/b\n", text="A text with https://e.org in it.")
    assert put(index, folder) == [("added", "text.txt"), ("added", "a"), ("added", "b")]
    site.pages["/b"] = Reply(status=503, headers={"Retry-After": "9999"})
    assert again(index, prune=True) == [("unchanged", "text.txt"), ("unchanged", "a"), ("fault", "b")]
    articles(folder, urls=f"{site.url}/b\n")
    assert again(index) == [("unchanged", "text.txt"), ("fault", "b"), ("vanished", "a")]
    (folder / "urls.txt").unlink()
    assert sorted(again(index, prune=True)) == [("removed", "a"), ("removed", "b"), ("unchanged", "text.txt")]


def test_two_addresses_of_one_page_are_one_article(index: Index, site: Site) -> None:
    named = page("Harbor reopens", head=f'<link rel="canonical" href="{site.url}/a">')
    site.pages |= {"/a": Reply(named), "/amp/a": Reply(named.replace("3.5", "3.6"))}
    assert put(index, f"{site.url}/a", f"{site.url}/amp/a") == [("added", "a"), ("unchanged", "a")]
    for _ in range(2):
        assert again(index) == [("unchanged", "a"), ("unchanged", "a")]
    site.pages["/a"] = Reply(status=404)
    assert again(index) == [("unchanged", "a")], "the other address still has it"
    assert "removed" not in dict(again(index, prune=True))


def test_an_address_in_a_private_network_is_refused_and_not_remembered(index: Index, site: Site) -> None:
    site.pages["/a"] = Reply(page("Harbor reopens"))
    (outcome,) = add(index, [Place.of(f"{site.url}/a")])
    assert "--allow-private" in str(outcome.fault)
    assert again(index) == []
    assert site.asked == []
