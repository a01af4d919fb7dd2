"""The rules of a throttle, as they are configured."""

from dataclasses import dataclass

from .deciding import AutoResume
from .turnstile import Stagger
from .waits import Waits


@dataclass(frozen=True, slots=True)
class Rules:
    """How long pauses last when nobody says, how they end, and how starts follow each other."""

    auto_resume: AutoResume
    waits: Waits
    stagger: Stagger
