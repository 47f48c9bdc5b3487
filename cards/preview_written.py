"""What the secretary needs to have an agenda answered in writing, without a meeting. Never a guest."""

from microsoft_teams.cards import CardElement, Container, DateInput, TimeInput, ToggleVisibilityAction

from bot.domain.facts import Preview
from bot.domain.meeting import MeetingStatus
from cards.actions import Verb, button
from cards.deadline import deadline_words
from cards.parts import buttons, hint, label, said, strong
from cards.preview_items import about_meeting
from cards.sheet import Sheet


def is_written(preview: Preview) -> bool:
    return preview.view.heading.closes is not None


def written_toggle(preview: Preview, sheet: Sheet) -> ToggleVisibilityAction | None:
    if preview.until is None or is_written(preview):
        return None
    return ToggleVisibilityAction(title=sheet.words.say("In writing ..."), target_elements=["written"])


def written_section(preview: Preview, sheet: Sheet) -> list[CardElement]:
    """Out of sight for a draft, which is for a meeting more often."""
    if preview.until is None:
        return []
    says = sheet.words.say
    day, closes = preview.until
    is_sent = preview.view.status is MeetingStatus.PUBLISHED
    send = says("Send the changes") if is_sent else says("Send for written procedure")
    items: list[CardElement] = [
        label(says("Written procedure")),
        hint(says("The directors answer here until the deadline. There is no meeting, and no guests.")),
        DateInput(id="due", label=says("Answer by the day"), value=day.isoformat()),
        TimeInput(id="time", label=says("and the time"), value=closes.strftime("%H:%M")),
        *buttons(
            button(
                Verb.WRITTEN_SEND,
                send,
                about=about_meeting(preview),
                takes_inputs=True,
                is_primary=is_written(preview),
            )
        ),
    ]
    return [Container(id="written", is_visible=is_written(preview) or preview.field is not None, items=items)]


def written_state(preview: Preview, sheet: Sheet) -> list[CardElement]:
    """Once it is closed there is nothing left to send."""
    if not preview.view.heading.is_closed:
        return []
    return [said(strong(deadline_words(preview.view.heading, sheet)))]
