"""Buttons with which directors answer, and with which chair and secretary record what was decided."""

from functools import partial

from bot.domain.approval import Answer
from bot.domain.approval import Press as AnswerPress
from bot.domain.errors import NotFound, Unusable
from bot.domain.facts import ApprovalForm, Banner, DecisionForm, Fact
from bot.domain.grants import Permission
from bot.domain.ids import DecisionId, GuestId
from bot.domain.meeting import Attendance
from bot.teams.handlers.context import Handler, Press
from bot.usecases.compose.item import item_view
from bot.usecases.lookup import seat
from bot.usecases.ports import Transaction
from bot.usecases.publish_minutes import PublishPress, open_minutes, publish_minutes
from bot.usecases.record_approval import record_approval, with_remark
from bot.usecases.record_attendance import record_attendance
from bot.usecases.record_decision import DecisionPress, Wording, record_decision
from bot.usecases.take_consent import ConsentPress, take_consent

INCOMPLETE, BACK = "incomplete", "minutes"


def _answer(tx: Transaction, press: Press, *, answer: Answer) -> Fact:
    given = _pressed(press, answer)
    return record_approval(tx, press.meeting, press=given, actor=press.actor, at=press.at)


approve: Handler = partial(_answer, answer=Answer.APPROVE)
discuss: Handler = partial(_answer, answer=Answer.DISCUSS)
postpone: Handler = partial(_answer, answer=Answer.POSTPONE)
reject: Handler = partial(_answer, answer=Answer.REJECT)


def remark(tx: Transaction, press: Press) -> Fact:
    """Only the remark changes; without an answer there is nothing to remark upon."""
    try:
        given = with_remark(tx, press.meeting, press=_pressed(press, Answer.DISCUSS), actor=press.actor)
    except Unusable:
        return _approval_form(tx, press, banner=Banner.CANNOT_USE)
    return record_approval(tx, press.meeting, press=given, actor=press.actor, at=press.at)


def more(tx: Transaction, press: Press) -> Fact:
    return _approval_form(tx, press)


def open_decision(tx: Transaction, press: Press) -> Fact:
    return _decision_form(tx, press)


def decide(tx: Transaction, press: Press) -> Fact:
    """`choice` is the decision that the form showed, if any: the verbs record and correct differ in that."""
    payload = press.payload
    wording = Wording(
        payload.outcome or "",
        payload.text or "",
        payload.owner or "",
        payload.due or "",
        payload.time or "",
    )
    shown = DecisionId(payload.choice) if payload.choice else None
    recorded = DecisionPress(press.item, payload.version or 0, wording, corrects=shown)
    try:
        return record_decision(tx, press.meeting, press=recorded, actor=press.actor, at=press.at)
    except Unusable as error:
        return _decision_form(tx, press, field=error.field)


def take_by_consent(tx: Transaction, press: Press) -> Fact:
    """`choice` is the mark of the list that the card showed, `seq` the last step."""
    seen = ConsentPress(press.payload.choice or "", press.payload.seq or 0)
    return take_consent(tx, press.meeting, press=seen, actor=press.actor, at=press.at)


def attend(tx: Transaction, press: Press) -> Fact:
    """`came:GUEST` or `absent:GUEST`, with `:minutes` behind it on the draft of the minutes."""
    word, guest, back = (*(press.payload.choice or "").split(":", 2), "", "")[:3]
    if word not in set(Attendance):
        raise NotFound
    recorded = record_attendance(
        tx, press.meeting, guest=GuestId(guest), attendance=Attendance(word), actor=press.actor
    )
    return show_minutes(tx, press) if back == BACK else recorded


def show_minutes(tx: Transaction, press: Press) -> Fact:
    found = seat(tx, press.meeting, actor=press.actor, needs=Permission.SEE_AGENDA)
    return open_minutes(tx, found)


def publish_the_minutes(tx: Transaction, press: Press) -> Fact:
    """`choice` "incomplete": the card named what is missing."""
    pressed = PublishPress(press.payload.version, with_gaps=press.payload.choice == INCOMPLETE)
    return publish_minutes(tx, press.meeting, press=pressed, actor=press.actor, at=press.at)


def _pressed(press: Press, answer: Answer) -> AnswerPress:
    payload = press.payload
    words = (payload.remark or "").strip() or None
    return AnswerPress(press.item, payload.version or 0, payload.seq or 0, answer, words)


def _approval_form(tx: Transaction, press: Press, *, banner: Banner | None = None) -> ApprovalForm:
    found = seat(tx, press.meeting, actor=press.actor, needs=Permission.ANSWER_ITEM)
    return ApprovalForm(item_view(tx, found, item=found.matter(press.item), banner=banner))


def _decision_form(tx: Transaction, press: Press, *, field: str | None = None) -> DecisionForm:
    found = seat(tx, press.meeting, actor=press.actor, needs=Permission.DECIDE)
    return DecisionForm(item_view(tx, found, item=found.matter(press.item)), field=field)
