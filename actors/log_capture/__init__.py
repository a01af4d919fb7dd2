"""log capture."""

__all__: list[str] = []
