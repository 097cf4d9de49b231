"""Words of the inside: what organizations call their own processes, and what they call a drawing. Data, no rule.

A title is held against `PROCESSES` as a whole, never in part: "Faturamento" is a process, "Recebo a fatura" is not.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import filterfalse

_SIGN = re.compile(r"[^a-z0-9]+")


def plain(text: str) -> str:
    """A text in small letters without accents and signs, to compare by."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return _SIGN.sub(" ", "".join(filterfalse(unicodedata.combining, letters))).strip()


PROCESSES: frozenset[str] = frozenset(
    plain(name)
    for name in """
    processing, order processing, order management, order entry, order fulfilment, order fulfillment,
    fulfilment, fulfillment, provisioning, billing, invoicing, credit check, credit analysis,
    dispatch, picking, picking and packing, procurement, lead generation, lead qualification, lead nurturing,
    qualification, prospecting, pre-sales, presales, after-sales, sales funnel, closing, onboarding process,
    case management, ticket handling, ticketing, complaint handling, quality control, back office, contract
    management, account management, reconciliation,

    processamento, processamento do pedido, processamento de pedidos, gestão de pedidos, faturamento, cobrança,
    análise de crédito, aprovação de crédito, análise antifraude, expedição, separação, separação e embalagem,
    suprimentos, geração de leads, qualificação, qualificação de leads, nutrição de leads,
    prospecção, pré-venda, pré-vendas, pós-venda, pós-vendas, funil de vendas, fechamento, abertura de chamado,
    gestão de chamados, tratamento de reclamações, controle de qualidade, retaguarda, gestão de contratos,
    emissão de nota fiscal, emissão da nota fiscal, conciliação, logística reversa, baixa no
    sistema, cadastro no sistema,

    procesamiento, procesamiento del pedido, procesamiento de pedidos, gestión de pedidos, facturación,
    cobranza, análisis de crédito, aprobación de crédito, despacho, preparación de pedidos, preparación del
    pedido, generación de leads, calificación, calificación de leads, cualificación de leads,
    prospección, preventa, posventa, postventa, embudo de ventas, cierre, apertura de ticket, gestión de
    tickets, gestión de incidencias, tratamiento de quejas, control de calidad, gestión de contratos, emisión de
    factura, conciliación, logística inversa, alta en el sistema
    """.replace("\n", " ").split(",")
)
"""Titles that name a process of the organization, in the three languages of the interface."""

DRAWING = re.compile(
    r"\b(maps?|mapping|diagrams?|drawings?|draw|posters?|charts?|visuals?|visuali[sz]e|illustrations?|infographics?|walls?"
    r"|mapas?|mapear|mapeamento|diagramas?|desenhos?|desenhar|poster(es)?|cartaz(es)?|cartel(es)?|quadros?|painel"
    r"|parede|visuali[zs]ar|ilustrac(ao|oes)|infograficos?"
    r"|mapeo|dibujos?|dibujar|afiches?|pared|ilustracion(es)?|infografias?)\b"
)
"""Words of a plain text that speak of something to look at."""

CHANGE = re.compile(
    r"\b(find|found|problems?|pains?|gaps?|opportunit\w*|improv\w*|reduc\w*|fix\w*|mend\w*|solv\w*|los[est]\w*|fewer|less"
    r"|why|causes?|owners?|act|actions?|decid\w*|chang\w*|stop\w*|satisf\w*|loyal\w*|advoca\w*|recommend\w*"
    r"|return\w*|wait\w*|churn\w*|complain\w*"
    r"|ach(ar|e|amos)|encontr\w*|descobr\w*|problemas?|dor(es)?|falhas?|lacunas?|oportunidad\w*|melhor\w*|diminu\w*"
    r"|corrig\w*|resolv\w*|perd\w*|menos|por ?que|porque|causas?|don[oa]s?|agir|acao|acoes|mud\w*|lealdad\w*"
    r"|fideli\w*|fiel|fieis|indic\w*|volt\w*|esper\w*|reclam\w*|cancel\w*"
    r"|hall\w*|descubr\w*|dolor(es)?|fallas?|brechas?|mejor\w*|arregl\w*|corregir|pierd\w*|duen\w*|responsables?"
    r"|actuar|accion(es)?|cambi\w*|lealtad|recomend\w*|volv\w*|vuelv\w*|quej\w*)\b"
)
"""Words of a plain text that speak of what is wrong or what should change."""
