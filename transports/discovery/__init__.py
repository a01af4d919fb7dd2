"""Where the running server is to be found: a file in its data folder, readable by its user alone.

The HTTP child calls `publish` when it listens and `remove` when it ends; clients call `find`.
"""

from .finding import find
from .publishing import publish, remove
from .running import DISCOVERY_FILE, Running, discovery_file

__all__ = ["DISCOVERY_FILE", "Running", "discovery_file", "find", "publish", "remove"]
