"""The card from which chair and secretary run a meeting, the present item first. Never for a guest's eyes."""

from microsoft_teams.cards import AdaptiveCard, CardElement, Container, RefreshDefinition

from bot.domain.facts import RunStage, RunView
from cards.actions import Payload, Verb, button, tap
from cards.heading import head, join_button
from cards.page import page
from cards.parts import banner, box, buttons, line, plain, quiet, said, title
from cards.run_asks import asks
from cards.run_consent import consent
from cards.run_now import ending, following, present
from cards.run_rows import coming_rows, over_rows
from cards.run_steps import first_level, primary, second_level
from cards.sheet import Sheet


def run_card(view: RunView, sheet: Sheet) -> AdaptiveCard:
    if view.is_base:
        return _base_card(view, sheet)
    is_closed = view.stage is RunStage.CLOSED
    return page(
        _head(view, sheet),
        banner(view.banner, sheet),
        present(view, sheet),
        _hint(view, sheet),
        consent(view, sheet),
        primary(view, sheet),
        asks(view, sheet),
        following(view, sheet),
        ending(view, sheet),
        first_level(view, sheet),
        over_rows(view, sheet) if is_closed else _rest(view, sheet),
    )


def _base_card(view: RunView, sheet: Sheet) -> AdaptiveCard:
    """What everybody in the conversation may see: that the meeting runs, and no item, guest or step."""
    words = sheet.words
    about = Payload(meeting=view.meeting)
    since = (
        [said(plain(words.say("Since {time}", time=words.hour(view.started_at, view.heading.zone))))]
        if view.started_at and view.stage is not RunStage.CLOSED
        else []
    )
    card = page(
        head("run", words.name(view.stage), heading=view.heading, sheet=sheet),
        banner(view.banner, sheet),
        since,
        buttons(
            button(Verb.RUN_OPEN, words.say("Show my card"), about=about, is_primary=True),
            join_button(view.heading.join_url, sheet),
        ),
    )
    user_ids = None if view.refresh_for is None else list(view.refresh_for)
    card.refresh = RefreshDefinition(
        action=tap(Verb.CARD_REFRESH, Payload(meeting=view.meeting, choice="run")), user_ids=user_ids
    )
    return card


def _head(view: RunView, sheet: Sheet) -> list[CardElement]:
    where = f"{line(view.heading.body, sheet)}, {sheet.words.plain_day(view.heading.held_on)}"
    return [title("run", sheet.words.name(view.stage)), said(quiet(where), spacing="None")]


def _hint(view: RunView, sheet: Sheet) -> list[CardElement]:
    if view.hint is None or view.stage is not RunStage.BEFORE:
        return []
    at = sheet.words.hour(view.hint, view.heading.zone)
    sentence = sheet.words.say("Teams says that the meeting began at {time}. Are you under way?", time=at)
    return [box(said(plain(sentence)), style="accent")]


def _rest(view: RunView, sheet: Sheet) -> list[CardElement]:
    """What is needed less often is one press further away, so that the present item stays in sight."""
    hidden = [*second_level(view, sheet), *coming_rows(view, sheet), *over_rows(view, sheet)]
    return [Container(id="rest", is_visible=False, items=hidden)] if hidden else []
