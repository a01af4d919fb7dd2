"""The API's client: requests, and streams that outlive a lost connection."""

__all__: list[str] = []
