"""websocket."""

__all__: list[str] = []
