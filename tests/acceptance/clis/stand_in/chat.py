"""OpenAI's Chat Completions API, which aider and OpenCode speak."""

from .openai import refusal
from .script import Refuse, Say
from .tools import Call
from .wire import Json, Refusal, pieces, sse

USAGE = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}


def _tool_calls(call: Call) -> list[Json]:
    function = {"name": call.name, "arguments": call.json}
    return [{"index": 0, "id": "call_1", "type": "function", "function": function}]


def _end(reply: Say | Call) -> str:
    return "stop" if isinstance(reply, Say) else "tool_calls"


def _completion(kind: str, choice: Json) -> Json:
    whole = {"id": "chatcmpl-1", "object": kind, "created": 1, "model": "mock"}
    return whole | {"choices": [{"index": 0} | choice]}


def _chunk(delta: Json, end: str | None = None) -> Json:
    return _completion("chat.completion.chunk", {"delta": delta, "finish_reason": end})


class Chat:
    """POST /v1/chat/completions."""

    def offered(self, request: Json) -> list[str]:
        return [tool["function"]["name"] for tool in request.get("tools", ())]

    def events(self, reply: Say | Call) -> list[bytes]:
        chunks = [_chunk({"role": "assistant", "content": ""})]
        if isinstance(reply, Say):
            chunks += [_chunk({"content": text}) for text in pieces(reply.text)]
        else:
            chunks += [_chunk({"tool_calls": _tool_calls(reply)})]
        chunks += [_chunk({}, _end(reply)) | {"usage": USAGE}]
        return [*map(sse, chunks), sse("[DONE]")]

    def whole(self, reply: Say | Call) -> Json:
        message: Json = {"role": "assistant", "content": None}
        if isinstance(reply, Say):
            message["content"] = reply.text
        else:
            message["tool_calls"] = _tool_calls(reply)
        choice = {"message": message, "finish_reason": _end(reply)}
        return _completion("chat.completion", choice) | {"usage": USAGE}

    def refusal(self, refuse: Refuse) -> Refusal:
        return refusal(refuse)
