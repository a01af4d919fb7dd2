"""supervisors."""

__all__: list[str] = []
