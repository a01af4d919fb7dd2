"""What each CLI itself says of its end and of its model's answer."""

from collections.abc import Callable
from typing import Any, Literal

from .driving.recording import Recording

Said = Literal["done", "failed"]


def _claude(seen: Recording) -> tuple[str, Said | None]:
    contents = [event["message"]["content"] for event in seen.of_type("assistant")]
    text = "".join(part.get("text", "") for parts in contents for part in parts)
    results = seen.of_type("result")
    return text, None if not results else "failed" if results[-1]["is_error"] else "done"


def _codex(seen: Recording) -> tuple[str, Said | None]:
    items = [event["item"] for event in seen.of_type("item.completed")]
    text = "".join(item["text"] for item in items if item["type"] == "agent_message")
    ends = [event["type"] for event in seen.of_type("turn.completed", "turn.failed")]
    return text, None if not ends else "done" if ends[-1] == "turn.completed" else "failed"


def _gemini(seen: Recording) -> tuple[str, Said | None]:
    messages = seen.of_type("message")
    text = "".join(event["content"] for event in messages if event["role"] == "assistant")
    results = seen.of_type("result")
    return text, None if not results else "done" if _succeeded(results[-1]) else "failed"


def _succeeded(result: dict[str, Any]) -> bool:
    return result["status"] == "success"


def _opencode(seen: Recording) -> tuple[str, Said | None]:
    text = "".join(event["part"]["text"] for event in seen.of_type("text"))
    if seen.of_type("error"):
        return text, "failed"
    reasons = [event["part"]["reason"] for event in seen.of_type("step_finish")]
    return text, "done" if "stop" in reasons else None


def _aider(seen: Recording) -> tuple[str, Said | None]:
    """It says nothing of its end, whatever that was."""
    return seen.text("out"), None


_READERS: dict[str, Callable[[Recording], tuple[str, Said | None]]] = {
    "claude": _claude,
    "codex": _codex,
    "gemini": _gemini,
    "opencode": _opencode,
    "aider": _aider,
}


def answer_of(seen: Recording) -> str:
    """The model's words, as the CLI passed them on."""
    return _READERS[seen.cli](seen)[0]


def said(seen: Recording) -> Said | None:
    """What the CLI's last event says; None if no such event came."""
    return _READERS[seen.cli](seen)[1]
