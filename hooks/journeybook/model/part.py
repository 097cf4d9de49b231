"""What every piece of the data has in common: frozen, no unknown keys, entries with id, visibility and tags."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import CoreSchema, core_schema

from journeybook.model.text import Name, Plain
from journeybook.model.values import DepartmentRef, Id


class _VisibilityType:
    """A word or a list of departments, with one error for both."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.union_schema(
            [handler(Literal["public", "internal"]), handler(_Departments)],
            mode="left_to_right",
            custom_error_type="visibility",
            custom_error_message="not a visibility",
        )


_Departments = Annotated[tuple[DepartmentRef, ...], Field(min_length=1)]
Visibility = Annotated[Literal["public", "internal"] | tuple[DepartmentRef, ...], _VisibilityType()]


class Part(BaseModel):
    """A piece of an entry. Values, not objects: equal when all they hold is equal."""

    model_config = ConfigDict(frozen=True, extra="forbid", revalidate_instances="never")


RuleCode = Annotated[str, Field(pattern=r"^J\d{3}$")]


class Exempt(Part):
    """A rule that is silenced for one entry, with the reason that the audit shows."""

    rule: RuleCode = Field(description="The rule's code, such as J213.")
    reason: Plain = Field(description="Why it does not hold here.")


class Entry(Part):
    """One entry of a kind. Its id is its file's name, or its key in the file of its kind."""

    id: SkipJsonSchema[Id] = Field(description="The id, from the file's name or the key; never written inside.")
    visibility: Visibility = Field(
        "internal",
        description="Who may see it: public, internal (the default), or a list of the departments that may.",
    )
    tags: tuple[Name, ...] = Field((), description="Free key words to find it by.")
    exempt: tuple[Exempt, ...] = Field((), description="Rules silenced for this entry, each with its reason.")


class Named(Part):
    """A thing with an id and a title, listed inside another entry."""

    id: Id = Field(description="A short id in lower-case words with hyphens, unique in its list.")
    title: Plain = Field(description="What people call it.")
