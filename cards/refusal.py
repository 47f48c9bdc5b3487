"""What is said where nothing was done: what happened, that nothing is lost, and what to do now."""

from collections.abc import Mapping

from microsoft_teams.cards import AdaptiveCard, CardElement

from bot.domain.facts import Refusal, RefusalReason
from bot.texts.marked import N_
from cards.page import page
from cards.parts import hint, line, plain, said, strong, title
from cards.sheet import Sheet

_WHAT_NOW: Mapping[RefusalReason, str] = {
    RefusalReason.NOT_YOURS: N_("If you expected something here, ask the meeting's secretary."),
    RefusalReason.UNKNOWN_CARD: N_('Write "next agenda" to get a new one.'),
    RefusalReason.NOT_PUBLISHED: N_("Wait for the secretary to publish it. You will be told."),
    RefusalReason.RECUSED: N_("If that is a mistake, tell the chair or the secretary."),
    RefusalReason.ONLY_IN_PRIVATE: N_("Open our own chat and ask me there."),
    RefusalReason.UNREADABLE_FILE: N_(
        "Send the agenda as a text, PDF or Word file with its date and its items."
    ),
    RefusalReason.FILE_NOT_FETCHED: N_("Send the file once more."),
    RefusalReason.WHICH_BODY: N_("Write the name of one of these after the command:"),
    RefusalReason.NO_SUCH_BODY: N_("These are the ones I know:"),
    RefusalReason.NO_MINUTES: N_("You can ask again once they are published."),
    RefusalReason.NO_DATE: N_("Write the date of the meeting in the document and send it again."),
    RefusalReason.NOTHING_TO_RUN: N_('Publish the agenda first, and then write "run the meeting" again.'),
    RefusalReason.WRITING_CLOSED: N_('Write "written procedure" to see how it ended.'),
    RefusalReason.NOT_IN_PRIVATE: N_("Write it where the agendas should be posted."),
}


def refusal_card(refusal: Refusal, sheet: Sheet) -> AdaptiveCard:
    words = sheet.words
    detail = [said(plain(line(refusal.detail, sheet)), spacing="Small")] if refusal.detail else []
    return page(
        [title("refusal", words.say("That did not work"))],
        [said(strong(words.name(refusal.reason)), spacing="None")],
        detail,
        [hint(words.say("Nothing was saved, and nothing is lost."))],
        _what_now(refusal, sheet),
    )


def _what_now(refusal: Refusal, sheet: Sheet) -> list[CardElement]:
    kept, _ = sheet.first(refusal.choices)
    names = [said(plain("• " + line(choice, sheet)), spacing="Small") for choice in kept]
    return [said(plain(sheet.words.say(_WHAT_NOW[refusal.reason])), spacing="Small"), *names]
