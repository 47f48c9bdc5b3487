"""What the secretary sees before anything is sent: everything, and every doubt. Never for anybody else."""

from bot.domain.conversation import ConversationKind
from bot.domain.facts import Banner, Choice, Doubt, GuestDoubt, Preview
from bot.domain.meeting import Guest, Item
from bot.domain.person import Person, named, same_words
from bot.usecases.compose.agenda import agenda_view
from bot.usecases.compose.likeness import likest
from bot.usecases.compose.parts import guest_line, paper, written_label
from bot.usecases.lookup import Seat
from bot.usecases.ports import Transaction


def preview(tx: Transaction, found: Seat, *, banner: Banner | None = None) -> Preview:
    everyone = tx.people.all()
    home = tx.conversations.get(found.body.home) if found.body.home else None
    return Preview(
        view=agenda_view(tx, found),
        guests=tuple(
            _guest(tx, item, guest=guest, everyone=everyone)
            for item in found.meeting.items
            for guest in item.guests
        ),
        papers=tuple(paper(a) for a in found.meeting.attachments),
        problems=found.meeting.problems,
        home_is_known=home is not None and home.kind is not ConversationKind.PERSONAL,
        banner=banner,
    )


def _guest(tx: Transaction, item: Item, *, guest: Guest, everyone: tuple[Person, ...]) -> GuestDoubt:
    people = {person.oid: person for person in everyone}
    return GuestDoubt(
        line=guest_line(item, guest, people=people, with_contact=True),
        words=written_label(guest),
        doubts=_doubts(tx, item, guest=guest, everyone=everyone),
        choices=tuple(Choice(p.oid, _choice_label(p, everyone)) for p in _choices(guest, everyone)),
    )


def _choices(guest: Guest, everyone: tuple[Person, ...]) -> tuple[Person, ...]:
    """Every person may be chosen: those whose name is most like the document's words come first."""
    return likest(written_label(guest), everyone)


def _choice_label(person: Person, everyone: tuple[Person, ...]) -> str:
    label = ", ".join(part for part in (person.name, person.title, person.unit) if part)
    is_shared = sum(same_words(person.name, other.name) for other in everyone) > 1
    return f"{label} ({person.upn})" if is_shared and person.upn else label


def _doubts(tx: Transaction, item: Item, *, guest: Guest, everyone: tuple[Person, ...]) -> tuple[Doubt, ...]:
    person = next((p for p in everyone if p.oid == guest.person), None)
    if person is None:
        return (_unresolved_because(guest, everyone),)
    is_other = bool(guest.title and person.title and not same_words(guest.title, person.title))
    doubts = {
        Doubt.OTHER_TITLE: is_other,
        Doubt.NO_CHAT: tx.conversations.personal(person.oid) is None,
        Doubt.NO_TIME: item.starts is None,
        Doubt.OPENNESS_UNKNOWN: item.is_open is None,
    }
    return tuple(doubt for doubt, is_so in doubts.items() if is_so)


def _unresolved_because(guest: Guest, everyone: tuple[Person, ...]) -> Doubt:
    if not guest.name:
        return Doubt.ONLY_FUNCTION
    return Doubt.SEVERAL_FOUND if len(named(guest.name, everyone)) > 1 else Doubt.NOBODY_FOUND
