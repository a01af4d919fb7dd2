"""Where else a task is to be found."""

from urllib.parse import quote

from quart import Request

API = "/api/v1"


def task_path(task_id: str) -> str:
    """Return the path of a task."""
    return f"{API}/tasks/{quote(task_id, safe='')}"


def task_links(task_id: str) -> dict[str, str]:
    """Return the paths of all that belongs to a task."""
    path = task_path(task_id)
    return {
        "self": path,
        "events": f"{path}/events",
        "state": f"{path}/state",
        "stream": f"{path}/stream",
        "logs": f"{path}/logs/execution",
        "cancel": f"{path}/cancel",
    }


def websocket_url(request: Request, task_id: str) -> str:
    """Return the task's WebSocket address, on the host by which the client knows this one."""
    scheme = "wss" if request.is_secure else "ws"
    return f"{scheme}://{request.host}/ws/{quote(task_id, safe='')}"
