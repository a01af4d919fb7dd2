"""terminal."""

__all__: list[str] = []
