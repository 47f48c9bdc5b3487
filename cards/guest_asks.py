"""What a guest can answer about their slot, and what they have answered. Never anybody else's answer."""

from collections.abc import Mapping

from microsoft_teams.cards import (
    CardElement,
    Container,
    ExecuteAction,
    TextBlock,
    TextInput,
    ToggleVisibilityAction,
)

from bot.domain.facts import SlotNotice
from bot.domain.response import DELAYS, Reply
from bot.texts.marked import N_
from cards.actions import AnyAction, Payload, Verb, button
from cards.parts import buttons, hint, line, said, strong
from cards.replies import reply_words
from cards.sheet import Sheet

MAX_NAME = 200
_AFTERWARDS: Mapping[Reply, str] = {
    Reply.LATE: N_("The meeting can see it."),
    Reply.CANNOT: N_("The secretary can see it and gets back to you if need be."),
    Reply.SUBSTITUTE: N_("It holds once the secretary has confirmed it."),
}


def answered(notice: SlotNotice, sheet: Sheet) -> list[CardElement]:
    response = notice.response
    if response is None or response.reply is Reply.OPEN:
        return []
    own = {
        Reply.CONFIRM: sheet.words.say("I'll come"),
        Reply.READY: sheet.words.say("I am ready"),
        Reply.CANNOT: sheet.words.say("I can't come"),
    }
    other = line(response.substitute, sheet) if response.substitute else ""
    if other:
        own[Reply.SUBSTITUTE] = sheet.words.say("{name} comes instead", name=other)
    answer = own.get(response.reply) or reply_words(response, notice.heading.zone, sheet=sheet)
    note = _AFTERWARDS.get(response.reply)
    return [
        said(strong("● " + sheet.words.say("You have answered: {answer}", answer=answer)), spacing="Medium"),
        *([hint(sheet.words.say(note))] if note else []),
    ]


def asked(notice: SlotNotice, sheet: Sheet) -> list[CardElement]:
    """One tap to come or to be ready; what needs more than that is one press further away."""
    if not notice.asks:
        return []
    says = sheet.words.say
    is_late = ToggleVisibilityAction(title=says("I'll be late ..."), target_elements=["late"])
    return [
        *_wrong(notice, sheet),
        *buttons(
            *_comes(notice, sheet), is_late if Reply.LATE in notice.asks else None, _absent(notice, sheet)
        ),
        *_late_box(notice, sheet),
        *_absent_box(notice, sheet),
    ]


def _comes(notice: SlotNotice, sheet: Sheet) -> list[ExecuteAction]:
    """What stands already is not asked again; the first that was never answered is the one to press."""
    says = sheet.words.say
    stands = notice.response.reply if notice.response else Reply.OPEN
    open_ones = [one for one in (Reply.CONFIRM, Reply.READY) if one in notice.asks and one is not stands]
    named = {
        Reply.CONFIRM: (Verb.SLOT_CONFIRM, says("I'll come")),
        Reply.READY: (Verb.SLOT_READY, says("I am ready")),
    }
    return [
        button(
            named[one][0],
            named[one][1],
            about=_about(notice),
            is_primary=index == 0 and stands is Reply.OPEN,
        )
        for index, one in enumerate(open_ones)
    ]


def _absent(notice: SlotNotice, sheet: Sheet) -> AnyAction | None:
    says = sheet.words.say
    if Reply.SUBSTITUTE in notice.asks:
        words = says("I can't come ...") if Reply.CANNOT in notice.asks else says("Send somebody else ...")
        return ToggleVisibilityAction(title=words, target_elements=["absent"])
    return _cannot(notice, sheet) if Reply.CANNOT in notice.asks else None


def _cannot(notice: SlotNotice, sheet: Sheet) -> ExecuteAction:
    return button(Verb.SLOT_CANCEL, sheet.words.say("I can't come"), about=_about(notice))


def _late_box(notice: SlotNotice, sheet: Sheet) -> list[CardElement]:
    """A button for each delay: nothing to type for somebody who runs."""
    if Reply.LATE not in notice.asks:
        return []
    presses = [
        button(
            Verb.SLOT_LATE,
            sheet.words.say("{n} min.", n=minutes),
            about=_about(notice, choice=f"{notice.slot.guest}:{minutes}"),
        )
        for minutes in DELAYS
    ]
    ask = hint(sheet.words.say("How late will you be?"))
    return [Container(id="late", is_visible=False, items=[ask, *buttons(*presses)])]


def _absent_box(notice: SlotNotice, sheet: Sheet) -> list[CardElement]:
    if Reply.SUBSTITUTE not in notice.asks:
        return []
    says = sheet.words.say
    person = TextInput(
        id="person",
        label=says("Who comes instead of you?"),
        placeholder=says("First name and surname"),
        max_length=MAX_NAME,
    )
    send = button(Verb.SLOT_SUBSTITUTE, says("Send the name"), about=_about(notice), takes_inputs=True)
    note = hint(says("The secretary confirms it before anybody else is invited."))
    cannot = buttons(_cannot(notice, sheet)) if Reply.CANNOT in notice.asks else []
    return [
        Container(
            id="absent", is_visible=notice.field is not None, items=[*cannot, person, note, *buttons(send)]
        )
    ]


def _wrong(notice: SlotNotice, sheet: Sheet) -> list[CardElement]:
    """The one input here is a name; what is wrong with it is said to a guest, who knows no people file."""
    if notice.field is None:
        return []
    sentence = sheet.words.say("Write the first name and surname of the one who comes instead.")
    return [TextBlock(text=sentence, wrap=True, color="Attention", weight="Bolder")]


def _about(notice: SlotNotice, *, choice: str | None = None) -> Payload:
    """`seq` is the answer that the guest saw, so that a newer one is not lost to an older card; `version` is
    what they had been told by then, so that nobody says yes to a time that they did not see.
    """
    return Payload(
        meeting=notice.slot.meeting,
        version=notice.revision,
        seq=notice.response.seq if notice.response else 0,
        choice=choice or notice.slot.guest,
    )
