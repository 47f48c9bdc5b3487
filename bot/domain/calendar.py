"""Whose calendar files there are, and how often each has changed. Never what stands in one.

A file is fetched by an address that nobody can guess, and whoever holds it gets the file: a card in Teams
can't carry a file, and a calendar can't sign in. So an address that is passed on shows that one slot (or the
open items of that one meeting), with what changes in it, and nothing else: it is as if the card had been
passed on. It ends when the slot has been off for `KEPT_OFF`.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.ids import GuestId, MeetingId, Oid
from bot.domain.slot import NOBODY, Slot

KEPT_OFF = timedelta(days=30)
"""For so long what is off can still be taken out of a calendar; then its address is nobody's."""


@dataclass(frozen=True)
class Owner:
    """A guest's slot; `person` None: of a guest of whom only words are known. Without a guest it is the
    whole meeting, for the members of the body.
    """

    meeting: MeetingId
    guest: GuestId | None = None
    person: Oid | None = None

    @property
    def key(self) -> str:
        return f"{self.meeting}/{self.guest or ''}/{self.person or ''}"

    @property
    def uid(self) -> str:
        """The same for ever, and it tells nobody who is meant: a file may be passed on."""
        return f"{hashlib.sha256(self.key.encode()).hexdigest()[:32]}@ordstyrer"


@dataclass(frozen=True)
class Kept:
    """`sequence` rises with each change of what it shows, last at `at`; `shown` is that as a SHA-256.

    `token` is the unguessable part of the address, 128 random bits: a capability. It stands on the owner's
    own card and in no log.
    """

    token: str
    owner: Owner
    sequence: int
    shown: str
    at: datetime


def owner_of(slot: Slot) -> Owner:
    return Owner(slot.meeting, slot.guest, None if slot.person == NOBODY else slot.person)


def fingerprint(*shown: object) -> str:
    """SHA-256 of what a calendar file is made of."""
    return hashlib.sha256(repr(shown).encode("utf-8", "surrogatepass")).hexdigest()
