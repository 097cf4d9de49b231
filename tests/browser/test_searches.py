"""What people look for, and what they are led to first: over the demonstration and two small organizations."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from journeybook.scaffold import scaffold
from support.browser import Seen
from support.repository import ROOT
from support.searchable import pages_of, write_assets, write_site

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

DISCOUNT = "journeys/presente-com-desconto"
PORTUGUESE = [
    # a word with its accents, without them, in its other number, joined, half typed
    ("logística", "departments/logistica/"),
    ("logistica", "departments/logistica/"),
    ("logis", "departments/logistica/"),
    ("e-mail", "channels/e-mail/"),
    ("email", "channels/e-mail/"),
    ("emails", "channels/e-mail/"),
    ("pós-venda", "rules/#rule-j222"),
    ("posvenda", "rules/#rule-j222"),
    ("pos-venda", "rules/#rule-j222"),
    ("entregas", "channels/entrega/"),
    ("entrega em casa", "touchpoints/entrega-em-casa/"),
    ("entrga em casa", "touchpoints/entrega-em-casa/"),
    ("kits de prova", "touchpoints/kit-de-prova/"),
    ("planilha de tamanho", "touchpoints/planilha-de-tamanhos/"),
    ("instagran", "channels/instagram/"),
    ("indicação", "touchpoints/indicacao-entre-empresas/"),
    ("indicações", "metrics/indicacoes-registradas/"),
    ("tecnologia da informacao", "departments/ti/"),
    # somebody, something measured, something written
    ("ana", "personas/ana/"),
    ("celia", "personas/celia/"),
    ("nps lojas", "metrics/nps-das-lojas/"),
    ("prazo do estorno", "metrics/prazo-do-estorno/"),
    ("como lavar lã", "content/#content-cuidados-com-la-e-linho"),
    # the very step, in the customer's words
    ("cupom não chegou", f"{DISCOUNT}/#step-abre-a-caixa-de-entrada"),
    ("fila da troca", f"{DISCOUNT}/#step-troca-na-loja"),
    ("filas", f"{DISCOUNT}/#step-troca-na-loja"),  # not the English manual's "files"
    ("aniversario da minha irma", f"{DISCOUNT}/#step-lembra-da-data"),
    ("orçamento sem resposta", "journeys/primeiro-uniforme/#step-pede-orcamento"),
    ("ninguém explica o reajuste", "journeys/renovar-e-ampliar/#step-discute-o-reajuste"),
    ("vendedora de férias", "journeys/voltar-em-toda-estacao/#step-marca-com-a-cida"),
    # a journey, an improvement
    ("trocar tenis", "journeys/trocar-o-tenis/"),
    ("achar presente hoje", "journeys/presente-de-ultima-hora/"),
    ("cupom atrasado", "backlog/aviso-de-cupom-atrasado/"),
    # sections, by their names and by what else they are called
    ("jornadas", "journeys/"),
    ("canal", "channels/"),
    ("o que mudou", "changes/"),
    ("melhorias", "backlog/"),
    ("acoes", "backlog/"),
    ("quem faz o que", "departments/"),
    # by what a kind of thing is called, though the thing itself does not say it
    ("persona ana", "personas/ana/"),
    ("canal whatsapp", "channels/whatsapp/"),
    ("departamento de marketing", "departments/marketing/"),
    ("sistema crm", "systems/#system-crm"),
    ("etapa compra", f"{DISCOUNT}/#stage-compra"),
    ("regra J102", "rules/#rule-j102"),
    ("indicador nps lojas", "metrics/nps-das-lojas/"),
    ("cupom momento da verdade", f"{DISCOUNT}/#step-abre-a-caixa-de-entrada"),
    ("dores da ana na fila", f"{DISCOUNT}/#step-troca-na-loja"),
    ("cupom sistemas desconectados", f"{DISCOUNT}/#step-abre-a-caixa-de-entrada"),
    ("patricia whatsapp", "personas/patricia/"),
    # the brand's promises, a phrase, figures, what a workshop decided
    ("black friday", "promises/#promise-preco-que-voce-viu"),
    ("promessa troca sem drama", "promises/#promise-troca-sem-drama"),
    ('"fila da troca"', f"{DISCOUNT}/#step-troca-na-loja"),
    ("vale troca", "touchpoints/vale-troca/"),
    ("nenhuma emoção entra no mapa", "workshops/presente-com-desconto/"),
    ("R$ 200", "content/#content-guia-presente-ate-200"),
]
ENGLISH = [
    ("commuter", "personas/rita/"),
    ("opening hours", "touchpoints/opening-hours-page/"),
    ("reminders", "touchpoints/reminder/"),
    ("text message", "channels/messages/"),
    ("workshop", "departments/workshop/"),
    ("front desk", "departments/front-desk/"),
    ("squeaking brakes", "journeys/bicycle-back-by-monday/#step-brake-squeaks"),
    ("price and day", "journeys/bicycle-back-by-monday/#step-get-a-day"),
    ("waiting for word", "journeys/bicycle-back-by-monday/#step-wait-for-word"),
    ("lending bicycles", "backlog/bicycle-on-loan/"),
    ("bycicle by monday", "journeys/bicycle-back-by-monday/"),
    ("interview", "evidence/interviews-commuters/"),
    ("who does what", "departments/"),
    ("persona rita", "personas/rita/"),
    ("moments of truth", "journeys/bicycle-back-by-monday/#step-wait-for-word"),
    ("department workshop", "departments/workshop/"),
    ("repaired", "metrics/on-the-day/"),
]
SPANISH = [
    ("horario", "touchpoints/pagina-de-horarios/"),
    ("atencion", "departments/atencion/"),
    ("talleres", "departments/taller/"),
    ("whatsap", "channels/whatsapp/"),
    ("frenos", "journeys/bicicleta-para-el-lunes/#step-chirria-el-freno"),
    ("precio y dia", "journeys/bicicleta-para-el-lunes/#step-recibir-un-dia"),
    ("esperar aviso", "journeys/bicicleta-para-el-lunes/#step-esperar-el-aviso"),
    ("prestar bicicletas", "backlog/bicicleta-prestada/"),
    ("entrevista", "evidence/entrevistas-ciclistas/"),
    ("reparaciones", "metrics/en-su-dia/"),
    ("mejoras", "backlog/"),
    ("quién hace qué", "departments/"),
    ("momento de la verdad", "journeys/bicicleta-para-el-lunes/#step-esperar-el-aviso"),
    ("departamento taller", "departments/taller/"),
    ("canal tienda", "channels/tienda/"),
    ("bisicleta", "personas/rita/"),
    ("metricas", "metrics/"),
]
TABLES = {"pt-BR": PORTUGUESE, "en": ENGLISH, "es": SPANISH}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """A site a language in one folder: the demonstration, and what `journeybook init` writes."""
    folder = tmp_path_factory.mktemp("searches")
    write_assets(folder)
    write_site(folder, "pt-BR/", "pt-BR", list(pages_of(ROOT)))
    for language in ("en", "es"):
        root = tmp_path_factory.mktemp(language)
        scaffold(root, language, "Rosa", date(2026, 11, 25))
        write_site(folder, f"{language}/", language, list(pages_of(root)))
    return serve(folder)


@pytest.mark.parametrize("language", TABLES)
def test_people_are_led_to_what_they_look_for(page: Page, seen: Seen, sites: str, language: str) -> None:
    page.goto(f"{sites}/{language}/")
    page.keyboard.press("/")
    first = {}
    for query, _ in TABLES[language]:
        page.get_by_role("combobox").fill(query)
        # the answer to this very query is there when nothing is being looked for any more
        expect(page.get_by_role("listbox")).to_have_attribute("data-query", query)
        first[query] = page.get_by_role("option").first.evaluate("option => decodeURI(option.href)")
    assert first == {query: f"{sites}/{language}/{path}" for query, path in TABLES[language]}
    assert seen == Seen()


def test_what_is_found_can_be_narrowed_to_moments_of_truth(page: Page, seen: Seen, sites: str) -> None:
    page.goto(f"{sites}/pt-BR/")
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("cupom")
    page.get_by_role("button", name=re.compile("^Momentos da verdade")).click()
    first = page.get_by_role("option").first
    expect(first).to_have_attribute("href", re.compile(r"#step-"))
    assert page.get_by_role("group", name="Etapas").count() == 0
    page.get_by_role("combobox").fill("sistemas desconectados")
    expect(page.get_by_role("option").first.locator("mark", has_text="Sistemas desconectados")).to_be_visible()
    page.get_by_role("combobox").fill("enrolação cupom")
    expect(page.get_by_role("listbox")).to_have_attribute("data-query", "enrolação cupom")
    page.get_by_role("button", name=re.compile("^Momentos da verdade")).click()
    expect(page.locator("mark", has_text=re.compile("^enrolação$")).first).to_be_visible()
    assert seen == Seen()
