"""Anthropic's Messages API, which Claude Code speaks."""

import time

from .script import Refuse, Say
from .tools import Call
from .wire import STATUS, Json, Refusal, pieces, sse, waits

USAGE = {"input_tokens": 10, "output_tokens": 5}
ERRORS = {
    "rate_limit": ("rate_limit_error", "This request would exceed your rate limit."),
    "usage_limit": ("rate_limit_error", "This request would exceed your account's rate limit."),
    "overloaded": ("overloaded_error", "Overloaded"),
    "unavailable": ("api_error", "Service unavailable"),
}


class Anthropic:
    """POST /v1/messages."""

    def offered(self, request: Json) -> list[str]:
        return [tool["name"] for tool in request.get("tools", ()) if "name" in tool]

    def events(self, reply: Say | Call) -> list[bytes]:
        message: Json = self.whole(reply) | {"content": [], "stop_reason": None}
        start, deltas = self._block(reply)
        body: list[Json] = [{"type": "content_block_start", "index": 0, "content_block": start}]
        body += [{"type": "content_block_delta", "index": 0, "delta": delta} for delta in deltas]
        stop = {"stop_reason": self.whole(reply)["stop_reason"], "stop_sequence": None}
        ends: list[Json] = [
            {"type": "content_block_stop", "index": 0},
            {"type": "message_delta", "delta": stop, "usage": {"output_tokens": 5}},
            {"type": "message_stop"},
        ]
        begins: list[Json] = [{"type": "message_start", "message": message}]
        return [sse(event, event=event["type"]) for event in begins + body + ends]

    def _block(self, reply: Say | Call) -> tuple[Json, list[Json]]:
        """A content block as it begins, and what is added to it."""
        if isinstance(reply, Say):
            texts: list[Json] = [
                {"type": "text_delta", "text": text} for text in pieces(reply.text)
            ]
            return {"type": "text", "text": ""}, texts
        empty: Json = {"type": "tool_use", "id": "toolu_1", "name": reply.name, "input": {}}
        return empty, [{"type": "input_json_delta", "partial_json": reply.json}]

    def whole(self, reply: Say | Call) -> Json:
        content: Json
        if isinstance(reply, Say):
            content = {"type": "text", "text": reply.text}
        else:
            content = {"type": "tool_use", "id": "toolu_1", "name": reply.name}
            content["input"] = reply.arguments
        return {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": "claude-sonnet-4-5",
            "content": [content],
            "stop_reason": "end_turn" if isinstance(reply, Say) else "tool_use",
            "stop_sequence": None,
            "usage": USAGE,
        }

    def refusal(self, refuse: Refuse) -> Refusal:
        kind, message = ERRORS[refuse.kind]
        body = {"type": "error", "error": {"type": kind, "message": message}}
        headers = waits(refuse)
        if refuse.kind == "usage_limit":  # what a subscription's limit looks like
            unified = "anthropic-ratelimit-unified"
            reset = str(int(time.time()) + refuse.resets_in)
            headers |= {
                f"{unified}-status": "rejected",
                f"{unified}-reset": reset,
                f"{unified}-representative-claim": "five_hour",
                f"{unified}-5h-status": "rejected",
                f"{unified}-5h-reset": reset,
                f"{unified}-5h-utilization": "1.0",
            }
        return Refusal(STATUS[refuse.kind], body, headers)
