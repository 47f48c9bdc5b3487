"""What somebody is to follow up, and what they can say of it. Never the rest of the decision."""

from collections.abc import Sequence
from dataclasses import replace

from microsoft_teams.cards import (
    AdaptiveCard,
    CardElement,
    Container,
    DateInput,
    TextInput,
    TextRun,
    ToggleVisibilityAction,
)

from bot.domain.facts import Contact, FollowUpNotice
from bot.domain.follow_up import FollowUpAct, FollowUpState
from bot.domain.reminding import Reminding
from cards.actions import AnyAction, Payload, Verb, button
from cards.fields import wrong_field
from cards.heading import head
from cards.page import page
from cards.parts import banner, buttons, hint, line, marked, plain, quiet, said, strong
from cards.people import contact_line
from cards.sheet import Sheet

MAX_REASON = 1_000
MAX_OWNER = 200


def follow_up_card(notice: FollowUpNotice, sheet: Sheet) -> AdaptiveCard:
    words = sheet.words
    name = words.say("Follow-up") if notice.owner else words.say("Your follow-up")
    if notice.reminder:
        name = words.say("Reminder of your follow-up")
    return page(
        head("followup", name, heading=notice.heading, sheet=sheet),
        banner(notice.banner, sheet),
        _reminder(notice, sheet),
        [said(strong(item_words(notice, sheet)))],
        _off(sheet) if notice.is_off else _stands(notice, sheet),
        contact_line(_by_phone(notice.contact), sheet) if not notice.owner else [],
    )


def _by_phone(contact: Contact | None) -> Contact | None:
    """An address in one word is cut off in a side panel; it stands only where there is no number."""
    return replace(contact, upn=None) if contact and contact.phone else contact


def item_words(notice: FollowUpNotice, sheet: Sheet) -> str:
    """`Punkt 2: Ny strategi`, of a closed one only its number."""
    says = sheet.words.say
    title = line(notice.title, sheet) if notice.title else None
    if notice.number is None:
        return title or says("An item of the agenda")
    number = line(notice.number, sheet)
    return (
        says("Item {number}: {title}", number=number, title=title)
        if title
        else says("Item {number}", number=number)
    )


def state_run(state: FollowUpState, sheet: Sheet, *, is_late: bool = False) -> TextRun:
    """A mark and a colour that only repeat the word."""
    word = sheet.words.name(state)
    if state is FollowUpState.DONE:
        return marked("✓ " + word, "Good")
    if state is FollowUpState.BLOCKED or is_late:
        return marked("! " + word, "Attention")
    return marked("? " + word, "Warning") if state is FollowUpState.PROPOSED else plain("○ " + word)


def _reminder(notice: FollowUpNotice, sheet: Sheet) -> list[CardElement]:
    if notice.reminder is None:
        return []
    word = sheet.words.name(notice.reminder)
    return [said(marked(word, "Attention") if notice.reminder is Reminding.OVERDUE else strong(word))]


def _off(sheet: Sheet) -> list[CardElement]:
    return [said(plain(sheet.words.say("This is not yours to follow up any more.")))]


def _stands(notice: FollowUpNotice, sheet: Sheet) -> list[CardElement]:
    return [
        *([said(plain(line(notice.task, sheet)), spacing="Small")] if notice.task else []),
        *_owner(notice, sheet),
        *_due(notice, sheet),
        said(state_run(notice.state, sheet), spacing="Small"),
        *_more(notice, sheet),
        *wrong_field(notice.field, sheet),
        *_asks(notice, sheet),
    ]


def _owner(notice: FollowUpNotice, sheet: Sheet) -> list[CardElement]:
    if notice.owner is None:
        return []
    return [
        said(quiet(sheet.words.say("Follows up:") + " "), plain(line(notice.owner, sheet)), spacing="None")
    ]


def _due(notice: FollowUpNotice, sheet: Sheet) -> list[CardElement]:
    if notice.due_on is None:
        return []
    day = sheet.words.day(notice.due_on)
    return [said(quiet(sheet.words.say("To be done by:") + " "), strong(day), spacing="None")]


def _more(notice: FollowUpNotice, sheet: Sheet) -> list[CardElement]:
    words, found = sheet.words, list[CardElement]()
    if notice.proposed_on:
        proposed = words.say("Proposed date: {day}", day=words.plain_day(notice.proposed_on))
        found.append(said(plain(proposed), spacing="None"))
    if notice.reason:
        found.append(said(plain(f"“{line(notice.reason, sheet)}”"), spacing="None"))
    if notice.by:
        by = words.say("Recorded by {name}", name=line(notice.by, sheet))
        found.append(said(quiet(by), spacing="None"))
    return found


def _asks(notice: FollowUpNotice, sheet: Sheet) -> list[CardElement]:
    """One tap where nothing is to be written, two where something is."""
    direct = [_press(notice, act, sheet=sheet) for act in notice.asks if act in _DIRECT]
    return [
        *buttons(*direct),
        *buttons(*_openers(notice.asks, sheet)),
        *_date_box(notice, sheet),
        *_reason_box(notice, sheet),
        *_owner_box(notice, sheet),
    ]


_DIRECT = {
    FollowUpAct.ACCEPT: Verb.FOLLOWUP_ACCEPT,
    FollowUpAct.AGREE: Verb.FOLLOWUP_AGREE,
    FollowUpAct.DECLINE: Verb.FOLLOWUP_DECLINE,
    FollowUpAct.DONE: Verb.FOLLOWUP_DONE,
    FollowUpAct.REOPEN: Verb.FOLLOWUP_REOPEN,
}


def _press(notice: FollowUpNotice, act: FollowUpAct, *, sheet: Sheet) -> AnyAction:
    says = sheet.words.say
    titles = {
        FollowUpAct.ACCEPT: says("I'll see to it"),
        FollowUpAct.AGREE: says("Agree to the date"),
        FollowUpAct.DECLINE: says("Decline the date"),
        FollowUpAct.DONE: says("Mark as done") if notice.owner else says("I have done it"),
        FollowUpAct.REOPEN: says("Take it up again"),
    }
    is_first = act in (FollowUpAct.ACCEPT, FollowUpAct.AGREE)
    return button(_DIRECT[act], titles[act], about=about_follow_up(notice), is_primary=is_first)


def _openers(asks: Sequence[FollowUpAct], sheet: Sheet) -> list[AnyAction]:
    says = sheet.words.say
    boxes = {
        FollowUpAct.PROPOSE: (says("Propose another date ..."), "propose"),
        FollowUpAct.BLOCK: (says("It can't be done ..."), "block"),
        FollowUpAct.HAND_OVER: (says("Hand it over ..."), "hand_over"),
    }
    return [
        ToggleVisibilityAction(title=title, target_elements=[box])
        for act, (title, box) in boxes.items()
        if act in asks
    ]


def _date_box(notice: FollowUpNotice, sheet: Sheet) -> list[CardElement]:
    if FollowUpAct.PROPOSE not in notice.asks:
        return []
    says = sheet.words.say
    day = DateInput(id="due", label=says("Which date?"))
    note = hint(says("The secretary answers it. Until then the date above holds."))
    send = _sends(notice, Verb.FOLLOWUP_PROPOSE, title=says("Send the date"))
    return [_box("propose", [day, note, *send], is_open=notice.field == "due_past")]


def _reason_box(notice: FollowUpNotice, sheet: Sheet) -> list[CardElement]:
    if FollowUpAct.BLOCK not in notice.asks:
        return []
    says = sheet.words.say
    why = TextInput(
        id="remark", label=says("What stands in the way?"), is_multiline=True, max_length=MAX_REASON
    )
    send = _sends(notice, Verb.FOLLOWUP_BLOCK, title=says("Tell the secretary"))
    return [_box("block", [why, *send], is_open=notice.field == "reason")]


def _owner_box(notice: FollowUpNotice, sheet: Sheet) -> list[CardElement]:
    if FollowUpAct.HAND_OVER not in notice.asks:
        return []
    says = sheet.words.say
    who = TextInput(id="owner", label=says("Who takes it over? A name or a unit"), max_length=MAX_OWNER)
    send = _sends(notice, Verb.FOLLOWUP_HAND_OVER, title=says("Hand it over"))
    return [_box("hand_over", [who, *send], is_open=notice.field == "new_owner")]


def _box(name: str, items: list[CardElement], *, is_open: bool) -> Container:
    return Container(id=name, is_visible=is_open, items=items)


def _sends(notice: FollowUpNotice, verb: Verb, *, title: str) -> list[CardElement]:
    return buttons(button(verb, title, about=about_follow_up(notice), takes_inputs=True))


def about_follow_up(notice: FollowUpNotice) -> Payload:
    """`choice` is the very row that was shown, `seq` the last thing that had been said of it."""
    return Payload(meeting=notice.meeting, item=notice.item, seq=notice.seq, choice=notice.follow_up)
