"""broadcaster."""

__all__: list[str] = []
