"""Settings from the environment or `.env`: what is missing or wrong is named, its value never shown."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.app.errors import misconfigured
from bot.domain.plain import web_address
from bot.microsoft.certificates import is_usable

PREFIX = "ORDSTYRER_"
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_HOST = re.compile(r"[A-Za-z0-9.-]+")
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class Settings(BaseSettings):
    """Field names are the settings' without the prefix; `database_url` has none."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", env_ignore_empty=True
    )

    app_id: str | None = None
    app_secret: SecretStr | None = None
    app_secret_file: Path | None = None
    app_certificate_file: Path | None = None
    tenant_id: str | None = None
    public_url: str | None = None
    service_hosts: Annotated[tuple[str, ...] | str | None, NoDecode] = None
    cloud: str | None = None
    specimens: Path | None = None
    log_level: str = "INFO"
    database_url: Annotated[str, Field(validation_alias="DATABASE_URL")] = "sqlite:///var/ordstyrer.db"

    @property
    def hosts(self) -> frozenset[str] | None:
        """None: Teams' public hosts."""
        if self.service_hosts is None:
            return None
        written = self.service_hosts if isinstance(self.service_hosts, str) else ",".join(self.service_hosts)
        return frozenset(host.strip().lower() for host in written.split(",") if host.strip())

    @property
    def public_address(self) -> str | None:
        """Without a slash at its end; None: not known. Raises Ends with exit 4 for what is no web address."""
        if self.public_url is None:
            return None
        address = web_address(self.public_url.strip().rstrip("/"))
        if address is None or {"?", "#"} & set(address):
            raise misconfigured(f"{PREFIX}PUBLIC_URL", "is not of the form https://HOST")
        return address


@dataclass(frozen=True)
class Registration:
    """The bot's registration with Microsoft: exactly one of secret and certificate (PEM)."""

    app_id: str
    tenant: str
    secret: str | None = field(repr=False)
    certificate: str | None = field(repr=False)


def load_settings() -> Settings:
    """Raises Ends with exit 4 for an unknown, misspelled or unusable setting."""
    try:
        _refuse_unknown()
        settings = Settings()
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        raise misconfigured(_variable(name), "can't be read") from error
    except (OSError, UnicodeDecodeError) as error:
        raise misconfigured(".env", "can't be read as UTF-8") from error
    if settings.log_level.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise misconfigured(f"{PREFIX}LOG_LEVEL", "must be DEBUG, INFO, WARNING or ERROR")
    if settings.cloud is not None and not _is_loopback(settings.cloud):
        raise misconfigured(f"{PREFIX}CLOUD", "must be http://127.0.0.1:PORT")
    if any(not _HOST.fullmatch(host) for host in settings.hosts or ()):
        raise misconfigured(f"{PREFIX}SERVICE_HOSTS", "must be host names with commas between them")
    return settings


def registration(settings: Settings) -> Registration:
    """Raises Ends with exit 4: without all of it, anybody could act as any director."""
    return Registration(
        app_id=guid(settings.app_id, f"{PREFIX}APP_ID"),
        tenant=guid(settings.tenant_id, f"{PREFIX}TENANT_ID"),
        secret=_secret(settings),
        certificate=_certificate(settings),
    )


def _certificate(settings: Settings) -> str | None:
    name = f"{PREFIX}APP_CERTIFICATE_FILE"
    pem = _file(settings.app_certificate_file, name)
    if pem is not None and not is_usable(pem):
        raise misconfigured(name, "names a file without a private key and its certificate (PEM)")
    return pem


def _secret(settings: Settings) -> str | None:
    if settings.app_certificate_file:
        return None
    secret = settings.app_secret.get_secret_value() if settings.app_secret else None
    secret = secret or _file(settings.app_secret_file, f"{PREFIX}APP_SECRET_FILE")
    if secret is None or len(secret.strip()) < MIN_SECRET or not secret.strip().isprintable():
        raise misconfigured(f"{PREFIX}APP_SECRET", "is missing or malformed")
    return secret.strip()


MIN_SECRET = 8
"""Entra's secrets have 40 characters; anything this short is a slip."""


def _file(path: Path | None, name: str) -> str | None:
    if path is None:
        return None
    try:
        text = path.read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise misconfigured(name, "names a file that can't be read") from error
    if not text.strip():
        raise misconfigured(name, "names an empty file")
    return text


def guid(value: str | None, name: str) -> str:
    """In lower case. Raises Ends with exit 4 that names the setting."""
    if value is None or not _GUID.fullmatch(value.strip()):
        raise misconfigured(name, "is missing or not an id of the form 00000000-0000-0000-0000-000000000000")
    return value.strip().lower()


def _is_loopback(url: str) -> bool:
    try:
        address = urlsplit(url)
        port = address.port
    except ValueError:  # brackets without an end, a port that is no number
        return False
    is_here = address.scheme == "http" and address.hostname in _LOOPBACK
    return is_here and bool(port) and not address.username


def _refuse_unknown() -> None:
    known = {_variable(name) for name in Settings.model_fields}
    for name in _written():
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            raise misconfigured(name, "is not a setting of this bot")


def _written() -> list[str]:
    """Names in the environment and in `.env`; values are not looked at."""
    file = Path(".env")
    lines = file.read_text(errors="replace").splitlines() if file.is_file() else []
    in_file = [line.removeprefix("export ").partition("=")[0].strip() for line in lines if "=" in line]
    return [*os.environ, *(name for name in in_file if not name.startswith("#"))]


def _variable(name: str) -> str:
    return "DATABASE_URL" if name.lower() == "database_url" else f"{PREFIX}{name.upper()}"
