"""What all sections of the settings share."""

import json
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator

Seconds = Annotated[float, Field(gt=0, allow_inf_nan=False)]
"""A duration in seconds, above 0."""

Count = Annotated[int, Field(ge=1)]
"""A number of things, at least one."""

T = TypeVar("T")


def _from_text(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        raise ValueError("must be a table; in a variable, a JSON object") from None


Table = Annotated[dict[str, T], BeforeValidator(_from_text)]
"""A table whose keys are the user's own; given as one value, by a variable as a JSON object."""


class Section(BaseModel):
    """One table of the settings: frozen, closed to unknown keys, its fields documented."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    @field_validator("*", mode="before")
    @classmethod
    def _refuse_bool_as_number(cls, value: Any, info: ValidationInfo) -> Any:
        """Python counts `true` as 1; `port = true` is a mistake all the same."""
        field = cls.model_fields[str(info.field_name)]
        if isinstance(value, bool) and field.annotation is not bool:
            raise ValueError("true and false are no values for this setting")
        return value
