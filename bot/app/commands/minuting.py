"""`minutes`: the minutes of a meeting as files for the records."""

import argparse
from dataclasses import replace

from bot.app.commands.meetings import only_gathering, seat_asked_for
from bot.app.commands.writing import write_out
from bot.app.errors import Exit, usage
from bot.app.settings import load_settings
from bot.app.templates import template_of
from bot.app.wiring import opened_store
from bot.documents.minutes.house_template import BadTemplate
from bot.documents.minutes.printing import MinutesFormat, printed
from bot.domain.body import Body
from bot.domain.errors import BadFile
from bot.domain.facts import Minutes
from bot.texts import words
from bot.usecases.as_published import as_published
from bot.usecases.compose.minuted import minuted
from bot.usecases.ports import Transaction


def formats(written: str) -> tuple[MinutesFormat, ...]:
    """Raises ArgumentTypeError, whose words argparse prints."""
    known = ",".join(MinutesFormat)
    wanted = tuple(dict.fromkeys(written.split(",")))
    if not set(wanted) <= set(MinutesFormat):
        raise argparse.ArgumentTypeError(f"one or more of {known}")
    return tuple(MinutesFormat(one) for one in wanted)


async def minutes_command(asked: argparse.Namespace) -> Exit:
    """One format goes into the file as it is named; of several each into one with its own ending."""

    def work(tx: Transaction) -> tuple[Minutes, Body]:
        found = only_gathering(seat_asked_for(tx, asked))
        shown = replace(found, meeting=as_published(tx, found.meeting))
        return minuted(tx, shown, is_public=asked.public), found.body

    async with opened_store(load_settings()) as store:
        minutes, body = await store.read(work)
    try:
        template = template_of(body) if MinutesFormat.WORD in asked.format else None
        files = {
            form: printed(minutes, form, words=words(body.language), template=template)
            for form in asked.format
        }
    except BadFile as error:
        raise usage(str(error)) from error
    except BadTemplate as error:
        raise usage(f"{body.minutes_template}: {error}") from error
    for form, file in files.items():
        write_out(asked.out if len(files) == 1 else asked.out.with_suffix(f".{form}"), file)
    return Exit.DONE
