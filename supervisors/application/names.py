"""The names of the application's actors and supervisors, as the tree shows them."""

APPLICATION = "application"

CORE = "core"
EVENT_STORE = "event_store"
EVENT_READER = "event_reader"
LOG_CAPTURE = "log_capture"
BROADCASTER = "broadcaster"
TASK_INDEX = "task_index"
THROTTLE = "throttle"
WORKFLOW_LOG = "workflow_log"
SERVER_RECORD = "server_record"
RETENTION = "retention"
SEARCH_INDEX = "search_index"

WORK = "work"
WORKERS = "workers"
ORCHESTRATOR = "orchestrator"

TRANSPORTS = "transports"
HTTP = "http"
CONNECTIONS = "connections"
