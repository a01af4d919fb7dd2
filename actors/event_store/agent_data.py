"""What the data of an agent's events holds; `NotRequired` keys may be absent.

`log` is where the agent said it: a stretch of the execution log, in bytes. A text that is too
long for an event is cut off there (`truncated`), and whole in the log.
"""

from typing import Any, Literal, NotRequired, TypedDict


class LogStretch(TypedDict):
    """Bytes of the task's execution log."""

    offset: int
    length: int


class _Told(TypedDict, total=False):
    log: LogStretch
    truncated: bool


class AgentSession(_Told):
    """The agent's own id of its session, to resume it by, and its model; empty: not told."""

    session: str
    model: str


class AgentText(_Told):
    """What the agent says; `partial`: a piece, which the whole text follows."""

    text: str
    kind: Literal["answer", "thinking", "notice", "error"]
    partial: NotRequired[bool]


class AgentToolUse(_Told):
    """A tool begins its work. input: null where it is too long, then `text` is its beginning."""

    tool_use: str
    tool: str
    input: NotRequired[dict[str, Any] | None]
    text: NotRequired[str]


class AgentToolResult(_Told):
    """The tool has ended whose use had this id; empty where the agent does not say."""

    tool_use: str
    text: str
    is_error: bool


class AgentCost(_Told):
    """Tokens (cached input included) and US dollars; `cumulative`: of the session so far."""

    usd: float | None
    input_tokens: int | None
    output_tokens: int | None
    cumulative: bool


class AgentPermissionWait(_Told):
    """The agent wanted leave to use a tool, and waits for it or went on without."""

    tool: str
    text: str


class AgentResult(_Told):
    """The agent's last word, which is no proof."""

    is_error: bool
    text: str
    subtype: NotRequired[str]


class AgentVerdict(TypedDict):
    """What the work is worth, by all evidence: verified, partial, unverified, interrupted."""

    verdict: str
    succeeded: bool
    reason: str
    evidence: NotRequired[dict[str, Any]]


class WorkspaceChanged(TypedDict):
    """What the task has changed in its workspace: files, lines added and removed; where it is."""

    files: int
    added: int
    removed: int
    branch: NotRequired[str]
    base: NotRequired[str]
    path: NotRequired[str]
    changes: NotRequired[list[dict[str, Any]]]
    patch: NotRequired[str]
    report: NotRequired[str]
