"""`package`: the Teams app for this installation. Never the secret of it."""

import argparse
import re
from importlib.metadata import version

from bot.app.commands.writing import write_out
from bot.app.errors import Exit, misconfigured, usage
from bot.app.package import MOST_IN_PUBLISHER, Installation, app_package
from bot.app.settings import PREFIX, Settings, guid, load_settings

_ADDRESS = re.compile(r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d{1,5})?(/[A-Za-z0-9._~-]+)*/?")
_LONGEST_ADDRESS = 2000
"""The schema of the manifest allows 2048, with what comes after it."""

PUBLISHER = "Ordstyrer"
"""Who stands behind the app in Teams, unless the installer says their own name."""


async def package_command(asked: argparse.Namespace) -> Exit:
    """`asked` has `out`, a path, and `publisher`."""
    settings = load_settings()
    installation = Installation(
        app_id=guid(settings.app_id, f"{PREFIX}APP_ID"),
        public_url=_public_url(settings),
        publisher=_publisher(asked.publisher),
        version=version("ordstyrer"),
    )
    write_out(asked.out, app_package(installation))
    return Exit.DONE


def _public_url(settings: Settings) -> str:
    written = (settings.public_url or "").strip()
    if not _ADDRESS.fullmatch(written) or len(written) > _LONGEST_ADDRESS:
        raise misconfigured(f"{PREFIX}PUBLIC_URL", "is missing or not of the form https://HOST")
    return written.rstrip("/")


def _publisher(written: str) -> str:
    name = " ".join(written.split())
    if not 0 < len(name) <= MOST_IN_PUBLISHER or not name.isprintable():
        raise usage(f"--publisher takes 1 to {MOST_IN_PUBLISHER} printable characters")
    return name
