"""Gemini's generateContent and streamGenerateContent."""

from .script import Refuse, Say
from .tools import Call
from .wire import STATUS, Json, Refusal, pieces, sse, waits

USAGE = {"promptTokenCount": 5, "candidatesTokenCount": 3, "totalTokenCount": 8}
DAILY = "You exceeded your current quota, please check your plan and billing details."
# Google's gateway knows no 529: an overloaded model is its 503.
ERRORS = {
    "rate_limit": (429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota)."),
    "usage_limit": (429, "RESOURCE_EXHAUSTED", DAILY),
    "overloaded": (STATUS["overloaded"], "UNAVAILABLE", "The model is overloaded."),
    "unavailable": (503, "UNAVAILABLE", "The model is overloaded. Please try again later."),
}
RPC = "type.googleapis.com/google.rpc"
QUOTA = {
    "quotaMetric": "generativelanguage.googleapis.com/generate_content_free_tier_requests",
    "quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier",
    "quotaDimensions": {"location": "global", "model": "gemini-2.5-flash"},
    "quotaValue": "250",
}


class Gemini:
    """POST /v1beta/models/MODEL:generateContent and :streamGenerateContent."""

    def offered(self, request: Json) -> list[str]:
        tools = request.get("tools", ())
        return [one["name"] for tool in tools for one in tool.get("functionDeclarations", ())]

    def _chunk(self, part: Json, end: str | None = None) -> Json:
        candidate: Json = {"content": {"role": "model", "parts": [part]}, "index": 0}
        if end:
            candidate["finishReason"] = end
        whole = {"candidates": [candidate], "usageMetadata": USAGE}
        return whole | {"modelVersion": "gemini-2.5-flash", "responseId": "one"}

    def _parts(self, reply: Say | Call) -> list[Json]:
        if isinstance(reply, Say):
            return [{"text": text} for text in pieces(reply.text)]
        return [{"functionCall": {"name": reply.name, "args": reply.arguments}}]

    def events(self, reply: Say | Call) -> list[bytes]:
        *first, last = self._parts(reply)
        return [sse(self._chunk(part)) for part in first] + [sse(self._chunk(last, "STOP"))]

    def whole(self, reply: Say | Call) -> Json:
        if isinstance(reply, Say):
            return self._chunk({"text": reply.text}, "STOP")
        return self._chunk(self._parts(reply)[0], "STOP")

    def refusal(self, refuse: Refuse) -> Refusal:
        status, name, message = ERRORS[refuse.kind]
        error: Json = {"code": status, "message": message, "status": name}
        details: list[Json] = []
        if refuse.kind == "usage_limit":
            details += [{"@type": f"{RPC}.QuotaFailure", "violations": [QUOTA]}]
        if refuse.retry_after is not None:
            details += [{"@type": f"{RPC}.RetryInfo", "retryDelay": f"{refuse.retry_after}s"}]
        return Refusal(status, {"error": error | {"details": details}}, waits(refuse))
