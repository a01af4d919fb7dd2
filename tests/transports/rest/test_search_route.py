"""Search over HTTP: what was just told is found, and a query that cannot be is explained (ES3)."""

from typing import Any

import pytest


async def test_es3_what_was_answered_before_is_found(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        for name in ("apple", "banana"):
            await rest.run("sh", "-c", f"echo ripe {name} pie", task_id=name)
            found = await rest.get("/search", params={"q": f'"ripe {name}"'})
            assert found["hits"]
            assert {hit["event"]["task_id"] for hit in found["hits"]} == {name}
            assert found["lags"] is False
        (hit,) = (await rest.get("/search?q=ripe*&types=WORKER_OUTPUT&task_id=apple"))["hits"]
        assert hit["event"]["data"]["segments"] == [
            {"stream": "stdout", "text": "ripe apple pie\n"}
        ]
        assert hit["excerpt"] == "ripe apple pie"


async def test_es3_pages_of_hits_go_on_to_the_oldest(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        await rest.run("sh", "-c", "for n in 1 2 3; do echo tick $n; sleep 0.15; done")
        whole = (await rest.get("/search?q=tick"))["hits"]
        seen: list[Any] = []
        query: dict[str, Any] = {"q": "tick", "limit": 2}
        while query.get("before", 1) is not None:
            page = await rest.get("/search", params=query)
            assert len(page["hits"]) <= 2
            seen += page["hits"]
            query["before"] = page["next_before"]
        assert seen == whole
        numbers = [hit["event"]["sequence_number"] for hit in seen]
        assert len(numbers) >= 5
        assert numbers == sorted(numbers, reverse=True)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "an asterisk"),
        ("?q=", "must not be empty"),
        ("?q=***", "in quotation marks"),
        (f"?q={'x' * 1001}", "1000 are the most"),
        ("?q=x&types=NONSENSE", "no such choice"),
        ("?q=x&limit=0", "from 1 to 500"),
    ],
)
async def test_es3_a_query_that_cannot_be_is_explained(
    serve_rest: Any, query: str, said: str
) -> None:
    async with serve_rest() as rest:
        problem = await rest.get(f"/search{query}", 400)
        assert said in problem["errors"][0]["reason"]


async def test_es3_no_text_is_an_error_of_syntax(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        for text in ('x"', "a AND (", "NEAR(x", "text:x", "'; --x", 'x"*', "^x", "\0x", "x\ud7ff"):
            assert (await rest.get("/search", params={"q": text}))["hits"] == []
