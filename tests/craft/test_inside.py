"""What is taken for the inside speaking, and what is not: titles held as a whole, objectives by their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeybook.check.inside import CHANGE, DRAWING, PROCESSES, plain
from support.overlay import found, laid


@pytest.mark.parametrize(
    "title",
    ["Order processing", "FATURAMENTO", "Análise de crédito", "analise de credito", "Facturación", "Pós-venda",
     "Posventa", "Billing", "Geração de leads"],
)  # fmt: skip
def test_a_process_is_no_title(title: str) -> None:
    assert plain(title) in PROCESSES


@pytest.mark.parametrize(
    "title",
    ["Recebo a fatura", "Espero a análise de crédito", "Procura um presente", "I wait for the billing to be mended",
     "Compra", "Compro", "Recebe a encomenda", "Need help", "Conferência", "Homologação do fornecedor"],
)  # fmt: skip
def test_what_a_customer_does_is_a_title(title: str) -> None:
    assert plain(title) not in PROCESSES


def drawing(text: str) -> bool:
    return bool(DRAWING.search(plain(text))) and not CHANGE.search(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "A beautiful journey map for the wall of the meeting room.",
        "Draw a diagram of all touchpoints",
        "Visualise the journey",
        "Ter um mapa bonito para a parede",
        "Mapear a jornada",
        "Desenhar um diagrama completo, mais colorido",
        "Un cartel con todo el recorrido",
        "Hacer un mapa del viaje",
    ],
)
def test_an_objective_of_a_drawing_alone_is_refused(text: str) -> None:
    assert drawing(text)


@pytest.mark.parametrize(
    "text",
    [
        "A map of where gifts come too late, with an owner for each cause.",
        "Find out why half of those who sign up never buy",
        "Mapear onde perdemos quem já escolheu, e dar um dono a cada causa",
        "Achar onde perdemos quem já escolheu o presente e tem data marcada",
        "Reduzir as reclamações",
        "Un mapa para encontrar los problemas de la entrega",
        "Que vuelvan",
    ],
)
def test_an_objective_that_asks_for_change_is_taken(text: str) -> None:
    assert not drawing(text)


def test_a_step_may_name_a_department_within_a_sentence(tmp_path: Path) -> None:
    steps = [{"id": "pay", "title": "I ask logistics for the day"}]
    assert found(tmp_path, laid({"maps/gift": {"stages": [{"id": "buy", "steps": steps}]}})) == []
