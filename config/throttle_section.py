"""Settings of what happens while a provider limits an account."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .section import Seconds, Section


class ThrottleSettings(Section):
    """`[throttle]`: pauses of what would hit a limit that is known, and how they end."""

    auto_resume: Literal["ask", "always", "never"] = "always"
    """What happens when a pause is over: go on, ask a person first, or wait for one unasked."""
    stagger_sec: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 2.0
    """Time between two starts after a pause, in seconds."""
    jitter: Annotated[float, Field(ge=0, le=1)] = 0.25
    """Up to this part of it is added at random."""
    default_wait_sec: Seconds = 30.0
    """The first pause when the provider does not say how long, in seconds."""
    wait_factor: Annotated[float, Field(ge=1, allow_inf_nan=False)] = 2.0
    """Each further such pause in a row is longer by this factor."""
    max_wait_sec: Seconds = 3600.0
    """The longest such pause, in seconds; what a provider says is kept to whatever it is."""

    @model_validator(mode="after")
    def _check_waits(self) -> Self:
        if self.default_wait_sec > self.max_wait_sec:
            keys = ("throttle.default_wait_sec", "throttle.max_wait_sec")
            raise PydanticCustomError(
                "wait_order", "default_wait_sec is above max_wait_sec", {"keys": keys}
            )
        return self
