"""An agent's events in a few words, for people."""

import json
from collections.abc import Callable, Mapping
from typing import Any, cast

Data = Mapping[str, Any]
_LONGEST = 200

# What a tool is called with is told by the first of these that it has.
_TELLING = ("command", "file_path", "path", "pattern", "query", "url", "description")
_KINDS = {"thinking": "thinking: ", "notice": "notice: ", "error": "error: "}


def narrate_agent(kind: str, data: Data, *, detailed: bool) -> str | None:
    """Return at most 200 characters, not yet safe for a terminal; None: there is nothing to say.

    `kind` must be one of `AGENT_KINDS`. Pieces of a text are told only when `detailed`.
    """
    if data.get("partial") and not detailed:
        return None
    return _short(_TOLD[kind](data)) or None


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _labelled(label: str, value: object) -> str:
    text = _short(value or "")
    return f"{label}: {text}" if text else label


def _session(data: Data) -> str:
    model = _short(data.get("model") or "")
    return _labelled("session", data.get("session")) + (f", model {model}" if model else "")


def _text(data: Data) -> str:
    text = _short(data.get("text") or "")
    return text and _KINDS.get(str(data.get("kind")), "") + text


def _tool_use(data: Data) -> str:
    given: object = data.get("input") or data.get("text")
    if isinstance(given, dict):
        named = cast("dict[str, object]", given)
        given = next((named[key] for key in _TELLING if named.get(key)), named)
    return _labelled(f"uses {_short(data.get('tool') or 'a tool')}", given)


def _tool_result(data: Data) -> str:
    return _labelled("the tool failed" if data.get("is_error") else "result", data.get("text"))


def _cost(data: Data) -> str:
    usd = data.get("usd")
    amounts = [] if usd is None else [f"${usd:.4f}" if isinstance(usd, float) else f"${usd}"]
    for key, way in (("input_tokens", "in"), ("output_tokens", "out")):
        if data.get(key) is not None:
            amounts.append(f"{data[key]} tokens {way}")
    so_far = " so far" if data.get("cumulative") else ""
    return f"cost: {', '.join(amounts)}{so_far}" if amounts else ""


def _permission(data: Data) -> str:
    return _labelled(f"wants leave for {_short(data.get('tool') or 'a tool')}", data.get("text"))


def _result(data: Data) -> str:
    said = "it gave up" if data.get("is_error") else "it is done"
    return _labelled(f"the agent says that {said}", data.get("text"))


def _verdict(data: Data) -> str:
    return _labelled(f"verdict {_short(data.get('verdict') or '?')}", data.get("reason"))


def _changed(data: Data) -> str:
    files, branch = data.get("files", "?"), data.get("branch")
    lines = f"+{data.get('added', '?')} -{data.get('removed', '?')} lines"
    where = f" on branch {_short(branch)}" if branch else ""
    return f"changed {files} file{'' if files == 1 else 's'}, {lines}{where}"


_TOLD: Mapping[str, Callable[[Data], str]] = {
    "AGENT_SESSION": _session,
    "AGENT_TEXT": _text,
    "AGENT_TOOL_USE": _tool_use,
    "AGENT_TOOL_RESULT": _tool_result,
    "AGENT_COST": _cost,
    "AGENT_PERMISSION_WAIT": _permission,
    "AGENT_RESULT": _result,
    "AGENT_VERDICT": _verdict,
    "WORKSPACE_CHANGED": _changed,
}
AGENT_KINDS = frozenset(_TOLD)
