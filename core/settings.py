"""All configuration, read from the environment: the only place that reads it."""

from pathlib import Path

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Variables begin with `AFTERWORD_`."""

    model_config = SettingsConfigDict(env_prefix="AFTERWORD_", frozen=True)

    data_dir: Path = Field(default=Path("data"), description="Folder of the SQLite database.")
    database_url: str = Field(
        default="",
        description="SQLAlchemy address of a PostgreSQL database; empty: SQLite in the data folder.",
    )
    allowed_origins: tuple[str, ...] = Field(
        default=(), description="Origins besides the server's own from which pages may open sockets."
    )

    language: str = Field(
        default="en",
        validation_alias=AliasChoices("AFTERWORD_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"),
        description="Of what the command line says, for example pt or pt_BR.UTF-8; else the system's.",
    )
