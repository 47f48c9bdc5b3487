"""`verify`: whether what was answered and decided is unchanged since. Never what it says."""

import argparse
import sys

from bot.app.errors import Exit
from bot.app.settings import load_settings
from bot.app.wiring import opened_store
from bot.store.verifying import Broken, Verified


async def verify_command(asked: argparse.Namespace) -> Exit:  # noqa: ARG001 - it takes no arguments
    async with opened_store(load_settings()) as store:
        found = await store.read(lambda tx: tx.audit.verify())
    for body in found.bodies:
        sys.stdout.write(_line(body) + "\n")
    for pseudonym in found.forged:
        sys.stdout.write(f"broken: pseudonyms {pseudonym} is not of the person beside it\n")
    return Exit.DONE if found.holds else Exit.REFUSED


def _line(body: Verified) -> str:
    if body.broken:
        return f"{body.body}: broken at row {body.broken.position}: {_where(body.broken)}"
    rows = "1 row" if body.rows == 1 else f"{body.rows} rows"
    return f"{body.body}: {rows}, head {body.head}"


def _where(broken: Broken) -> str:
    return f"{broken.table} {broken.id}" if broken.table else "no row is there any more"
