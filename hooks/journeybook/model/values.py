"""The small values that fields are made of: ids, scores, dates, addresses, references. No kind of data here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, Strict
from pydantic.json_schema import JsonSchemaValue, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError

ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*\Z")
ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
_ADDRESS = re.compile(r"(https?://[^\s<>\"'`\\]+|mailto:[^\s<>\"'`\\]+|(?!//|www\.)[\w./-][\w./~%?#=&+-]*)\Z")
_ADDRESS_BEGINS = "^(https?://|mailto:|(?!//|www\\.)[^:]*$)"
_MAIL = re.compile(r"[^@\s<>\"'`\\]+@[^@\s<>\"'`\\]+\.[^@\s<>\"'`\\]+\Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)


def _id(value: object) -> object:
    if isinstance(value, str) and not ID.match(value):
        raise PydanticCustomError("id_form", "not an id")
    return value


def _day(value: object) -> object:
    if isinstance(value, str) and _DAY.match(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    if not isinstance(value, date) or isinstance(value, datetime):
        raise PydanticCustomError("day", "not a date")
    return value


def _address(value: object) -> object:
    if isinstance(value, str) and not _ADDRESS.match(value):
        raise PydanticCustomError("address", "not an address")
    return value


def _mail(value: object) -> object:
    if isinstance(value, str) and not _MAIL.match(value):
        raise PydanticCustomError("mail", "not a mail address")
    return value


_Text = Annotated[str, Strict()]
Id = Annotated[_Text, BeforeValidator(_id), WithJsonSchema({"type": "string", "pattern": ID_PATTERN})]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Address = Annotated[
    _Text,
    BeforeValidator(_address),
    WithJsonSchema({"type": "string", "format": "uri-reference", "pattern": _ADDRESS_BEGINS}),
]
"""A web address, a `mailto:` or a path inside the site: nothing that a browser would run."""
Mail = Annotated[_Text, BeforeValidator(_mail), WithJsonSchema({"type": "string", "format": "email"})]
Whole = Annotated[int, Strict(), Field(ge=0)]
Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Share = Annotated[float, Strict(), Field(ge=0, le=1, allow_inf_nan=False)]
Flag = Annotated[bool, Strict()]
Score = Annotated[int, Strict(), Field(ge=1, le=5)]
Emotion = Annotated[int, Strict(), Field(ge=-2, le=2)]
Severity = Annotated[int, Strict(), Field(ge=1, le=3)]
Level = Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a text as the id of an entry of `kind`. The reference rule finds these; a dangling one is kept."""

    kind: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(schema) | {"x-ref": self.kind}


@dataclass(frozen=True, slots=True)
class Restricted:
    """Marks a field that a public site never shows: it names people or speaks of what is internal."""


_Id = Annotated[_Text, Field(min_length=1)]
DepartmentRef = Annotated[_Id, Ref("departments")]
SegmentRef = Annotated[_Id, Ref("segments")]
PersonaRef = Annotated[_Id, Ref("personas")]
ChannelRef = Annotated[_Id, Ref("channels")]
SystemRef = Annotated[_Id, Ref("systems")]
CapabilityRef = Annotated[_Id, Ref("capabilities")]
TouchpointRef = Annotated[_Id, Ref("touchpoints")]
JourneyRef = Annotated[_Id, Ref("maps")]
StepRef = Annotated[_Id, Ref("steps")]
MilestoneRef = Annotated[_Id, Ref("milestones")]
OpportunityRef = Annotated[_Id, Ref("opportunities")]
ProgrammeRef = Annotated[_Id, Ref("programmes")]
EvidenceRef = Annotated[_Id, Ref("evidence")]
MetricRef = Annotated[_Id, Ref("metrics")]
ContentRef = Annotated[_Id, Ref("content")]
PromiseRef = Annotated[_Id, Ref("promises")]
DivisionRef = Annotated[_Id, Ref("divisions")]
LocationRef = Annotated[_Id, Ref("locations")]
