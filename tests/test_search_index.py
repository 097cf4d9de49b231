"""What goes into the search index, before Pagefind: escaped documents, other forms of words, read HTML."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.search import SearchPage, SearchSection, index, page_from_html, write_index
from journeybook.search.page import document
from journeybook.search.variants import variants, with_variants

ATTACK = '"><img src=x onerror=alert(1)></h1><h2 id="evil">&amp;<!-- <script>alert(2)</script>'


class Structure(HTMLParser):
    """The tags and attributes of a document, and the text of each heading and paragraph."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(data)


def page(text: str) -> SearchPage:
    return SearchPage("a/index.html", text, text, text, (SearchSection(text, text, text),), ((text, text),))


def test_a_document_holds_each_section_under_its_anchor() -> None:
    gift = SearchPage(
        "maps/presente/index.html",
        "O presente",
        "maps",
        "Uma jornada",
        (SearchSection("esperar", "Esperar o cupom", "Chega tarde"),),
        (("persona", "Ana"), ("persona", "Bia")),
    )
    assert document(gift, "pt-BR").splitlines() == [
        '<!doctype html><html lang="pt-BR"><head><meta charset="utf-8">',
        '<meta data-pagefind-meta="kind[content]" content="maps">',
        '<meta data-pagefind-filter="kind[content]" content="maps">',
        '<meta data-pagefind-filter="persona[content]" content="Ana">',
        '<meta data-pagefind-filter="persona[content]" content="Bia">',
        "</head><body data-pagefind-body>",
        "<h1>O presente</h1>",
        "<p>Uma jornada</p>",
        '<h2 id="esperar">Esperar o cupom||cupons</h2>',
        "<p>Chega tarde</p>",
        "</body></html>",
    ]


@given(st.text())
def test_no_text_changes_the_structure_of_a_document(text: str) -> None:
    tags = [tag for tag, _ in Structure(document(page(text), "pt-BR")).tags]
    assert tags == ["html", "head", "meta", "meta", "meta", "meta", "body", "h1", "p", "h2", "p"]


def test_an_attack_string_stays_text() -> None:
    structure = Structure(document(page(ATTACK), "en"))
    assert structure.texts == [ATTACK] * 4
    assert dict(structure.tags)["h2"] == {"id": ATTACK}
    assert dict(structure.tags)["html"] == {"lang": "en"}


def test_a_page_without_a_title_goes_by_its_address() -> None:
    assert "<h1>maps/x.html</h1>" in document(SearchPage("maps/x.html", "", "maps"), "en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ação", "ações"),
        ("cupom", "cupons"),
        ("promoção", "promoções"),
        ("papel", "papéis"),
        ("difícil", "difíceis"),
        ("nível", "níveis"),
        ("possível", "possíveis"),
        ("funil", "funis"),
        ("canal", "canais"),
        ("pão", "pães"),
        ("viagem", "viagens"),
        ("homem", "homens"),
        ("jardim", "jardins"),
        ("comum", "comuns"),
        ("lençol", "lençóis"),
        ("azul", "azuis"),
        ("email", "emails"),
        ("lead", "leads"),
    ],
)
def test_a_word_brings_its_other_number(one: str, other: str) -> None:
    assert other in variants(one, "pt-BR")
    assert one in variants(other, "pt-BR")


@pytest.mark.parametrize("word", ["não", "com", "mãe", "mães", "mais", "dois", "lápis", "recebem", "loja", "a"])
def test_a_word_that_stems_well_brings_nothing(word: str) -> None:
    assert variants(word, "pt-BR") == ()


def test_the_noun_and_the_verb_of_giving_back_find_each_other() -> None:
    assert "devolver" in variants("devoluções", "pt")
    assert "devolução" in variants("Devolvi", "pt-BR")


def test_a_word_with_a_hyphen_is_also_found_joined() -> None:
    assert variants("e-mail", "pt-BR") == ("email", "emails")
    assert variants("pós-venda", "pt-BR") == ()  # Pagefind joins its parts itself


@pytest.mark.parametrize("language", ["en", "es", "de", ""])
def test_other_languages_are_left_to_the_stemmer(language: str) -> None:
    assert with_variants("el papel, a function", language) == "el papel, a function"


def test_the_forms_stand_behind_the_word_and_before_its_comma() -> None:
    assert with_variants("Dois\n cupons, sim.", "pt-BR") == "Dois cupons||cupom, sim||sins."


def test_bars_of_a_text_do_not_pass_for_ours() -> None:
    assert with_variants("a||b|||c", "en") == "a| |b| | |c"


def test_a_page_is_read_from_its_html() -> None:
    html = """
    <h1 id="t">Como <em>mudar</em><a class="headerlink" href="#t">¶</a></h1><p>Abra o&nbsp;arquivo.</p>
    <script>var no = 1</script><div data-search-exclude>fora <div>ainda fora</div> fora</div>
    <h2 id="a">Primeiro</h2><ul><li>um</li><li>d<b>oi</b>s &lt;3</li></ul><h3>Sem lugar</h3><p>fim<br>mesmo
    """
    assert page_from_html("como/index.html", "outro", "page", html) == SearchPage(
        "como/index.html",
        "Como mudar",
        "page",
        "Abra o arquivo.",
        (SearchSection("a", "Primeiro", "um dois <3 Sem lugar fim mesmo"),),
    )


@given(st.text(alphabet="<>/ah12=\"'id&#;!-"))
def test_reading_html_never_fails(html: str) -> None:
    assert page_from_html("a.html", "t", "page", html).uri == "a.html"


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_same_pages_give_the_same_bytes_in_place_of_an_older_index(tmp_path: Path) -> None:
    pages = [SearchPage(f"p{i}/index.html", f"Página {i}", "page", "Uma ação") for i in range(20)]
    one, two = tmp_path / "one", tmp_path / "two"
    write_index(pages[:3], two, "pt-BR")
    assert write_index(pages, one, "pt-BR") == write_index(pages, two, "pt-BR") == index.IndexReport(20)
    assert bytes_of(one) == bytes_of(two)
    assert [path.name for path in two.iterdir()] == ["pagefind"]


def test_a_program_that_fails_leaves_a_report_and_the_older_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_index([SearchPage("a.html", "A", "page")], tmp_path, "en")
    before = bytes_of(tmp_path)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "not-there"))
    report = write_index([SearchPage("b.html", "B", "page")], tmp_path, "en")
    assert report.pages == 0
    assert "could not be written" in (report.error or "")
    assert bytes_of(tmp_path) == before


def test_a_site_without_pages_is_told_so(tmp_path: Path) -> None:
    assert "did not contain any html files" in (write_index([], tmp_path, "en").error or "")
