"""What a use case refuses, in the boardroom's words.

Refused                the act is not done; the store is as before
├── NotPermitted       the actor may not; answered exactly like NotFound where existence is a secret
├── NotFound           no such meeting, item or guest for this actor
├── Outdated           the card showed an older version
├── AlreadyDecided     the item has its decision; answers are closed
├── Closed                 the written procedure is over; nothing of it can be changed
├── Recused            the actor takes no part in the item, being partial
├── Unresolved         guests without a confirmed person stand in the way of publishing
├── NotPublished       the meeting is a draft, withdrawn or cancelled
└── Unusable           what was typed or chosen can't be used; says which field
BadFile                a people or bodies file that can't be read; says file and key
"""

from bot.domain.ids import GuestId


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """The act was refused and nothing was changed."""


class NotPermitted(Refused):
    """This is not yours to do."""


class NotFound(Refused):
    """There is no such thing for you."""


class Outdated(Refused):
    """The card showed an older version."""


class AlreadyDecided(Refused):
    """The item has its decision already."""


class Closed(Refused):
    """The written procedure is closed."""


class Recused(Refused):
    """You take no part in this item."""


class NotPublished(Refused):
    """The meeting is not open for this now."""


class Unresolved(Refused):
    """Guests without a confirmed person stand in the way."""

    def __init__(self, guests: tuple[GuestId, ...]) -> None:
        super().__init__(f"{len(guests)} guests without a confirmed person")
        self.guests = guests


class Unusable(Refused):
    """What was typed can't be used."""

    def __init__(self, field: str) -> None:
        super().__init__(f"the field {field} can't be used")
        self.field = field


class BadFile(Exception):  # noqa: N818 - names the file, not the fault
    """A people or bodies file that can't be read."""
