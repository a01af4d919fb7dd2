"""sse."""

__all__: list[str] = []
