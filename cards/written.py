"""A written procedure as it is told to those who decide: what waits for them, how it ended. Never an item."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards import AdaptiveCard, CardElement, ExecuteAction

from bot.domain.facts import AgendaView, ItemLine, WrittenAnswer, WrittenNews, WrittenNotice
from bot.domain.grants import Permission
from bot.domain.meeting import MeetingStatus
from bot.domain.written import Written
from bot.texts.marked import N_
from cards.actions import Payload, Verb, button
from cards.agenda_rows import item_title
from cards.deadline import deadline_words, standing_runs
from cards.decided import outcome_run
from cards.heading import head
from cards.page import page
from cards.parts import banner, buttons, hint, joined, line, marked, more, plain, said, strong, title
from cards.people import apart_lines
from cards.ruling import tally_line
from cards.sheet import Sheet

_TITLES: Mapping[WrittenNews, str] = {
    WrittenNews.ASKED: N_("Your answer is missing"),
    WrittenNews.RESULT: N_("Result of the written procedure"),
}


def written_notice_card(notice: WrittenNotice, sheet: Sheet) -> AdaptiveCard:
    view, is_result = notice.view, notice.news is WrittenNews.RESULT
    return page(
        head("answer", sheet.words.say(_TITLES[notice.news]), heading=view.heading, sheet=sheet),
        banner(notice.banner, sheet),
        _items(view, is_result=is_result, sheet=sheet),
        _to_publish(view, sheet),
        _whole(view, sheet),
    )


def written_answer_card(answer: WrittenAnswer, sheet: Sheet) -> AdaptiveCard:
    says = sheet.words.say
    none = [] if answer.views else [hint(says("Nothing is being decided in writing now."))]
    kept, left_out = sheet.first(answer.views)
    return page(
        [title("answer", says("Written procedure")), *none],
        joined(_procedure(view, sheet) for view in kept),
        more(left_out, sheet),
    )


def _procedure(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    is_off = view.status is not MeetingStatus.PUBLISHED
    state = [said(marked(sheet.words.name(view.status), "Warning"), spacing="None")] if is_off else []
    name = said(strong(line(view.heading.body, sheet)), spacing="Large")
    name.separator = True
    return [
        name,
        said(plain(deadline_words(view.heading, sheet)), spacing="None"),
        *state,
        *_items(view, is_result=False, sheet=sheet),
        *_whole(view, sheet),
    ]


def _items(view: AgendaView, *, is_result: bool, sheet: Sheet) -> list[CardElement]:
    kept, left_out = sheet.first(view.items)
    rows: list[Sequence[CardElement]] = [
        _item(view, item, is_result=is_result, sheet=sheet) for item in kept[: sheet.room.buttons]
    ]
    rest = [[said(strong(item_title(item, sheet)))] for item in kept[sheet.room.buttons :]]
    return [*joined([*rows, *rest]), *more(left_out, sheet)]


def _item(view: AgendaView, item: ItemLine, *, is_result: bool, sheet: Sheet) -> list[CardElement]:
    name = said(strong(item_title(item, sheet)), spacing="Medium")
    standing = [outcome_run(item.decision.outcome, sheet)] if item.decision else standing_runs(item, sheet)
    return [
        name,
        *tally_line(item.tally, sheet),
        *apart_lines(item, sheet),
        *([said(*standing, spacing="None")] if standing else []),
        *buttons(confirmer(view, item, is_result=is_result, sheet=sheet), _opener(view, item, sheet=sheet)),
    ]


def confirmer(view: AgendaView, item: ItemLine, *, is_result: bool, sheet: Sheet) -> ExecuteAction | None:
    is_awaited = item.written is Written.TO_CONFIRM and not item.is_recused
    if not is_result or not is_awaited or Permission.CONFIRM not in view.may:
        return None
    about = Payload(meeting=view.meeting, item=item.item, version=item.text_version, choice="result")
    words = sheet.words.say("Confirm: approved")
    return button(Verb.DECISION_CONFIRM, words, about=about, is_primary=True)


def _opener(view: AgendaView, item: ItemLine, *, sheet: Sheet) -> ExecuteAction | None:
    if item.is_recused or view.status is not MeetingStatus.PUBLISHED:
        return None
    about = Payload(meeting=view.meeting, item=item.item, version=view.version)
    return button(Verb.ITEM_OPEN, sheet.words.say("Open"), about=about)


def _to_publish(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    """An agenda that others see already holds it only when it is published again."""
    is_placed = any(item.written is Written.PLACED for item in view.items)
    if not is_placed or Permission.PREPARE not in view.may:
        return []
    return [hint(sheet.words.say("If that agenda is published already, publish its changes, too."))]


def _whole(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    about = Payload(meeting=view.meeting, version=view.version)
    return buttons(button(Verb.AGENDA_OPEN, sheet.words.say("Show all of it"), about=about))
