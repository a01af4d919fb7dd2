"""Whatever is sent, the answer is no 5xx, and the server goes on (SE3)."""

import json
from typing import Any

import httpx
import trio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from understudy.actors.orchestrator import TaskRequest

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(min_value=-(2**200), max_value=2**200)
    | st.floats()
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
FIELDS = [*TaskRequest.model_fields, "wait"]
# Some of them get as far as being run: what they name is not there.
WORKS: list[dict[str, Any]] = [{"command": ["no-such-program"]}, {}]


@st.composite
def bodies(draw: st.DrawFn) -> bytes:
    """Return a body: any bytes, any JSON, or something like a request."""
    if draw(st.booleans()):
        return draw(st.binary(max_size=200))
    names = st.sampled_from(FIELDS) | st.text(max_size=10)
    fields = draw(st.dictionaries(names, VALUES, max_size=3))
    value: Any = draw(st.sampled_from([{**draw(st.sampled_from(WORKS)), **fields}, draw(VALUES)]))
    return json.dumps(value).encode("utf-8", "surrogatepass")


PATHS = st.sampled_from(["", "/x", "/x/events", "/x/state", "/x/logs/execution", "/x/cancel"])
NAMES = st.sampled_from(["after", "at", "until", "types", "limit", "raw", "stream", "status"])
QUERIES = st.dictionaries(NAMES | st.text(max_size=5), st.text(max_size=25), max_size=4)
HEADERS = st.tuples(
    st.sampled_from(["Idempotency-Key", "X-Request-Id", "Content-Type", "Accept"]),
    st.text(st.characters(max_codepoint=255, exclude_categories=["C", "Z"]), max_size=20),
)

METHODS = st.sampled_from(["GET", "POST", "POST", "PUT", "DELETE", "HEAD"])


def send_whatever(url: str) -> None:
    """Send one bad request after the other over one connection. Blocks."""
    with httpx.Client(base_url=url, timeout=20, trust_env=False) as client:

        @settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @given(METHODS, PATHS, QUERIES, st.lists(HEADERS, max_size=3), bodies())
        def send(
            method: str,
            path: str,
            query: dict[str, str],
            headers: list[tuple[str, str]],
            body: bytes,
        ) -> None:
            response = client.request(
                method,
                f"/api/v1/tasks{path}",
                params=query,
                headers=[(name.encode(), value.encode("latin-1")) for name, value in headers],
                content=body,
            )
            assert response.status_code < 500, response.text
            if response.status_code >= 400:
                assert response.headers["content-type"] == "application/problem+json"

        send()


async def test_se3_no_request_is_answered_with_a_5xx_and_the_server_goes_on(
    serve_rest: Any,
) -> None:
    async with serve_rest() as rest:
        await trio.to_thread.run_sync(send_whatever, str(rest.client.base_url))
        assert (await rest.client.get("/readyz")).status_code == 200
        assert (await rest.run("true"))["status"] == "complete"
