"""The kinds of data there are: the one list that loading, schema, checks and pages go by."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from journeybook.model.accounts import Account
from journeybook.model.contacts import Channel, Content, System, Touchpoint
from journeybook.model.evidence import Evidence, Metric
from journeybook.model.journey import Journey
from journeybook.model.milestones import Milestone
from journeybook.model.opportunities import Capability, Opportunity, Programme
from journeybook.model.organization import Department, Organization
from journeybook.model.part import Entry
from journeybook.model.people import Persona, Segment
from journeybook.model.standing import Attestation, Baseline, Figure

ORGANIZATION = "organization"
KINDS: Mapping[str, type[Entry]] = MappingProxyType(
    {
        ORGANIZATION: Organization,
        "departments": Department,
        "segments": Segment,
        "personas": Persona,
        "channels": Channel,
        "systems": System,
        "capabilities": Capability,
        "touchpoints": Touchpoint,
        "maps": Journey,
        "milestones": Milestone,
        "opportunities": Opportunity,
        "programmes": Programme,
        "evidence": Evidence,
        "metrics": Metric,
        "content": Content,
        "accounts": Account,
        "baselines": Baseline,
        "maturity": Attestation,
        "figures": Figure,
    }
)
