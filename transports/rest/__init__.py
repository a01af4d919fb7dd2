"""rest."""

__all__: list[str] = []
