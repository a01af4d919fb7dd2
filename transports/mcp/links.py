"""Where the same task is found over HTTP."""

from urllib.parse import quote

from mcp.server.mcpserver import Context

from ...config import ServerSettings


def task_links(context: Context, task_id: str, server: ServerSettings) -> dict[str, str]:
    """Return a task's addresses, under the name by which this client reached the server."""
    host = (context.headers or {}).get("host") or f"{server.host}:{server.port}"
    task = quote(task_id, safe="")
    address = f"http://{host}/api/v1/tasks/{task}"
    return {
        "self": address,
        "events": f"{address}/events",
        "stream": f"{address}/stream",
        "execution_log": f"{address}/logs/execution?raw=1",
        "websocket": f"ws://{host}/ws/{task}",
    }
