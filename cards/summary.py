"""The one line of a notification, which shows on locked screens: never an item's title, never a remark."""

from collections.abc import Mapping

from bot.domain import facts
from bot.domain.notice import NoticeKind
from bot.texts import Words
from bot.texts.marked import N_
from cards.untrusted import one_line

_SLOT: Mapping[NoticeKind, str] = {
    NoticeKind.SLOT: N_("You are invited to {body}, {day}"),
    NoticeKind.REMINDER: N_("Reminder: {body}, {day}"),
    NoticeKind.MOVE: N_("Your slot has changed: {body}, {day}"),
    NoticeKind.CANCEL: N_("Your slot is off: {body}, {day}"),
    NoticeKind.GET_READY: N_("Get ready: it is your turn soon at {body}"),
    NoticeKind.COME_NOW: N_("Come now: it is your turn at {body}"),
    NoticeKind.NOT_YET: N_("Wait a little longer: {body} is not there yet"),
    NoticeKind.THANKS: N_("Thank you for taking part: {body}, {day}"),
}
_MEETING: Mapping[type, str] = {
    facts.RunView: N_("Run the meeting: {body}, {day}"),
    facts.ResponseNotice: N_("A guest has answered: {body}, {day}"),
    facts.RecusalNotice: N_("Who takes part in an item: {body}, {day}"),
    facts.FollowUpNotice: N_("A follow-up: {body}, {day}"),
    facts.MeetingNotice: N_("News about the meeting: {body}, {day}"),
    facts.WrittenNotice: N_("Written procedure: {body}, {day}"),
}
_PLAIN: Mapping[type, str] = {
    facts.AgendaAnswer: N_("Agenda"),
    facts.ItemView: N_("An item of the agenda"),
    facts.ApprovalForm: N_("Your answer to an item"),
    facts.WrittenAnswer: N_("Written procedure"),
    facts.Participation: N_("Who takes part"),
    facts.RecusalForm: N_("Recusal"),
    facts.DecisionForm: N_("Record a decision"),
    facts.GuestsAnswer: N_("Guests"),
    facts.DecisionsAnswer: N_("Decisions"),
    facts.FollowUpsAnswer: N_("Follow-ups"),
    facts.FollowUpsFound: N_("Follow-ups"),
    facts.GoalsAnswer: N_("Sustainable Development Goals"),
    facts.DeliveriesAnswer: N_("Deliveries"),
    facts.MinutesView: N_("Minutes"),
    facts.Welcome: N_("Welcome"),
    facts.Help: N_("Help"),
    facts.HomeBound: N_("Agendas are posted here from now on."),
    facts.Confirm: N_("Please confirm"),
    facts.Refusal: N_("That did not work"),
    facts.SlotPreview: N_("This is what the guest gets"),
    facts.ItemForm: N_("Edit the item"),
}


def summary(fact: facts.Fact, words: Words) -> str:
    match fact:
        case facts.SlotNotice():
            sentence = _SLOT.get(fact.kind, _SLOT[NoticeKind.SLOT])
            if fact.off:
                sentence = _SLOT[NoticeKind.CANCEL]
            return _about(sentence, fact.heading, words=words)
        case facts.AgendaView(heading=heading) | facts.AgendaAnswer(view=facts.AgendaView(heading=heading)):
            return _about(N_("Agenda: {body}, {day}"), heading, words=words)
        case (
            facts.RunView()
            | facts.MeetingNotice()
            | facts.ResponseNotice()
            | facts.RecusalNotice()
            | facts.FollowUpNotice()
        ):
            return _about(_MEETING[type(fact)], fact.heading, words=words)
        case facts.WrittenNotice():
            return _about(_MEETING[type(fact)], fact.view.heading, words=words)
        case facts.Preview():
            return _about(
                N_("Look it through before you publish: {body}, {day}"), fact.view.heading, words=words
            )
        case _:
            return _of_no_meeting(fact, words)


def _of_no_meeting(fact: facts.Fact, words: Words) -> str:
    if isinstance(fact, facts.Digest):
        n = len(fact.notices)
        return words.plural("News about {n} slot of yours", "News about {n} slots of yours", n=n)
    if isinstance(fact, facts.DeliveriesAnswer) and fact.clock_shows:
        return words.say("My clock has jumped: I send nothing for now")
    return words.say(_PLAIN[type(fact)])


def _about(sentence: str, heading: facts.Heading, *, words: Words) -> str:
    said = N_("Written procedure: {body}, {day}") if heading.closes else sentence
    return words.say(said, body=one_line(heading.body), day=words.day(heading.held_on))
