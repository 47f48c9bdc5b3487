"""What a guest is told while the meeting runs: get ready, come now, wait, thank you. Never of anybody else.

Each says what changed, then what to do; it is read on a phone on the way down a corridor.
"""

from collections.abc import Mapping

from microsoft_teams.cards import AdaptiveCard, CardElement

from bot.domain.facts import SlotNotice
from bot.domain.notice import NoticeKind
from bot.texts.marked import N_
from cards.guest_asks import answered, asked
from cards.heading import join_button
from cards.page import page
from cards.parts import banner, box, buttons, capital, hint, large, line, plain, quiet, said, strong, title
from cards.people import contact_line
from cards.sheet import Sheet
from cards.slot import body_line, slot_card
from cards.untrusted import web_address

_TOPS: Mapping[NoticeKind, str] = {
    NoticeKind.GET_READY: N_("Soon it is your turn"),
    NoticeKind.COME_NOW: N_("It is your turn"),
    NoticeKind.NOT_YET: N_("Wait a little longer"),
    NoticeKind.THANKS: N_("Your item is over"),
}
# By whether there is a place to go to, and a link to join by.
_READY: Mapping[tuple[bool, bool], str] = {
    (True, True): N_("Be near the room, or have the link at hand. I call you when it is your turn."),
    (True, False): N_("Be near the room. I call you when it is your turn."),
    (False, True): N_("Have the link at hand. I call you when it is your turn."),
    (False, False): N_("I call you when it is your turn."),
}
_COME: Mapping[tuple[bool, bool], str] = {
    (True, True): N_("Just walk in, or join by the button."),
    (True, False): N_("Just walk in."),
    (False, True): N_("Join by the button."),
    (False, False): N_("They are waiting for you."),
}


def guest_card(notice: SlotNotice, sheet: Sheet) -> AdaptiveCard:
    """Any notice about a guest's slot; one that is off is told by its own card whatever it was."""
    is_call = notice.kind in _TOPS and notice.off is None
    return _call_card(notice, sheet) if is_call else slot_card(notice, sheet)


def _call_card(notice: SlotNotice, sheet: Sheet) -> AdaptiveCard:
    is_over = notice.kind is NoticeKind.THANKS
    comes_now = notice.kind is NoticeKind.COME_NOW
    join = join_button(notice.slot.join_url, sheet)
    if join and comes_now:
        join.style = "positive"
    return page(
        [title("call", sheet.words.say(_TOPS[notice.kind]))],
        banner(notice.banner, sheet),
        [said(large(_lead(notice, sheet)), spacing="Small")],
        [] if is_over else _where(notice, sheet),
        [hint(_what_to_do(notice, sheet))],
        _floor(notice, sheet),
        buttons(join) if comes_now else [],
        [] if is_over else answered(notice, sheet),
        [] if is_over else asked(notice, sheet),
        _item(notice, sheet),
        contact_line(notice.contact, sheet),
        [] if is_over or comes_now else buttons(join),
    )


def _lead(notice: SlotNotice, sheet: Sheet) -> str:
    words = sheet.words
    starts = words.clock(notice.slot.starts) if notice.slot.starts else None
    match notice.kind:
        case NoticeKind.GET_READY if starts:
            return words.say("Get ready: you are on at about {time}", time=starts)
        case NoticeKind.GET_READY:
            return words.say("Get ready: it is your turn in a moment")
        case NoticeKind.COME_NOW:
            return words.say("Come now, we have got to your item")
        case NoticeKind.NOT_YET if starts:
            return words.say("Wait a little longer: now at about {time}", time=starts)
        case NoticeKind.NOT_YET:
            return words.say("Wait a little longer")
        case _:
            return words.say("Thank you for taking part")


def _what_to_do(notice: SlotNotice, sheet: Sheet) -> str:
    slot = notice.slot
    ways = bool(slot.place), web_address(slot.join_url) is not None
    if notice.kind is NoticeKind.GET_READY:
        return sheet.words.say(_READY[ways])
    if notice.kind is NoticeKind.COME_NOW:
        return sheet.words.say(_COME[ways])
    if notice.kind is NoticeKind.NOT_YET:
        return sheet.words.say("The order has changed. I call you again. Thank you for your patience.")
    return sheet.words.say("There is nothing more that you need to do.")


def _floor(notice: SlotNotice, sheet: Sheet) -> list[CardElement]:
    """How long a guest who presents may speak."""
    if notice.speaks_until is None or notice.kind is not NoticeKind.COME_NOW:
        return []
    words = sheet.words
    until = words.hour(notice.speaks_until, notice.heading.zone)
    if notice.minutes_left is None:
        sentence = words.say("You have the floor until {time}", time=until)
    else:
        sentence = words.say(
            "You have the floor until {time} ({n} min. left)", time=until, n=notice.minutes_left
        )
    return [box(said(strong(sentence)), style="accent")]


def _item(notice: SlotNotice, sheet: Sheet) -> list[CardElement]:
    slot = notice.slot
    name = line(slot.title, sheet) if slot.title else sheet.words.say("A closed item")
    day = capital(sheet.words.day(slot.held_on))
    return [
        said(strong(name), spacing="Medium"),
        said(plain(body_line(notice, sheet)), spacing="None"),
        said(quiet(day), spacing="None"),
    ]


def _where(notice: SlotNotice, sheet: Sheet) -> list[CardElement]:
    return [said(strong(line(notice.slot.place, sheet)), spacing="None")] if notice.slot.place else []
