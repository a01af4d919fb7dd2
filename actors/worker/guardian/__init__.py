"""guardian."""

__all__: list[str] = []
