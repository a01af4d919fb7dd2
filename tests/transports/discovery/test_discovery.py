"""Discovery (MC4): whole or absent, private, and never taken for a server that is gone."""

import json
import os
import stat
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import psutil
import pytest
from understudy.config import Settings, StorageSettings
from understudy.transports.discovery import discovery_file, find, publish, remove


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(storage=StorageSettings(data_dir=tmp_path))


def test_mc4_a_published_server_is_found(settings: Settings) -> None:
    published = publish(settings, ("127.0.0.1", 9876), "server-1")
    assert find(settings) == published
    assert published.url == "http://127.0.0.1:9876"
    assert published.pid == os.getpid()
    assert published.version == version("understudy")


def test_mc4_an_ipv6_address_is_bracketed_in_the_url(settings: Settings) -> None:
    assert publish(settings, ("::1", 80), "server-1").url == "http://[::1]:80"


def test_mc4_only_its_user_can_read_the_file(settings: Settings) -> None:
    publish(settings, ("127.0.0.1", 1), "server-1")
    assert stat.S_IMODE(discovery_file(settings).stat().st_mode) == 0o600
    assert [file.name for file in discovery_file(settings).parent.iterdir()] == ["server.json"]


def test_mc4_what_a_killed_publisher_left_is_no_obstacle(settings: Settings) -> None:
    left = discovery_file(settings).with_name(".server.json.new")
    left.write_text("{half")
    left.chmod(0o644)
    publish(settings, ("127.0.0.1", 1), "server-1")
    assert find(settings) is not None
    assert stat.S_IMODE(discovery_file(settings).stat().st_mode) == 0o600


def test_mc4_no_file_no_server(settings: Settings) -> None:
    assert find(settings) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"url": 1}', b"\xff\xfe"])
def test_mc4_a_damaged_file_is_no_server(settings: Settings, content: bytes) -> None:
    discovery_file(settings).write_bytes(content)
    assert find(settings) is None
    remove(settings, "server-1")
    assert discovery_file(settings).read_bytes() == content


def test_mc4_a_dead_process_is_stale(settings: Settings) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    _rewrite(settings, pid=ended.pid)
    assert find(settings) is None


def test_mc4_a_zombie_is_stale(settings: Settings) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        _rewrite(settings, pid=child.pid, process_started=psutil.Process(child.pid).create_time())
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert find(settings) is None


def test_mc4_another_process_with_the_same_id_is_stale(settings: Settings) -> None:
    _rewrite(settings, process_started=psutil.Process().create_time() - 60)
    assert find(settings) is None


@pytest.mark.parametrize("pid", [-1, 2**40, 2**70])
def test_mc4_an_impossible_process_id_is_stale(settings: Settings, pid: int) -> None:
    _rewrite(settings, pid=pid)
    assert find(settings) is None


def test_mc4_remove_takes_away_its_own_server_only(settings: Settings) -> None:
    publish(settings, ("127.0.0.1", 1), "server-2")
    remove(settings, "server-1")
    assert find(settings) is not None
    remove(settings, "server-2")
    remove(settings, "server-2")
    assert not discovery_file(settings).exists()


def _rewrite(settings: Settings, **fields: object) -> None:
    publish(settings, ("127.0.0.1", 1), "server-1")
    file = discovery_file(settings)
    file.write_text(json.dumps(json.loads(file.read_text()) | fields))
