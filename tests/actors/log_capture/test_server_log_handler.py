"""Python's logging in the server's log, never blocking (LG1)."""

import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trio
from understudy.actors.kernel import ActorSystem
from understudy.actors.log_capture import (
    GetLogStatistics,
    ServerLogHandler,
    server_log,
    server_log_handler,
)


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    """A logger of the test's own."""
    logger = logging.Logger("understudy.tested")
    yield logger
    for handler in list(logger.handlers):
        logger.removeHandler(handler)


async def test_lg1_records_of_any_thread_arrive(
    running: Any, directory: Path, logger: logging.Logger
) -> None:
    system = ActorSystem()
    logger.addHandler(server_log_handler(system.address("log_capture")))
    async with running(system=system) as logs:
        logger.warning("from %s", "trio")
        await trio.to_thread.run_sync(logger.error, "from a thread")
        try:
            raise ValueError("told\nin two lines")
        except ValueError:
            logger.exception("failed")
        await logs.ask(GetLogStatistics())
    lines = server_log(directory).read_text().splitlines()
    assert lines[0].endswith("WARNING understudy.tested: from trio")
    assert lines[1].endswith("ERROR understudy.tested: from a thread")
    assert lines[2].endswith("ERROR understudy.tested: failed")
    assert lines[3] == "    Traceback (most recent call last):"
    assert lines[-2:] == ["    ValueError: told", "    in two lines"]


async def test_records_before_and_between_writers_wait(
    running: Any, directory: Path, logger: logging.Logger
) -> None:
    system = ActorSystem()
    logger.addHandler(ServerLogHandler(system.address("log_capture"), capacity=3))
    for number in range(5):
        logger.warning("early %d", number)
    async with running(system=system) as logs:
        logger.warning("started")
        await logs.ask(GetLogStatistics())
    logger.warning("ended")
    async with running(system=system) as logs:
        logger.warning("started again")
        await logs.ask(GetLogStatistics())
    texts = [line.rpartition(": ")[2] for line in server_log(directory).read_text().splitlines()]
    assert texts == ["it was too slow", "early 3", "early 4", "started", "ended", "started again"]
    assert "3 lines of this log were lost" in server_log(directory).read_text()


async def test_a_flood_neither_blocks_nor_raises(
    running: Any, directory: Path, logger: logging.Logger
) -> None:
    system = ActorSystem()
    logger.addHandler(ServerLogHandler(system.address("log_capture"), capacity=100_000))
    async with running(system=system, durable=False) as logs:

        def flood() -> None:
            for number in range(2000):
                logger.info("line %d", number)

        threads = [threading.Thread(target=flood) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            await trio.to_thread.run_sync(thread.join)
        while (await logs.ask(GetLogStatistics())).lines < 6001:
            logger.info("pushing what waits")
    text = server_log(directory).read_text()
    assert text.count(" line 1999\n") == 3
    assert "were lost" not in text
