"""The foot of entries' pages: owner, contact, last change, and ways to suggest and report; nothing false."""

from __future__ import annotations

from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from journeybook.cache import Store
from journeybook.edition import edition
from journeybook.model.audience import INTERNAL, PUBLIC, Audience
from journeybook.site.sheets import Sheets
from journeybook.views.forge import NOWHERE, Forge, Hosting, forge, mail
from support import books
from support.commits import commit, edit, run
from support.links import broken_links
from support.organizations import TODAY, small, without_craft
from support.sites import build, repository

GITHUB = "https://github.com/shop/journeys"
OWN = "https://git.example"
GITLAB = "https://gitlab.example.org/shop/journeys"


@pytest.mark.parametrize(
    ("said", "fields", "edit_address", "issue_host"),
    [
        (Hosting(GITHUB), {}, f"{GITHUB}/edit/main/", f"{GITHUB}/issues/new?title="),
        (Hosting(f"{GITHUB}.git"), {}, f"{GITHUB}/edit/main/", f"{GITHUB}/issues/new?title="),
        (NOWHERE, {"repository": GITLAB}, f"{GITLAB}/-/edit/main/", f"{GITLAB}/-/issues/new?issue%5Btitle%5D="),
        (Hosting("https://codeberg.org/a/b"), {}, "https://codeberg.org/a/b/_edit/main/", "https://codeberg.org/a/b/issues"),
        (Hosting(f"{OWN}/a", f"{OWN}/a/edit/x/"), {}, f"{OWN}/a/edit/x/", f"{OWN}/a/issues/new?title="),
        (Hosting(f"{OWN}/a", f"{OWN}/a/-/edit/x/"), {}, f"{OWN}/a/-/edit/x/", f"{OWN}/a/-/issues/new?issue"),
        (Hosting(GITHUB), {"tracker": f"{GITLAB}/-/issues"}, f"{GITHUB}/edit/main/", f"{GITLAB}/-/issues/new?"),
        (Hosting(GITHUB), {"tracker": "https://jira.example/x"}, f"{GITHUB}/edit/main/", f"{GITHUB}/issues/new"),
        (Hosting(GITHUB, issue=f"{OWN}/new?s={{title}}"), {}, f"{GITHUB}/edit/main/", f"{OWN}/new?s="),
        (NOWHERE, {"repository": "https://svn.example/x"}, "", ""),
        (NOWHERE, {}, "", ""),
    ],
)  # fmt: skip
def test_a_forge_is_known_by_its_addresses(
    said: Hosting, fields: dict[str, str], edit_address: str, issue_host: str
) -> None:
    found = forge(said, books.organization(**fields))
    assert found.edit == edit_address
    assert found.issue.startswith(issue_host)
    assert bool(found.issue) is bool(issue_host)


def test_an_address_of_the_house_is_not_shown_to_the_public() -> None:
    organization = books.organization(repository=GITHUB, tracker=GITHUB)
    assert forge(NOWHERE, organization, public=True) == Forge()
    assert forge(Hosting(GITHUB), organization, public=True).edit == f"{GITHUB}/edit/main/"


def test_an_issue_and_a_mail_hold_whatever_a_title_holds() -> None:
    title, body = "A & B: “100 %” <x> #1 + ?", "One\nTwo"
    found = forge(Hosting(GITLAB), books.organization()).to_report(title, body)
    assert found is not None
    query = parse_qs(urlsplit(found).query)
    assert (query["issue[title]"], query["issue[description]"]) == ([title], [body])
    address = urlsplit(mail("a+b@example.org", title, body))
    assert address.path == "a%2Bb@example.org"
    assert parse_qs(address.query) == {"subject": [title], "body": ["One\r\nTwo"]}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    small(root)
    run(root, "init", "-q", "-b", "main")
    commit(root, "Begin", "2026-05-01")
    edit(root / "journeys/maps/gift.yml", "A gift in time", "A gift & more")
    commit(root, "Rename", "2026-05-08")
    return root


def foot(root: Path, uri: str, audience: Audience = INTERNAL, hosting: Hosting = NOWHERE) -> str:
    book = edition(root, "en", audience, TODAY, hosting)
    page = next(page for page in book.pages if page.uri == uri)
    _, _, after = book.renderer(directories=True).markdown(page).partition('class="jb-fresh"')
    return unescape(after)


def test_a_journey_says_whose_it_is_and_when_it_changed(shop: Path) -> None:
    said = foot(shop, "journeys/gift.md", hosting=Hosting(GITHUB, site="https://journeys.example.org/"))
    assert ">Marketing</a>, Olga Restricted" in said
    assert 'datetime="2026-05-08"' in said
    assert f'href="{GITHUB}/edit/main/journeys/maps/gift.yml"' in said
    assert "https%3A%2F%2Fjourneys.example.org%2Fjourneys%2Fgift%2F" in said
    assert 'href="mailto:marketing@example.org?subject=' in said
    assert [name for name in ("Test Person", "person@example.org") if name in said] == []


OWNED = "owner:\n  department: marketing\n  person: Olga Restricted\n"
SITE = "site@example.org"


@pytest.mark.parametrize(
    ("owner", "department", "address"),
    [
        (OWNED, "  contact: marketing@example.org\n", "marketing@example.org"),
        (f"{OWNED}  contact: olga@example.org\n", "", "olga@example.org"),
        (OWNED, "", SITE),
        ("", "  contact: marketing@example.org\n", SITE),
        (OWNED.replace("marketing", "nobody") + "  contact: olga@example.org\n", "", "olga@example.org"),
    ],
)
def test_a_journey_shows_once_whom_to_write_to(shop: Path, owner: str, department: str, address: str) -> None:
    edit(shop / "journeys/maps/gift.yml", OWNED, owner)
    edit(shop / "journeys/departments.yml", "  contact: marketing@example.org\n", department)
    organization = shop / "journeys/organization.yml"
    organization.write_text(f"{organization.read_text('utf-8')}contact: {SITE}\n", "utf-8")
    book = edition(shop, "en", INTERNAL, TODAY)
    page = next(page for page in book.pages if page.uri == "journeys/gift.md")
    assert book.renderer(directories=True).markdown(page).count(f">{address}</a>") == 1


def test_an_entry_of_a_shared_file_says_that_the_day_is_the_file_s(shop: Path) -> None:
    said = foot(shop, "touchpoints/coupon.md").replace("<wbr>", "")
    assert 'datetime="2026-05-01"' in said
    assert "<code>journeys/touchpoints.yml</code>" in said.replace("<wbr>", "")
    assert "journeys/maps/gift.yml" not in said.replace("<wbr>", "")


@pytest.mark.parametrize(
    "uri", ["journeys/gift.md", "personas/ana.md", "departments/marketing.md", "channels/e-mail.md"]
)
def test_without_git_the_line_is_left_out(
    shop: Path, uri: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "Last change" in foot(shop, uri)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "Last change" not in foot(shop, uri)


def test_the_public_learns_no_name_and_no_mail_of_a_person(shop: Path) -> None:
    for file in ("maps/gift", "touchpoints", "departments"):
        path = shop / f"journeys/{file}.yml"
        text = path.read_text("utf-8")
        named = text if file == "maps/gift" else text.replace(":\n", ":\n  visibility: public\n", 1)
        path.write_text(f"visibility: public\n{text}" if file == "maps/gift" else named, "utf-8")
    said = foot(shop, "journeys/gift.md", PUBLIC)
    assert ">Marketing</a>" in said
    assert [word for word in ("Olga", "Rita", "marketing@", "mailto:") if word in said] == []


def test_a_built_site_has_a_foot_on_each_page_of_an_entry_and_no_broken_link(shop: Path, tmp_path: Path) -> None:
    root = without_craft(repository(shop))
    site = build(root, tmp_path / "site", "--strict")
    pages = [path for path in site.rglob("*.html") if 'class="jb-fresh"' in path.read_text("utf-8")]
    kinds = {path.relative_to(site).parts[0] for path in pages}
    assert kinds >= {
        "journeys",
        "personas",
        "touchpoints",
        "departments",
        "backlog",
        "channels",
        "metrics",
        "milestones",
    }
    assert broken_links(site) == []
    text = unescape((site / "journeys/gift/index.html").read_text("utf-8"))
    assert 'href="https://git.lojaaurora.example/cx/jornadas/edit/main/journeys/maps/gift.yml"' in text


def test_a_new_day_is_shown_though_the_page_s_content_was_kept(shop: Path) -> None:
    def kept() -> str:
        book = edition(shop, "en", INTERNAL, TODAY)
        store = Store(shop)
        renderer = cache(lambda: book.renderer(directories=True))
        sheets = Sheets(lambda: book, renderer, True, lambda text: None, store, "settings")
        sheet = next(sheet for sheet in sheets.all() if sheet.uri == "touchpoints/coupon.md")
        store.save()
        return str(sheets.made(sheet).content)

    assert 'datetime="2026-05-01"' in kept()
    edit(shop / "journeys/touchpoints.yml", "coupon:\n", "# no change of what it says\ncoupon:\n")
    commit(shop, "A comment", "2026-05-20")
    assert 'datetime="2026-05-20"' in kept()
