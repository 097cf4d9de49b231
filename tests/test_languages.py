"""An organization that writes in several languages: what is not translated is shown, marked, and listed."""

from __future__ import annotations

import pickle
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from journeybook.edition import Edition, edition
from journeybook.load import load
from journeybook.model.audience import INTERNAL, PUBLIC, Audience
from journeybook.model.text import Foreign
from journeybook.views import links
from journeybook.views.fresh import UNKNOWN
from journeybook.views.translations import translation_view
from journeybook.words import LANGUAGES
from support.organizations import TODAY, small
from support.repository import ROOT

SEVERAL = ROOT / "tests/good/several"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A copy of the organization in three languages."""
    return shutil.copytree(SEVERAL, tmp_path / "school")


def opened(root: Path, language: str, audience: Audience = INTERNAL) -> Edition:
    return edition(root, language, audience, TODAY)


def page(root: Path, uri: str, language: str) -> str:
    book = opened(root, language)
    return book.renderer(directories=True).markdown(next(page for page in book.pages if page.uri == uri))


def test_a_missing_text_falls_back_in_the_organization_s_order_and_says_in_which_language(school: Path) -> None:
    for language, title, goal, about in (
        ("pt-BR", None, None, None), ("en", None, "pt-BR", None), ("es", None, None, "pt-BR"),
    ):  # fmt: skip
        journey = load(school, language).book.maps["first-lesson"]
        said = [getattr(text, "language", None) for text in (journey.title, journey.customer_goal, journey.about)]
        assert said == [title, goal, about]


def test_a_text_that_names_no_language_is_in_the_organization_s_first(school: Path) -> None:
    assert type(load(school, "pt-BR").book.maps["first-lesson"].business_goal) is str
    spanish = load(school, "es").book
    assert repr(spanish.maps["first-lesson"].business_goal) == "Foreign('Trazer quem nunca velejou', 'pt-BR')"
    assert repr(spanish.departments["office"].name) == "Foreign('Secretaria', 'pt-BR')"


def test_proper_names_need_no_translation(school: Path) -> None:
    book = load(school, "es").book
    assert type(book.personas["lia"].name) is str
    assert type(book.organization.name) is str


def test_an_organization_in_one_language_has_nothing_marked(tmp_path: Path) -> None:
    book = load(small(tmp_path)).book
    assert translation_view(book, opened(tmp_path, "en").words, UNKNOWN).missing == 0
    assert [one.uri for one in opened(tmp_path, "en").pages if one.uri == links.TRANSLATIONS] == []


def test_a_marked_text_keeps_its_language_on_its_way() -> None:
    text = Foreign("Secretaria", "pt-BR")
    assert pickle.loads(pickle.dumps(text)).language == "pt-BR"
    assert (text, hash(text)) == ("Secretaria", hash("Secretaria"))


def test_a_heading_a_text_a_link_and_prose_carry_their_language(school: Path) -> None:
    english = page(school, "journeys/first-lesson.md", "en")
    assert '<p><span class="jb-foreign" lang="pt-BR">Perder o medo</span></p>' in english
    assert '<p class="jb-foreign-note">The small mark beside a text (pt-BR) says which language' in english
    spanish = page(school, "journeys/first-lesson.md", "es")
    assert '<div class="jb-foreign" lang="pt-BR"><p>Da primeira ligação' in spanish
    office = page(school, "departments/office.md", "es")
    assert '\n# <span class="jb-foreign" lang="pt-BR">Secretaria</span>\n' in office
    assert 'title: "Secretaria"' in office
    coupon = page(school, "touchpoints/first-call.md", "es")
    assert re.search(r'<a href="[^"]+"><span class="jb-foreign" lang="pt-BR">Secretaria</span></a>', coupon)
    assert "jb-foreign" not in page(school, "channels/index.md", "es")


class _Marks(HTMLParser):
    """Where marks stand in a page that is all HTML: their elements' parents, and tags they would break."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.marks = 0
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if any("jb-foreign" in (value or "") for name, value in attrs if name != "class"):
            self.wrong.append(f"in an attribute: {self.get_starttag_text()}")
        if "jb-foreign" in (dict(attrs).get("class") or ""):
            self.marks += 1
            if bare := {"svg", "title", "option", "pre"} & set(self.open):
                self.wrong.append(f"in {bare}: {self.getpos()}")
        if tag not in ("br", "img", "input", "col", "circle", "line", "path", "rect"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass


def test_no_mark_breaks_an_attribute_or_a_drawing_on_any_page() -> None:
    book = opened(ROOT, "es")
    renderer = book.renderer(directories=True)
    marks = 0
    for one in book.pages:
        reader = _Marks()
        reader.feed(renderer.markdown(one))
        assert (one.uri, reader.wrong) == (one.uri, [])
        marks += reader.marks
    assert marks > 10_000
    assert renderer.problems == ()


def test_what_is_missing_is_counted_and_listed_by_file(school: Path) -> None:
    book = opened(school, "en")
    view = translation_view(book.book, book.words, UNKNOWN)
    rows = {row.file: (row.title, row.missing, row.languages, row.fields) for row in view.rows}
    assert rows == {
        "journeys/maps/first-lesson.yml": (
            "The first lesson", 3, ("Portuguese (Brazil)",), ("Customer goal", "Business goal", "Stages"),
        ),
        "journeys/departments.yml": ("Secretaria", 1, ("Portuguese (Brazil)",), ("Name",)),
        "journeys/personas.yml": ("Lia", 1, ("Portuguese (Brazil)",), ("Quote",)),
    }  # fmt: skip
    assert view.missing == 5
    assert sum(kind.missing for kind in view.kinds) == 5
    text = page(school, links.TRANSLATIONS, "en")
    assert "journeys/maps/first-lesson.yml" in text
    assert 'href="../journeys/first-lesson/"' in text


def test_the_public_site_does_not_list_what_is_missing(school: Path) -> None:
    assert [one.uri for one in opened(school, "en", PUBLIC).pages if one.uri == links.TRANSLATIONS] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_made_in_every_language(school: Path, language: str) -> None:
    book = opened(school, language)
    renderer = book.renderer(directories=True)
    assert all(renderer.markdown(one) for one in book.pages)
    assert [one for one in book.problems if one.code < "J2"] == []
