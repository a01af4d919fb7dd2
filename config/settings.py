"""All settings in one frozen model."""

from pydantic import Field
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from .agent_section import AgentSettings, shipped_agents
from .server_sections import (
    BroadcastSettings,
    HttpSettings,
    LogsSettings,
    ServerSettings,
    StorageSettings,
)
from .task_sections import OrchestratorSettings, StreamingSettings, WorkerSettings
from .throttle_section import ThrottleSettings


class Settings(BaseSettings):
    """What can be set, a section each.

    Constructing it reads no file and no environment: `Settings(server=ServerSettings(port=0))` is
    exactly that and defaults. `load_settings` puts the layers together.
    """

    model_config = SettingsConfigDict(frozen=True, extra="forbid")

    server: ServerSettings = ServerSettings()
    storage: StorageSettings = Field(default_factory=StorageSettings)
    orchestrator: OrchestratorSettings = OrchestratorSettings()
    streaming: StreamingSettings = StreamingSettings()
    worker: WorkerSettings = WorkerSettings()
    throttle: ThrottleSettings = ThrottleSettings()
    logs: LogsSettings = LogsSettings()
    broadcast: BroadcastSettings = BroadcastSettings()
    http: HttpSettings = HttpSettings()
    agents: dict[str, AgentSettings] = Field(default_factory=shipped_agents)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take what the constructor is given, and nothing from the surroundings."""
        return (init_settings,)
