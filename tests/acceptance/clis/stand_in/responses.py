"""OpenAI's Responses API, which Codex speaks."""

from itertools import count

from .openai import plan_refusal
from .script import Refuse, Say
from .tools import Call
from .wire import Json, Refusal, pieces, sse

USAGE: Json = {
    "input_tokens": 10,
    "input_tokens_details": {"cached_tokens": 0},
    "output_tokens": 5,
    "output_tokens_details": {"reasoning_tokens": 0},
    "total_tokens": 15,
}


class Responses:
    """POST /v1/responses."""

    def __init__(self) -> None:
        self._ids = count(1)

    def offered(self, request: Json) -> list[str]:
        return [tool["name"] for tool in request.get("tools", ()) if "name" in tool]

    def _item(self, reply: Say | Call) -> Json:
        number = next(self._ids)
        if isinstance(reply, Say):
            content: list[Json] = [{"type": "output_text", "text": reply.text, "annotations": []}]
            message = {"type": "message", "role": "assistant", "id": f"msg_{number}"}
            return message | {"status": "completed", "content": content}
        call = {"type": "function_call", "id": f"fc_{number}", "call_id": f"call_{number}"}
        return call | {"name": reply.name, "arguments": reply.json, "status": "completed"}

    def _response(self, status: str, output: list[Json]) -> Json:
        whole = {"id": "resp_1", "object": "response", "created_at": 1, "model": "mock"}
        return whole | {"status": status, "output": output, "usage": USAGE}

    def events(self, reply: Say | Call) -> list[bytes]:
        item = self._item(reply)
        begun: Json = item | {"status": "in_progress", "content": []}
        where = {"item_id": item["id"], "output_index": 0, "content_index": 0}
        texts = pieces(reply.text) if isinstance(reply, Say) else []
        plan: list[tuple[str, Json]] = [
            ("created", {"response": self._response("in_progress", []) | {"usage": None}}),
            ("output_item.added", {"output_index": 0, "item": begun}),
            *(("output_text.delta", where | {"delta": text}) for text in texts),
            ("output_item.done", {"output_index": 0, "item": item}),
            ("completed", {"response": self._response("completed", [item])}),
        ]
        return [self._event(at, name, data) for at, (name, data) in enumerate(plan)]

    def _event(self, at: int, name: str, data: Json) -> bytes:
        kind = f"response.{name}"
        return sse({"type": kind, "sequence_number": at} | data, event=kind)

    def whole(self, reply: Say | Call) -> Json:
        return self._response("completed", [self._item(reply)])

    def refusal(self, refuse: Refuse) -> Refusal:
        return plan_refusal(refuse)
