"""transports."""

__all__: list[str] = []
