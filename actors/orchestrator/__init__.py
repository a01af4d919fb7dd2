"""orchestrator."""

__all__: list[str] = []
