"""`people apply` and `bodies apply`: the difference is shown; only `--yes` writes it."""

import argparse
import sys

from bot.app.errors import Ends, Exit, usage
from bot.app.registers import difference, read_bodies, read_people, with_known_home
from bot.app.settings import load_settings
from bot.app.templates import try_template
from bot.app.wiring import opened_store
from bot.domain.body import Body
from bot.domain.errors import BadFile, Refused
from bot.usecases.ports import Transaction


async def people_command(asked: argparse.Namespace) -> Exit:
    try:
        people = read_people(asked.file)
    except BadFile as error:
        raise usage(str(error)) from error

    def work(tx: Transaction) -> list[str]:
        before = {str(p.oid): p for p in tx.people.all()}
        if asked.yes:
            tx.people.replace(people)
        return difference(before, {str(p.oid): p for p in people})

    async with opened_store(load_settings()) as store:
        _show(await store.run(work), written=asked.yes)
    return Exit.DONE


async def bodies_command(asked: argparse.Namespace) -> Exit:
    try:
        bodies = read_bodies(asked.file)
        for body in bodies:
            try_template(body)
    except BadFile as error:
        raise usage(str(error)) from error

    def work(tx: Transaction) -> list[str]:
        before = {str(b.key): b for b in tx.bodies.all()}
        after = {str(b.key): with_known_home(b, before.get(b.key)) for b in bodies}
        if asked.yes:
            _write(tx, before=before, after=after)
        return difference(before, after)

    async with opened_store(load_settings()) as store:
        try:
            _show(await store.run(work), written=asked.yes)
        except Refused as error:
            why = "a body that has meetings can't be removed; nothing was written"
            raise Ends(Exit.REFUSED, why) from error
    return Exit.DONE


def _write(tx: Transaction, *, before: dict[str, Body], after: dict[str, Body]) -> None:
    for key, body in before.items():
        if key not in after:
            tx.bodies.remove(body.key)
    for body in after.values():
        tx.bodies.put(body)


def _show(lines: list[str], *, written: bool) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
    if not lines:
        sys.stdout.write("no difference\n")
    elif not written:
        sys.stderr.write("nothing was written; add --yes to write it\n")
