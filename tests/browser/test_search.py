"""The search box in a real browser, over a small index: what is found first, keys, addresses, attacks."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect

from journeybook.search import SearchPage, SearchSection, page_from_html
from support.browser import Seen
from support.repository import ROOT
from support.searchable import write_assets, write_site

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

ATTACK = '<img src="/nope.png" onerror="document.title=\'hacked\'"><b>negrito</b>'


def entry(kind: str, name: str, title: str, text: str, **sections: str) -> SearchPage:
    """A page; each section as `anchor="title: text"`."""
    parts = tuple(
        SearchSection(anchor.replace("_", "-"), title.strip(), text.strip())
        for anchor, (title, text) in ((anchor, both.split(":", 1)) for anchor, both in sections.items())
    )
    return SearchPage(f"{kind}/{name}/index.html", title, kind, text, parts, (("persona", "Ana"),))


PORTUGUESE = (
    entry(
        "maps",
        "presente",
        "Comprar um presente de aniversário",
        "Ana procura um suéter para o pai.",
        buscar_ideia="Busca uma ideia na vitrine: Compara cores e tamanhos; nada combina.",
        receber_cupom="Recebe o cupom atrasado: O cupom de desconto chega 24 horas depois, por e-mail.",
        pagar="Paga com cartão: Escolhe pix ou cartão; os juros assustam.",
        retirar="Retira na loja: A fila do balcão é longa.",
    ),
    entry(
        "maps",
        "devolucao",
        "Devolver um produto",
        "O pai não gostou do suéter.",
        pedir_troca="Pede a troca: Preenche um formulário difícil.",
        enviar="Envia o pacote: Imprime o papel da etiqueta e leva à agência.",
        estorno="Espera o estorno: Nenhuma mensagem sobre o reembolso.",
    ),
    entry(
        "maps",
        "contrato-anual",
        "Renovar o contrato anual",
        "Uma empresa compra uniformes.",
        reuniao="Reunião com o gestor: O consultor apresenta o relatório de consumo.",
        orcamento="Recebe o orçamento: Os preços por volume vêm em três propostas.",
        assinatura="Assina digitalmente: O portal exige certificado.",
    ),
    entry(
        "maps",
        "pos-venda",
        "Atendimento depois da compra",
        "Da dúvida à solução.",
        ligar="Liga para a central: A ligação cai duas vezes.",
        avaliar="Responde à pesquisa: Dá nota e escreve uma opinião sincera no pós-venda.",
    ),
    entry("personas", "ana", "Ana, a presenteadora", "Estudante; compra pelo aplicativo e detesta filas."),
    entry("personas", "bruno", "Bruno, o comprador corporativo", "Gestor de suprimentos, vive em reuniões."),
    entry("personas", "carla", "Carla, a mãe apressada", "Quer entregas rápidas em casa."),
    entry("milestones", "primeiro-presente", "Primeiro presente certeiro", "O presenteado sorri."),
    entry(
        "milestones", "fidelidade", "Volta sem ser chamado", "Segunda compra em seis meses; indicações a amigos."
    ),
    entry("opportunities", "cupom-na-hora", "Cupom na hora", "Enviar logo após o cadastro; automação."),
    entry("opportunities", "etiqueta-digital", "Etiqueta sem impressora", "Um código QR basta na agência."),
    entry("opportunities", "ouvidoria", "Central que retorna", "Quem caiu da linha recebe telefonema."),
    entry("touchpoints", "boletim", "Boletim semanal", "Promoções e novidades para assinantes."),
    entry("touchpoints", "totem", "Totem da entrada", "Quiosque com catálogo e mapa."),
    entry("touchpoints", "nota-fiscal", "Nota fiscal", "Nota fiscal · Documento com os impostos."),
    entry("departments", "logistica", "Logística", "Cuida do frete, dos prazos e das transportadoras."),
    entry("departments", "marketing", "Marketing", "Planeja campanhas; mede conversão e leads."),
    entry("departments", "ti", "Tecnologia", "Mantém os sistemas e as integrações."),
    entry("channels", "aplicativo", "Aplicativo", "No celular; notificações."),
    entry("channels", "loja", "Loja física", "Vendedoras, provador, caixa. Canal analógico."),
    entry("channels", "redes", "Redes sociais", "Instagram e outros canais digitais."),
    entry("evidence", "pesquisa-2025", "Pesquisa de satisfação", "Entrevistas com 40 clientes fiéis."),
    entry("evidence", "reclamacoes", "Reclamações do site", "Queixas sobre atrasos, por mês."),
    entry("metrics", "nps", "NPS", "Lealdade; recomendaria a um colega?"),
    entry("programmes", "ações-2026", "Programa de ações 2026", "Três esforços com um só patrocinador."),
    entry("touchpoints", "ataque", f"Perigo {ATTACK}", f"Texto hostil {ATTACK} fim."),
    page_from_html(
        "como-mudar/index.html",
        "",
        "page",
        '<h1>Como mudar uma jornada</h1><p>Edite o YAML.</p><h2 id="revisão">Pedir revisão</h2>',
    ),
)
ENGLISH = (
    entry("maps", "gift", "Buying a gift", "Ann looks around.", wait="Waits for the coupons: Deliveries are late."),
    entry("personas", "ann", "Ann", "Writes an e-mail before she calls."),
)
SPANISH = (
    entry(
        "maps", "regalo", "Comprar un regalo", "Busca ideas.", esperar="Espera el cupón: Las devoluciones cuestan."
    ),
    entry("personas", "eva", "Eva", "Prefiere el correo y la posventa."),
)

FIRST_HITS = [
    ("ação", "programmes/ações-2026/"),
    ("acao", "programmes/ações-2026/"),
    ("ações", "programmes/ações-2026/"),
    ("acoes", "programmes/ações-2026/"),
    ("cupons", "opportunities/cupom-na-hora/"),
    ("cupom atrasado", "maps/presente/#receber-cupom"),
    ("cupons atrasados", "maps/presente/#receber-cupom"),
    ("email", "maps/presente/#receber-cupom"),
    ("e-mail", "maps/presente/#receber-cupom"),
    ("e-mails", "maps/presente/#receber-cupom"),
    ("pós-venda", "maps/pos-venda/#avaliar"),
    ("pos-venda", "maps/pos-venda/#avaliar"),
    ("pos venda", "maps/pos-venda/#avaliar"),
    ("posvenda", "maps/pos-venda/#avaliar"),
    ("devolução", "maps/devolucao/"),
    ("devolucoes", "maps/devolucao/"),
    ("devolv", "maps/devolucao/"),
    ("promoção", "touchpoints/boletim/"),
    ("promoca", "touchpoints/boletim/"),
    ("papéis", "maps/devolucao/#enviar"),
    ("formulários difíceis", "maps/devolucao/#pedir-troca"),
    ("cartões", "maps/presente/#pagar"),
    ("reuniões gestor", "maps/contrato-anual/#reuniao"),
    ("preço", "maps/contrato-anual/#orcamento"),
    ("opiniões", "maps/pos-venda/#avaliar"),
    ("tamanho", "maps/presente/#buscar-ideia"),
    ("atraso", "maps/presente/#receber-cupom"),
    ("reclamação", "evidence/reclamacoes/"),
    ("fiel", "evidence/pesquisa-2025/"),
    ("indicação", "milestones/fidelidade/"),
    ("integracao", "departments/ti/"),
    ("mae", "personas/carla/"),
    ("logis", "departments/logistica/"),
    ("revisao", "como-mudar/#revisão"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """Three sites in one, as `journeybook build` lays languages out, with a page at three depths of each."""
    folder = tmp_path_factory.mktemp("search") / "site"
    write_assets(folder)
    for language, root, pages in (("pt-BR", "", PORTUGUESE), ("en", "en/", ENGLISH), ("es", "es/", SPANISH)):
        write_site(folder, root, language, pages, ("", "maps/", "maps/presente/"))
    return serve(folder)


def search(page: Page, query: str) -> None:
    """Type, and wait until the answer to this very query is there."""
    field = page.get_by_role("combobox")
    if not field.is_visible():
        page.keyboard.press("/")
    field.fill("")
    expect(page.get_by_role("status")).to_have_text("Digite uma palavra, ou o começo dela.")
    field.press_sequentially(query)
    expect(page.get_by_role("status")).not_to_have_text("Digite uma palavra, ou o começo dela.")


def test_a_query_leads_to_the_page_or_step_meant(page: Page, seen: Seen, site: str) -> None:
    page.goto(f"{site}/maps/")
    first = {}
    for query, path in FIRST_HITS:
        search(page, query)
        with suppress(PlaywrightTimeout):  # the hits of the query before may stand there for a moment
            page.wait_for_function(
                "wanted => decodeURI(document.querySelector('[role=option]')?.href ?? '') === wanted",
                arg=f"{site}/{path}",
                timeout=10_000,
            )
        first[query] = page.get_by_role("option").first.evaluate("option => decodeURI(option.href)")
    assert first == {query: f"{site}/{path}" for query, path in FIRST_HITS}
    assert seen == Seen()


@pytest.mark.parametrize(
    ("root", "query", "path"),
    [
        ("en/", "coupon delivery", "en/maps/gift/#wait"),
        ("en/", "email", "en/personas/ann/"),
        ("es/", "cupones", "es/maps/regalo/#esperar"),
        ("es/", "devolucion", "es/maps/regalo/#esperar"),
        ("es/", "pos-venta", "es/personas/eva/"),
    ],
)
def test_each_language_has_an_index_of_its_own(page: Page, site: str, root: str, query: str, path: str) -> None:
    page.goto(f"{site}/{root}")
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill(query)
    assert page.get_by_role("option").first.evaluate("option => option.href") == f"{site}/{path}"


def test_the_keyboard_alone_opens_moves_goes_and_closes(page: Page, seen: Seen, site: str) -> None:
    page.goto(f"{site}/maps/presente/")
    search(page, "cupom")
    field = page.get_by_role("combobox")
    chosen = page.get_by_role("option", selected=True)
    options = page.get_by_role("option")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(chosen).to_have_count(1)
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    field.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Buscar")).to_be_visible()
    search(page, "cupom atrasado")
    field.press("Enter")
    page.wait_for_url(f"{site}/maps/presente/#receber-cupom")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert seen == Seen()


def test_a_slash_typed_into_a_text_stays_there(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_label("Nota").press_sequentially("e/ou")
    expect(page.get_by_label("Nota")).to_have_value("e/ou")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_an_index_text_never_becomes_markup(page: Page, seen: Seen, site: str) -> None:
    page.goto(site)
    search(page, "hostil negrito")
    hit = page.get_by_role("option").first
    expect(hit).to_contain_text(f"Perigo {ATTACK}")
    expect(hit).to_contain_text(f"Texto hostil {ATTACK} fim.")
    assert page.locator("[role=listbox] :is(img, b)").count() == 0
    search(page, ATTACK)
    assert page.locator(".jb-search__dialog :is(img, b)").count() == 0
    expect(page).to_have_title("Teste")
    assert seen == Seen()


def test_the_other_forms_of_a_word_are_not_shown(page: Page, site: str) -> None:
    page.goto(site)
    search(page, "cupons")
    hit = page.get_by_role("option").filter(has_text="Comprar um presente")
    expect(hit).to_contain_text("O cupom de desconto chega")
    assert hit.locator("mark").all_inner_texts() == ["cupom", "cupom"]
    assert "|" not in page.get_by_role("listbox").inner_text()


def test_hits_stand_under_the_name_of_their_kind(page: Page, site: str) -> None:
    page.goto(site)
    search(page, "presente")
    expect(page.get_by_role("group", name="Jornadas").get_by_role("option")).not_to_have_count(0)
    expect(page.get_by_role("group", name="Personas")).to_contain_text("Ana, a presenteadora")
    expect(page.get_by_role("status")).to_have_text("Os 5 melhores de 7 resultados")


def test_a_hit_says_its_title_once(page: Page, site: str) -> None:
    page.goto(site)
    search(page, "nota fiscal")
    hit = page.get_by_role("option").first
    expect(hit.locator(".jb-search__title")).to_have_text("Nota fiscal")
    expect(hit.locator(".jb-search__excerpt")).to_have_text("Documento com os impostos.")


def test_nothing_found_says_so(page: Page, site: str) -> None:
    page.goto(site)
    search(page, "zzyzx")
    expect(page.get_by_role("status")).to_have_text("Nada encontrado para “zzyzx”.")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")


def test_the_index_is_not_loaded_before_someone_searches(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site, wait_until="networkidle")
    assert [url for url in asked if "search-index" in url or "search-parts" in url] == []


def test_the_search_lives_through_instant_navigation(page: Page, seen: Seen, site: str) -> None:
    page.add_init_script("window.document$ = {subscribe(arrive) { window.arrive = arrive; arrive(); }}")
    page.goto(f"{site}/maps/")
    page.keyboard.press("/")
    page.evaluate("""() => {
        history.pushState(null, "", "/maps/presente/");
        window.arrive();
    }""")
    expect(page.get_by_role("dialog")).to_be_hidden()
    search(page, "totem")
    assert page.get_by_role("option").first.evaluate("option => option.href") == f"{site}/touchpoints/totem/"
    assert seen == Seen()


def test_a_missing_index_is_said_in_place(page: Page, site: str) -> None:
    page.goto(f"{site}/en/maps/")
    page.route("**/entry.json", lambda route: route.abort())
    page.keyboard.press("/")
    expect(page.get_by_role("status")).to_have_text("The search could not be loaded.")
    page.unroute("**/entry.json")
    page.get_by_role("combobox").fill("gift")
    expect(page.get_by_role("option")).not_to_have_count(0)


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_open_search_is_accessible(page: Page, site: str, scheme: str, width: int) -> None:
    axe = ROOT / "node_modules/axe-core/axe.min.js"
    if not axe.is_file():
        pytest.skip("axe-core is not installed")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site)
    page.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", scheme)
    search(page, "cupom")
    page.evaluate(axe.read_text(encoding="utf-8"))
    result = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    assert [(found["id"], found["nodes"][0]["html"][:120]) for found in result["violations"]] == []
    assert page.evaluate("document.querySelector('dialog').scrollWidth <= innerWidth")
