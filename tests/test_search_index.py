"""What goes into the search index: records, words by their endings, files; pages read from HTML."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.cache import Store
from journeybook.search import Later, SearchPage, SearchSection, index, page_from_html, write_index, write_scripts
from journeybook.search.endings import endings, fold, stem
from journeybook.search.terms import SCALE, Postings, Terms, words_of

GIFT = SearchPage(
    "maps/presente/index.html",
    "O presente",
    "maps",
    "Uma jornada",
    (
        SearchSection("esperar", "Esperar o cupom", "Chega tarde", "steps", (("channel", "Loja"),)),
        SearchSection("pagar", "Pagar", "No caixa", "steps", (("channel", "Site"),)),
    ),
    (("persona", "Ana"),),
)


def test_a_page_is_found_by_itself_and_by_each_of_its_parts() -> None:
    head, wait, pay = GIFT.records()
    assert (head.anchor, head.kind, head.title, head.under) == ("", "maps", "O presente", "")
    assert (wait.anchor, wait.kind, wait.title, wait.under) == ("esperar", "steps", "Esperar o cupom", "O presente")
    assert pay.facets == (("persona", "Ana"), ("channel", "Site"))


def test_a_page_has_the_facets_of_all_its_parts() -> None:
    assert next(GIFT.records()).facets == (("persona", "Ana"), ("channel", "Loja"), ("channel", "Site"))


def test_a_page_without_a_title_goes_by_its_address() -> None:
    assert next(SearchPage("maps/x.html", "", "maps").records()).title == "maps/x.html"


def test_an_address_is_what_a_browser_is_sent_to() -> None:
    assert GIFT.address == "maps/presente/"
    assert SearchPage("index.html", "", "page").address == ""
    assert SearchPage("maps/x.html", "", "maps").address == "maps/x.html"


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        *(
            ("pt-BR", *pair)
            for pair in [
                ("ação", "ações"),
                ("cupom", "cupons"),
                ("promoção", "promoções"),
                ("papel", "papéis"),
                ("difícil", "difíceis"),
                ("nível", "níveis"),
                ("possível", "possíveis"),
                ("fiel", "fiéis"),
                ("canal", "canais"),
                ("pão", "pães"),
                ("viagem", "viagens"),
                ("homem", "homens"),
                ("jardim", "jardins"),
                ("comum", "comuns"),
                ("lençol", "lençóis"),
                ("azul", "azuis"),
                ("vez", "vezes"),
                ("mês", "meses"),
                ("email", "emails"),
                ("lead", "leads"),
                ("atraso", "atrasado"),
                ("reclamar", "reclamações"),
                ("devolver", "devolução"),
                ("devolveu", "devoluções"),
                ("pagar", "pagamento"),
                ("comprador", "compras"),
                ("rápido", "rapidamente"),
            ]
        ),
        *(
            ("en", *pair)
            for pair in [
                ("coupon", "coupons"),
                ("delivery", "deliveries"),
                ("delivered", "delivery"),
                ("wait", "waiting"),
                ("shipping", "ship"),
                ("return", "returned"),
                ("pay", "payment"),
                ("quick", "quickly"),
            ]
        ),
        *(
            ("es", *pair)
            for pair in [
                ("cupón", "cupones"),
                ("devolver", "devoluciones"),
                ("devuelve", "devolución"),
                ("canal", "canales"),
                ("vez", "veces"),
                ("mes", "meses"),
                ("detalle", "detalles"),
                ("comprar", "compras"),
                ("pagar", "pago"),
            ]
        ),
    ],
)
def test_the_forms_of_a_word_meet(language: str, one: str, other: str) -> None:
    steps = endings(language)
    assert stem(fold(one), steps) == stem(fold(other), steps)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("não", "na"),
        ("mãe", "mão"),
        ("conta", "contrato"),
        ("loja", "logo"),
        ("estorno", "entorno"),
        ("cor", "corte"),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    steps = endings("pt-BR")
    assert stem(fold(one), steps) != stem(fold(other), steps)


def test_a_language_without_a_table_keeps_its_words() -> None:
    assert stem("Bücher", endings("de")) == "Bücher"


def test_a_word_with_a_hyphen_is_found_by_its_parts_and_joined() -> None:
    assert list(Terms("").of(words_of("E-mail, pós-venda"))) == ["e", "mail", "email", "pos", "venda", "posvenda"]


def weights(postings: Postings, term: str) -> dict[int, int]:
    return {posting // SCALE: posting % SCALE for posting in postings.lists[term]}


def test_a_word_counts_more_in_a_title_in_a_short_text_and_when_it_comes_again() -> None:
    postings = Postings(Terms("en"))
    long = " ".join(["nothing"] * 200)
    texts = [
        ("gift", ""),
        ("other", "gift"),
        ("other", "gift gift"),
        ("other", f"gift {long}"),
        ("gift", f"gift {long}"),
    ]
    for title, text in texts:
        for record in SearchPage("a.html", title, "page", text).records():
            postings.add(record)
    name, once, twice, lost, both = [weights(postings, "gift")[number] for number in range(len(texts))]
    assert name > twice > once > lost
    assert both >= name
    assert both < SCALE


def test_a_title_that_is_the_word_alone_counts_most() -> None:
    postings = Postings(Terms("pt-BR"))
    for title, text in (("WhatsApp", ""), ("WhatsApp oficial da loja", "WhatsApp")):
        for record in SearchPage("a.html", title, "page", text).records():
            postings.add(record)
    assert weights(postings, "whatsapp")[0] > weights(postings, "whatsapp")[1]


@given(st.lists(st.text(), max_size=5))
def test_no_text_breaks_the_index(texts: list[str]) -> None:
    postings = Postings(Terms("pt-BR"))
    for text in texts:
        for record in SearchPage("a.html", text, text, text, (SearchSection(text, text, text),)).records():
            postings.add(record)
    assert all(posting % SCALE > 0 for numbers in postings.lists.values() for posting in numbers)


def read(folder: Path, name: str) -> Any:
    return json.loads(gzip.decompress((folder / name).read_bytes()))


def test_the_files_of_an_index_lead_from_a_word_to_its_record(tmp_path: Path) -> None:
    assert write_index([GIFT], tmp_path, "pt-BR") == index.IndexReport(1)
    folder = tmp_path / "search-index"
    entry = json.loads((folder / "entry.json").read_text(encoding="utf-8"))
    head = read(folder, entry["head"])
    terms = head["terms"].split("\n")
    ((first, block),) = head["blocks"]
    assert first == 0
    steps = read(folder, block)[terms.index(stem("cupom", endings("pt")))]
    assert [step // SCALE for step in steps] == [1]
    address, records = read(folder, head["texts"][0][1])[0]
    assert (address, records[1][0]) == ("maps/presente/", "esperar")
    facets = read(folder, head["facets"])
    assert facets["channel"] == [["Loja", [0, 1]], ["Site", [0, 2]]]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


PAGES = [SearchPage(f"p{i}/index.html", f"Página {i}", "page", "Uma ação") for i in range(20)]


def test_the_same_pages_give_the_same_bytes_in_place_of_an_older_index(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    write_index(PAGES[:3], two, "pt-BR")
    assert write_index(PAGES, one, "pt-BR") == write_index(PAGES, two, "pt-BR") == index.IndexReport(20)
    assert bytes_of(one) == bytes_of(two)
    assert [path.name for path in two.iterdir()] == ["search-index"]


def test_an_index_of_the_same_pages_is_left_as_it_is(tmp_path: Path) -> None:
    assert not write_index(PAGES, tmp_path, "pt-BR").unchanged
    before = bytes_of(tmp_path)
    assert write_index(PAGES, tmp_path, "pt-BR") == index.IndexReport(20, unchanged=True)
    assert bytes_of(tmp_path) == before
    assert not write_index(PAGES[1:], tmp_path, "pt-BR").unchanged
    assert not write_index(PAGES[1:], tmp_path, "en").unchanged


WORDS = st.text(alphabet="aãbç é-'\ud800", max_size=12)
SECTION = st.builds(SearchSection, WORDS, WORDS, WORDS, st.sampled_from(["", "steps"]))
PAGE = st.builds(SearchPage, WORDS, WORDS, st.sampled_from(["maps", "overview"]), WORDS, st.tuples(SECTION))


@given(st.lists(st.lists(PAGE, max_size=4, unique_by=lambda page: page.uri), min_size=2, max_size=3))
def test_an_index_out_of_what_was_kept_is_the_same_as_one_made_anew(versions: list[list[SearchPage]]) -> None:
    with TemporaryDirectory() as name:
        for number, pages in enumerate(versions):
            store = Store(Path(name))
            write_index(pages, Path(name, f"{number}-kept"), "pt-BR", store)
            store.save()
            write_index(pages, Path(name, f"{number}-new"), "pt-BR")
            assert bytes_of(Path(name, f"{number}-kept")) == bytes_of(Path(name, f"{number}-new"))


def test_only_pages_that_are_others_are_looked_into(tmp_path: Path) -> None:
    asked: list[str] = []

    def later(page: SearchPage, key: str) -> Later:
        def look() -> SearchPage:
            asked.append(key)
            return page

        return Later(page.uri, key, look)

    long = [replace(page, text="uma ação " * 9000) for page in PAGES]
    store = Store(tmp_path)
    write_index([later(page, page.uri) for page in long], tmp_path / "one", "pt-BR", store)
    asked.clear()
    edited = [later(page, "new" if page is long[7] else page.uri) for page in long]
    write_index(edited, tmp_path / "two", "pt-BR", store)
    assert set(asked) == {"new"}


def test_an_index_that_cannot_be_written_leaves_a_report_and_the_older_one(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file where a folder should be", encoding="utf-8")
    report = write_index(PAGES, tmp_path / "site", "en")
    assert report.pages == 0
    assert "could not be written" in (report.error or "")


def test_a_site_without_pages_has_an_empty_index(tmp_path: Path) -> None:
    assert write_index([], tmp_path, "en") == index.IndexReport(0)


def test_each_file_of_the_index_can_be_handed_over_by_a_script(tmp_path: Path) -> None:
    write_index(PAGES, tmp_path, "en")
    number = write_scripts(tmp_path)
    folder = tmp_path / "search-index"
    assert number == len(list(folder.glob("*.js"))) == len([*folder.iterdir()]) / 2
    assert (
        (folder / "entry.json.js").read_text(encoding="ascii").startswith('journeybookSearchFile("entry.json","ey')
    )


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
        aside=True,
    )


@given(st.text(alphabet="<>/ah12=\"'id&#;!-"))
def test_reading_html_never_fails(html: str) -> None:
    assert page_from_html("a.html", "t", "page", html).uri == "a.html"
