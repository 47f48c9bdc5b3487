"""Who was reached and who was not, why, and what to paste into a mail instead. Never the sending."""

from collections.abc import Sequence

from microsoft_teams.cards import AdaptiveCard, CardElement, Container, TextBlock

from bot.domain.facts import DeliveriesAnswer, DeliveryLine, SlotNotice
from bot.domain.notice import NoticeState, Why
from cards.actions import Payload, Verb, button
from cards.heading import head
from cards.page import page
from cards.parts import (
    banner,
    box,
    buttons,
    capital,
    hint,
    joined,
    label,
    line,
    marked,
    more,
    plain,
    quiet,
    said,
    strong,
    title,
)
from cards.sheet import Sheet
from cards.slot import body_line, when
from cards.untrusted import web_address

_WAY_OUT = (NoticeState.REFUSED, NoticeState.TOO_LATE)
_ON_THE_WAY = (NoticeState.WAITING, NoticeState.SENDING)


def deliveries_card(answer: DeliveriesAnswer, sheet: Sheet) -> AdaptiveCard:
    words = sheet.words
    if answer.heading is None:
        return page(
            [
                title("deliveries", words.say("Deliveries")),
                hint(words.say("I have no coming meeting to show you.")),
            ]
        )
    missed = [one for one in answer.lines if one.state in _WAY_OUT]
    waiting = [one for one in answer.lines if one.state in _ON_THE_WAY]
    rest = [one for one in answer.lines if one.state not in (*_WAY_OUT, *_ON_THE_WAY)]
    return page(
        head("deliveries", words.say("Deliveries"), heading=answer.heading, sheet=sheet),
        banner(answer.banner, sheet),
        _held(answer, sheet),
        _group(words.say("Not reached"), missed, answer=answer, sheet=sheet),
        _group(words.say("On the way"), waiting, answer=answer, sheet=sheet),
        _group(words.say("Done"), rest, answer=answer, sheet=sheet),
        [] if answer.lines else [hint(words.say("Nothing has been sent yet."))],
    )


def _held(answer: DeliveriesAnswer, sheet: Sheet) -> list[CardElement]:
    """The reader can compare what my clock shows with their own."""
    if answer.clock_shows is None or answer.heading is None:
        return []
    words = sheet.words
    shows = words.moment(answer.clock_shows, answer.heading.zone)
    sentence = words.say(
        "My clock has jumped ahead and shows {moment}. So that nothing comes too early I send nothing but "
        "answers until it is right again, or until you say that it is right.",
        moment=shows,
    )
    about = Payload(meeting=answer.meeting)
    release = button(Verb.DELIVERIES_RELEASE, words.say("The clock is right: send again"), about=about)
    return [box(said(plain(sentence)), style="warning"), *(buttons(release) if answer.meeting else [])]


def _group(
    words: str, found: Sequence[DeliveryLine], *, answer: DeliveriesAnswer, sheet: Sheet
) -> list[CardElement]:
    if not found or answer.heading is None:
        return []
    kept, left_out = sheet.first(found)
    zone = answer.heading.zone
    return [
        label(words),
        *joined([_delivery(one, zone, sheet=sheet) for one in kept]),
        *more(left_out, sheet),
    ]


def _delivery(one: DeliveryLine, zone: str, *, sheet: Sheet) -> list[CardElement]:
    words = sheet.words
    state = (
        marked(words.name(one.state), "Attention") if one.state in _WAY_OUT else plain(words.name(one.state))
    )
    facts = [quiet(": " + words.name(one.kind) + " · "), state]
    if one.at:
        facts.append(quiet(" · " + words.moment(one.at, zone)))
    if one.attempts > 1:
        facts.append(quiet(" · " + words.plural("{n} attempt", "{n} attempts", n=one.attempts)))
    reasons = [one.why] if one.why else []
    if one.is_maybe_doubled and one.why is not Why.MAYBE_DOUBLED:
        reasons.append(Why.MAYBE_DOUBLED)
    return [
        said(strong(line(one.recipient, sheet)), *facts),
        *(said(quiet(words.name(reason)), spacing="None") for reason in reasons),
        *(_paste(one.paste, sheet) if one.paste else []),
    ]


def _paste(notice: SlotNotice, sheet: Sheet) -> list[CardElement]:
    lines = [said(plain(one), spacing="None") for one in mail_lines(notice, sheet)]
    return [
        hint(sheet.words.say("Text for a mail:")),
        Container(style="emphasis", items=[*lines, *_calendar(notice, sheet)]),
    ]


def mail_lines(notice: SlotNotice, sheet: Sheet) -> list[str]:
    """The slot in whole lines, with the link spelled out since a mail has no button; of one that is off, only
    that it is.
    """
    slot = notice.slot
    if notice.off:
        day = capital(sheet.words.day(slot.held_on))
        return [body_line(notice, sheet), day, sheet.words.name(notice.off)]
    link = web_address(slot.join_url)
    what = line(slot.title, sheet) if slot.title else sheet.words.say("A closed item")
    place = line(slot.place, sheet) if slot.place else None
    return [part for part in (body_line(notice, sheet), what, when(notice, sheet), place, link) if part]


def _calendar(notice: SlotNotice, sheet: Sheet) -> list[CardElement]:
    """Our own address in a TextBlock, which breaks a long word where a run is cut off."""
    file = web_address(notice.calendar_file)
    if file is None:
        return []
    words = sheet.words.say("Remove from calendar") if notice.off else sheet.words.say("Add to calendar")
    return [said(plain(f"{words}:"), spacing="None"), TextBlock(text=file, wrap=True, spacing="None")]
