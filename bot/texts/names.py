"""The sentence that stands for each state of the domain. Never a translation: those are in the catalogues."""

from collections.abc import Mapping
from enum import StrEnum

from bot.domain.agenda import Outcome
from bot.domain.approval import Answer
from bot.domain.ballot import DecisionRule
from bot.domain.body import Role
from bot.domain.facts import RunStage
from bot.domain.follow_up import FollowUpState
from bot.domain.follow_up_list import FollowUpGroup, Untold
from bot.domain.meeting import Attendance, MeetingStatus
from bot.domain.notice import NoticeKind, NoticeState, Why
from bot.domain.progress import Act, Stage
from bot.domain.reminding import Reminding
from bot.domain.response import Reply
from bot.texts.marked import N_
from bot.texts.sentences import SENTENCES

# By type first: members of two enumerations with the same value are equal to Python.
NAMES: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    **SENTENCES,
    Outcome: {
        Outcome.APPROVED: N_("Approved"),
        Outcome.APPROVED_WITH_REMARKS: N_("Approved with remarks"),
        Outcome.NOTED: N_("Noted"),
        Outcome.DISCUSSED: N_("Discussed"),
        Outcome.POSTPONED: N_("Postponed"),
        Outcome.REJECTED: N_("Rejected"),
        Outcome.REFERRED: N_("Referred to others"),
        Outcome.RECOMMENDED: N_("Recommended"),
        Outcome.WITHDRAWN: N_("Taken off the agenda"),
        Outcome.NONE: N_("No decision"),
    },
    Answer: {
        Answer.APPROVE: N_("Approve"),
        Answer.DISCUSS: N_("Discuss at the meeting"),
        Answer.POSTPONE: N_("Postpone"),
        Answer.REJECT: N_("Reject"),
    },
    DecisionRule: {
        DecisionRule.CHAIR: N_("the chair decides after discussion"),
        DecisionRule.ALL: N_("all directors must approve"),
        DecisionRule.MAJORITY: N_("a majority of those present must approve"),
    },
    MeetingStatus: {
        MeetingStatus.DRAFT: N_("Draft, not published yet"),
        MeetingStatus.PUBLISHED: N_("Published"),
        MeetingStatus.WITHDRAWN: N_("Withdrawn"),
        MeetingStatus.CANCELLED: N_("Cancelled"),
    },
    Attendance: {
        Attendance.CAME: N_("came"),
        Attendance.ABSENT: N_("did not come"),
    },
    FollowUpState: {
        FollowUpState.OPEN: N_("not answered"),
        FollowUpState.ACCEPTED: N_("taken on"),
        FollowUpState.PROPOSED: N_("another date proposed"),
        FollowUpState.BLOCKED: N_("can't be done"),
        FollowUpState.DONE: N_("carried out"),
    },
    FollowUpGroup: {
        FollowUpGroup.OVERDUE: N_("Overdue"),
        FollowUpGroup.BLOCKED: N_("Something stands in the way"),
        FollowUpGroup.WAITING: N_("Waiting for an answer"),
        FollowUpGroup.SOON: N_("To be done soon"),
        FollowUpGroup.LATER: N_("Later"),
        FollowUpGroup.DONE: N_("Done lately"),
    },
    Untold: {
        Untold.NO_ACCOUNT: N_("Not told: I know nobody by that name who I could write to."),
        Untold.NOT_REACHED: N_("Not told: the message could not be delivered."),
        Untold.NOT_SHOWN: N_("Not told: decisions of this item are not shown to them."),
        Untold.AFTER_MINUTES: N_("Will be told when the minutes are published."),
    },
    Reminding: {
        Reminding.BEFORE: N_("It is soon to be done."),
        Reminding.ON_DAY: N_("It is to be done today."),
        Reminding.OVERDUE: N_("The date has passed, and it is not reported as done."),
    },
    Role: {
        Role.SECRETARY: N_("secretary"),
        Role.CHAIR: N_("chair"),
        Role.DIRECTOR: N_("member"),
        Role.GUEST: N_("guest"),
        Role.OUTSIDER: N_("not part of a meeting"),
    },
    RunStage: {
        RunStage.BEFORE: N_("Ready for the meeting"),
        RunStage.RUNNING: N_("The meeting is under way"),
        RunStage.PAUSED: N_("The meeting pauses"),
        RunStage.CLOSED: N_("The meeting is over"),
    },
    Stage: {
        Stage.WAITING: N_("still to come"),
        Stage.ON: N_("on now"),
        Stage.TAKEN: N_("done"),
        Stage.SKIPPED: N_("skipped"),
        Stage.RELEASED: N_("taken without debate"),
    },
    Act: {
        Act.START: N_("Start the meeting"),
        Act.NEXT: N_("Next item"),
        Act.BACK: N_("Back"),
        Act.EXTEND: N_("More time"),
        Act.PAUSE: N_("Pause"),
        Act.RESUME: N_("Go on"),
        Act.SKIP: N_("Skip"),
        Act.SWAP: N_("Take now"),
        Act.RELEASE: N_("Release"),
        Act.CLOSE: N_("Close the meeting"),
        Act.UNDO: N_("Undo"),
    },
    Reply: {
        Reply.CONFIRM: N_("comes"),
        Reply.READY: N_("is ready"),
        Reply.LATE: N_("is late"),
        Reply.CANNOT: N_("can't come"),
        Reply.SUBSTITUTE: N_("sends somebody else"),
        Reply.OPEN: N_("no answer"),
    },
    NoticeKind: {
        NoticeKind.AGENDA: N_("the agenda"),
        NoticeKind.SLOT: N_("the invitation"),
        NoticeKind.REMINDER: N_("the reminder"),
        NoticeKind.MOVE: N_("the change"),
        NoticeKind.CANCEL: N_("the cancellation"),
        NoticeKind.GET_READY: N_("the notice to get ready"),
        NoticeKind.COME_NOW: N_("the call"),
        NoticeKind.NOT_YET: N_("the call taken back"),
        NoticeKind.THANKS: N_("the thanks"),
        NoticeKind.RUN: N_("the card to run the meeting from"),
        NoticeKind.RESPONSE: N_("the guest's answer"),
        NoticeKind.RECUSAL: N_("the news of a recusal"),
        NoticeKind.FOLLOW_UP: N_("the follow-up"),
        NoticeKind.FOLLOW_UP_OFF: N_("the follow-up taken back"),
        NoticeKind.FOLLOW_UP_REMINDER: N_("the reminder of a follow-up"),
        NoticeKind.FOLLOW_UP_NEWS: N_("the news of a follow-up"),
        NoticeKind.FOLLOW_UPS_WEEKLY: N_("the week's follow-ups"),
        NoticeKind.ASKED: N_("the question to answer in writing"),
        NoticeKind.RESULT: N_("the result of a written procedure"),
        NoticeKind.EDIT: N_("the update of a card"),
        NoticeKind.ANSWER: N_("an answer"),
        NoticeKind.WATCH: N_("a look at the meeting"),
    },
    NoticeState: {
        NoticeState.WAITING: N_("waiting"),
        NoticeState.SENDING: N_("being sent"),
        NoticeState.SENT: N_("delivered"),
        NoticeState.REFUSED: N_("not delivered"),
        NoticeState.TOO_LATE: N_("too late to send"),
        NoticeState.SUPERSEDED: N_("replaced by a newer one"),
    },
    Why: {
        Why.NO_CHAT: N_("There is no chat with the person yet."),
        Why.NOT_INSTALLED: N_("The person does not have the app in Teams."),
        Why.BLOCKED: N_("The person has blocked the app."),
        Why.GONE: N_("The account or the chat no longer exists."),
        Why.TOO_LARGE: N_("Teams found the message too large."),
        Why.REJECTED: N_("Teams did not accept the message."),
        Why.NO_PERSON: N_("No person has been chosen for the guest."),
        Why.NO_HOME: N_("There is no conversation to post the agenda in yet."),
        Why.MAYBE_DOUBLED: N_("It may have arrived twice."),
        Why.SAID_ALREADY: N_("It has been said already."),
        Why.CHANGED: N_("Something changed before it was sent."),
        Why.EXPIRED: N_("It would have come too late to help."),
        Why.QUIET: N_("It waits until the quiet hours are over."),
        Why.POSTED_ANEW: N_("Teams no longer had the card. It has been posted anew."),
    },
}
