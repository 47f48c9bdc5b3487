"""`import`, `publish`, `export`, `runsheet`, `deliveries`: a meeting from the command line."""

import argparse
import hashlib
import json
import sys
from datetime import UTC, datetime
from typing import Any

from bot.app.commands.reading import file_bytes
from bot.app.commands.writing import write_out
from bot.app.errors import Ends, Exit, usage
from bot.app.settings import load_settings
from bot.app.wiring import opened_store
from bot.documents.run_sheet.web_page import run_sheet_page
from bot.documents.run_sheet.word_file import run_sheet_word
from bot.documents.sandbox import read_agenda_in_child
from bot.domain.agenda import Unreadable
from bot.domain.body import Body, Role
from bot.domain.errors import NotFound, NotPermitted, NotPublished, Unresolved, Unusable
from bot.domain.facts import DeliveryLine, RunSheet
from bot.domain.grants import Permission
from bot.domain.ids import BodyKey, GuestId, MeetingId, Oid
from bot.domain.meeting import Meeting
from bot.texts import words
from bot.usecases.answers.deliveries import delivery_list
from bot.usecases.compose.parts import written_label
from bot.usecases.compose.run_sheet import run_sheet
from bot.usecases.export_meeting import export_meeting
from bot.usecases.import_agenda import import_agenda
from bot.usecases.lookup import Reader, Seat, seat, seated
from bot.usecases.place_waiting import place_waiting
from bot.usecases.ports import Transaction
from bot.usecases.publish_agenda import publish_agenda


async def import_command(asked: argparse.Namespace) -> Exit:
    data = file_bytes(asked.file)
    digest, body = hashlib.sha256(data).hexdigest(), BodyKey(asked.body)
    settings, now = load_settings(), datetime.now(UTC)

    def work(tx: Transaction) -> Meeting:
        meeting, _ = import_agenda(tx, agenda, digest=digest, body=body, actor=_actor(asked))
        owner = tx.bodies.get(body)
        if owner:
            place_waiting(tx, owner, at=now)
        return meeting

    try:
        agenda = await read_agenda_in_child(data)
        async with opened_store(settings) as store:
            meeting = await store.run(work)
    except Unreadable as error:
        raise usage(f"{asked.file}: {error}") from error
    except Unusable as error:
        raise usage(f"{asked.file}: the document has no date") from error
    except NotPermitted as error:
        raise Ends(Exit.REFUSED, f"no body {asked.body}, or not yours to prepare") from error
    sys.stdout.write(f"meeting {meeting.id}\n")
    return Exit.DONE


async def publish_command(asked: argparse.Namespace) -> Exit:
    now = datetime.now(UTC)

    def work(tx: Transaction) -> None:
        found = seat_asked_for(tx, asked)
        publish_agenda(tx, found, without_unresolved=asked.without_unresolved, at=now)

    async with opened_store(load_settings()) as store:
        try:
            await store.run(work)
        except Unresolved as error:
            guests = error.guests
            names = await store.read(lambda tx: _unresolved(tx, asked, guests=guests))
            raise Ends(Exit.REFUSED, f"not published: who is meant by {names}?") from error
        except NotPublished as error:
            raise Ends(Exit.REFUSED, "the meeting is cancelled, or a written procedure") from error
    return Exit.DONE


async def export_command(asked: argparse.Namespace) -> Exit:
    meeting = MeetingId(asked.meeting)
    async with opened_store(load_settings()) as store:
        try:
            exported = await store.read(lambda tx: export_meeting(tx, meeting, public=asked.public))
        except NotFound as error:
            raise _no_meeting(asked) from error
    _print(exported)
    return Exit.DONE


async def runsheet_command(asked: argparse.Namespace) -> Exit:
    def work(tx: Transaction) -> tuple[RunSheet, Body]:
        found = only_gathering(seat_asked_for(tx, asked))
        return run_sheet(tx, found), found.body

    async with opened_store(load_settings()) as store:
        sheet, body = await store.read(work)
    print_as = {"html": run_sheet_page, "docx": run_sheet_word}[asked.format]
    write_out(asked.out, print_as(sheet, words(body.language)))
    return Exit.DONE


async def deliveries_command(asked: argparse.Namespace) -> Exit:
    def work(tx: Transaction) -> list[dict[str, Any]]:
        found = seat_asked_for(tx, asked)
        listed = delivery_list(tx, found.meeting, body=found.body)
        return [_delivery(line) for line in listed.lines]

    async with opened_store(load_settings()) as store:
        _print(await store.read(work))
    return Exit.DONE


def seat_asked_for(tx: Transaction, asked: argparse.Namespace) -> Seat:
    """Without `--as` it is the owner of the machine, who may do as a secretary may."""
    meeting_id, actor = MeetingId(asked.meeting), _actor(asked)
    if actor:
        try:
            return seat(tx, meeting_id, actor=actor, needs=Permission.PREPARE)
        except NotPermitted as error:
            raise _no_meeting(asked) from error
    meeting = tx.meetings.get(meeting_id)
    body = tx.bodies.get(meeting.body) if meeting else None
    if meeting is None or body is None:
        raise _no_meeting(asked)
    return seated(tx, meeting, body=body, reader=Reader(Oid(""), frozenset({Role.SECRETARY})))


def only_gathering(found: Seat) -> Seat:
    """A written procedure has no run sheet, and stands in the minutes of the next meeting."""
    if found.meeting.is_written:
        raise Ends(Exit.REFUSED, "that is a written procedure, where nobody meets")
    return found


def _actor(asked: argparse.Namespace) -> Oid | None:
    actor = getattr(asked, "actor", None)
    return Oid(actor.lower()) if actor else None


def _no_meeting(asked: argparse.Namespace) -> Ends:
    return Ends(Exit.REFUSED, f"no meeting {asked.meeting}, or not yours")


def _unresolved(tx: Transaction, asked: argparse.Namespace, *, guests: tuple[GuestId, ...]) -> str:
    meant = [g for item in seat_asked_for(tx, asked).meeting.items for g in item.guests if g.id in guests]
    return ", ".join(written_label(guest) for guest in meant)


def _delivery(line: DeliveryLine) -> dict[str, Any]:
    return {
        "recipient": line.address,
        "name": line.recipient,
        "kind": line.kind,
        "state": line.state,
        "reason": line.why,
        "attempts": line.attempts,
        "at": line.at.isoformat() if line.at else None,
        "maybe_doubled": line.is_maybe_doubled,
        "calendar": line.paste.calendar_file if line.paste else None,
    }


def _print(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
