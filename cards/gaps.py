"""What is missing before minutes are published, each with the button that mends it. Never the minutes."""

from microsoft_teams.cards import CardElement, ExecuteAction

from bot.domain.facts import Gap, GapKind, MinutesView
from bot.domain.meeting import Attendance
from cards.actions import Payload, Verb, button
from cards.parts import box, line, more, quiet, row_with_buttons, said, strong
from cards.sheet import Sheet

BACK = "minutes"
"""Who mends here stays here."""


def gap_rows(view: MinutesView, sheet: Sheet) -> list[CardElement]:
    if not view.gaps:
        return []
    kept, left_out = sheet.first(view.gaps[: sheet.room.buttons])
    lead = said(strong(sheet.words.say("Missing before you publish:")))
    rows = (_row(view, gap, sheet=sheet) for gap in kept)
    rest = more(left_out + len(view.gaps[sheet.room.buttons :]), sheet)
    return [box(lead, *rows, *rest, style="warning")]


def _row(view: MinutesView, gap: Gap, *, sheet: Sheet) -> CardElement:
    words = sheet.words
    name = line(gap.name, sheet) if gap.name else words.say("A closed item")
    about = Payload(meeting=view.meeting, item=gap.item, version=gap.text_version)
    if gap.kind is GapKind.OUTCOME:
        decide = button(Verb.DECISION_OPEN, words.say("Decide"), about=about)
        return row_with_buttons(said(strong(name), quiet(" · " + words.say("no decision"))), decide)
    presses = (
        _came(about, gap, which=Attendance.CAME, words=words.say("Came")),
        _came(about, gap, which=Attendance.ABSENT, words=words.say("Did not come")),
    )
    return row_with_buttons(said(strong(name), quiet(" · " + words.say("came or not?"))), *presses)


def _came(about: Payload, gap: Gap, *, which: Attendance, words: str) -> ExecuteAction:
    return button(Verb.ATTENDANCE_RECORD, words, about=about.also(choice=f"{which}:{gap.guest}:{BACK}"))
