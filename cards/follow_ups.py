"""Follow-ups as a list: as asked for, of the week, and what is late when a meeting comes. Never a form."""

from collections.abc import Sequence

from microsoft_teams.cards import AdaptiveCard, CardElement, Container, TextRun

from bot.domain.facts import FollowUpLine, FollowUpNotice, FollowUpsAnswer
from bot.domain.follow_up_list import FollowUpGroup
from cards.actions import Verb, button
from cards.follow_up import about_follow_up, item_words, state_run
from cards.page import page
from cards.parts import buttons, hint, joined, label, large, line, more, plain, quiet, said, strong, title
from cards.sheet import Sheet

MOST_LATE = 5
"""On an agenda, which is about something else."""


def follow_ups_card(answer: FollowUpsAnswer, sheet: Sheet) -> AdaptiveCard:
    words = sheet.words
    own = [] if answer.body else [one for one in answer.lines if one.is_own]
    others = [one for one in answer.lines if one not in own]
    kept, left_out = sheet.first([*own, *others])
    own_kept = kept[: len(own)]
    name = words.say("The week's follow-ups") if answer.body else words.say("Follow-ups")
    return page(
        [title("answer", name)],
        [said(large(line(answer.body, sheet)), spacing="None")] if answer.body else [],
        _listed(words.say("Yours"), own_kept, start=0, sheet=sheet),
        _groups(kept[len(own_kept) :], start=len(own_kept), sheet=sheet),
        more(left_out, sheet),
        [] if answer.lines else [hint(words.say("There are no follow-ups that I may show you."))],
    )


def late_lines(lines: Sequence[FollowUpLine], sheet: Sheet) -> list[CardElement]:
    """Above the items of an agenda."""
    if not lines:
        return []
    kept = lines[:MOST_LATE]
    return [
        label(sheet.words.say("Late follow-ups")),
        *joined(_late(one, sheet) for one in kept),
        *more(len(lines) - len(kept), sheet),
    ]


def _late(one: FollowUpLine, sheet: Sheet) -> list[CardElement]:
    what = line(one.notice.task or item_words(one.notice, sheet), sheet)
    by = _by(one.notice, sheet)
    return [said(strong(line(one.owner, sheet)), plain(" – " + what), quiet(by), spacing="Small")]


def _by(notice: FollowUpNotice, sheet: Sheet) -> str:
    day = notice.due_on
    return " · " + sheet.words.say("by {day}", day=sheet.words.plain_day(day)) if day else ""


def _groups(lines: Sequence[FollowUpLine], *, start: int, sheet: Sheet) -> list[CardElement]:
    found, place = list[CardElement](), start
    for group in FollowUpGroup:
        there = [one for one in lines if one.group is group]
        found += _listed(sheet.words.name(group), there, start=place, sheet=sheet)
        place += len(there)
    return found


def _listed(words: str, lines: Sequence[FollowUpLine], *, start: int, sheet: Sheet) -> list[CardElement]:
    """`start`: how many stand above; the first ones of a card have a button."""
    if not lines:
        return []
    rows = (_line(one, has_button=start + n < sheet.room.buttons, sheet=sheet) for n, one in enumerate(lines))
    return [label(words), *joined(rows)]


def _line(one: FollowUpLine, *, has_button: bool, sheet: Sheet) -> list[CardElement]:
    opens = button(Verb.FOLLOWUP_OPEN, sheet.words.say("Open"), about=about_follow_up(one.notice))
    return [
        *([_in_short(one, sheet)] if sheet.is_terse else _in_full(one, sheet)),
        *(buttons(opens) if has_button and one.can_open else []),
    ]


def _in_full(one: FollowUpLine, sheet: Sheet) -> list[CardElement]:
    notice, words = one.notice, sheet.words
    about = f" · {line(notice.heading.body, sheet)}, {words.plain_day(notice.heading.held_on)}"
    task = [plain(" – " + line(notice.task, sheet))] if notice.task else []
    return [
        said(strong(item_words(notice, sheet)), quiet(about), spacing="Medium"),
        said(quiet(words.say("Follows up:") + " "), plain(line(one.owner, sheet)), *task, spacing="None"),
        said(_state(one, sheet), quiet(_by(notice, sheet)), spacing="None"),
        *_news(notice, sheet),
        *_untold(one, sheet),
    ]


def _in_short(one: FollowUpLine, sheet: Sheet) -> CardElement:
    """Where many stand on one card: who, what and by when; the rest when it is opened."""
    notice = one.notice
    what = line(notice.task or item_words(notice, sheet), sheet)
    return said(
        strong(line(one.owner, sheet)), plain(f" – {what}{_by(notice, sheet)} · "), _state(one, sheet)
    )


def _state(one: FollowUpLine, sheet: Sheet) -> TextRun:
    return state_run(one.notice.state, sheet, is_late=one.group is FollowUpGroup.OVERDUE)


def _news(notice: FollowUpNotice, sheet: Sheet) -> list[CardElement]:
    if notice.proposed_on:
        day = sheet.words.plain_day(notice.proposed_on)
        return [said(plain(sheet.words.say("Proposed date: {day}", day=day)), spacing="None")]
    return [said(plain(f"“{line(notice.reason, sheet)}”"), spacing="None")] if notice.reason else []


def _untold(one: FollowUpLine, sheet: Sheet) -> list[CardElement]:
    if one.untold is None:
        return []
    return [said(quiet(sheet.words.name(one.untold)), spacing="None"), *_paste(one, sheet)]


def _paste(one: FollowUpLine, sheet: Sheet) -> list[CardElement]:
    notice, words = one.paste, sheet.words
    if notice is None:
        return []
    day = words.plain_day(notice.heading.held_on)
    lines = [
        f"{line(notice.heading.body, sheet)}, {day}",
        item_words(notice, sheet),
        line(notice.task, sheet) if notice.task else "",
        words.say("To be done by:") + " " + words.day(notice.due_on) if notice.due_on else "",
    ]
    block = [said(plain(text), spacing="None") for text in lines if text]
    return [hint(words.say("Text for a mail:")), Container(style="emphasis", items=list[CardElement](block))]
