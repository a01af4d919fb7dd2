"""The Model Context Protocol: tools for assistants, over streamable HTTP.

`McpMount(services)` is the whole of it: `asgi` takes the requests for `/mcp`, `child` is what
serves them, for the supervisor of the transports.
"""

from .mount import McpMount

__all__ = ["McpMount"]
