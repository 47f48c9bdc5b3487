"""What is said about a press, a refusal, a doubt or a change, by its state. Never a translation."""

from collections.abc import Mapping
from enum import StrEnum

from bot.domain.agenda import Doubt as ReadingDoubt
from bot.domain.facts import Banner, Doubt, RefusalReason
from bot.domain.slot import Change, Off
from bot.texts.marked import N_

SENTENCES: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Banner: {
        Banner.ANSWER_RECORDED: N_("Your answer is saved."),
        Banner.ANSWER_STANDS: N_("Your answer already stood. It counts once."),
        Banner.TEXT_CHANGED: N_(
            "The item has changed since you opened it. Your press was not saved. "
            "Read the new text and answer again."
        ),
        Banner.NEWER_ANSWER: N_(
            "You have given a newer answer elsewhere. It stands below and is the one that counts."
        ),
        Banner.ALREADY_DECIDED: N_("The item has been decided. Your press was not saved."),
        Banner.RECUSED: N_(
            "It is recorded that you are recused from the item. Whoever runs the meeting is told."
        ),
        Banner.RECUSAL_RECORDED: N_(
            "Saved. The person gets nothing more of the item, and their answer does not count."
        ),
        Banner.RECUSAL_LIFTED: N_("Saved. The person takes part in the item again."),
        Banner.ABSENCE_RECORDED: N_("Saved. This is who takes part now."),
        Banner.ABSENT: N_("You are recorded as absent from the item. Your press was not saved."),
        Banner.DECISION_RECORDED: N_("The decision is saved."),
        Banner.DECISION_STANDS: N_("The decision stood already. Nothing was changed."),
        Banner.DECISION_CORRECTED: N_("The decision is corrected. The earlier one is kept in the record."),
        Banner.AGENDA_CHANGED: N_(
            "The agenda has changed since you opened the card. Your press was not saved. "
            "This is how it is now."
        ),
        Banner.SAVED: N_("Saved."),
        Banner.PUBLISHED: N_("The agenda is published. The guests are being told."),
        Banner.PUBLISHED_AGAIN: N_("The changes are published. Only guests whose slot changed are told."),
        Banner.WITHDRAWN: N_("The agenda is withdrawn. Everybody concerned is told."),
        Banner.CANCELLED: N_("The meeting is cancelled. Everybody concerned is told."),
        Banner.MOVED: N_("The meeting is moved. Everybody concerned is told."),
        Banner.UNRESOLVED: N_(
            "Not published: a guest has no person yet. "
            "Choose the person, remove the guest, or publish without them."
        ),
        Banner.MINUTES_INCOMPLETE: N_(
            "Not published yet: something is missing. Mend it here, or publish the minutes as they are."
        ),
        Banner.MINUTES_PUBLISHED: N_("The minutes are published."),
        Banner.ATTENDANCE_RECORDED: N_("The attendance is saved."),
        Banner.BODY_AT_HOME: N_("Agendas are posted here from now on."),
        Banner.IMPORTED: N_("The file has been read. Nothing is sent until you publish."),
        Banner.IMPORTED_BEFORE: N_("You have given this file before. This is how its agenda is now."),
        Banner.CANNOT_USE: N_(
            "What you wrote can't be used. Nothing was saved. Correct the field and try again."
        ),
        Banner.CONSENT_TAKEN: N_("Saved as approved. Guests who need not come are told."),
        Banner.CONSENT_CHANGED: N_(
            "Something has changed since you saw the list. Nothing was saved. This is how it is now."
        ),
        Banner.STEP_TAKEN: N_("Done. Everybody whose time changes is told."),
        Banner.STEP_UNDONE: N_("Undone. It is as it was before."),
        Banner.OVERTAKEN: N_(
            "Somebody else moved on while you pressed. Your press was not saved. This is how it is now."
        ),
        Banner.CANNOT_UNDO: N_("It can't be undone any more. Nothing was changed."),
        Banner.NOT_POSSIBLE: N_("That can't be done as things stand. Nothing was changed."),
        Banner.NOT_TODAY: N_("The meeting is on another day, so it can't be started now."),
        Banner.RESPONSE_SAVED: N_("Thank you, your answer is saved."),
        Banner.RESPONSE_STANDS: N_("Your answer stood already."),
        Banner.RESPONSE_CLOSED: N_("It can't be answered any more. Your press was not saved."),
        Banner.SLOT_CHANGED: N_(
            "Your slot has changed since you got this card. Your press was not saved. "
            "Look at the new time and answer again."
        ),
        Banner.SUBSTITUTE_CONFIRMED: N_("The substitute is confirmed and is being told."),
        Banner.SUBSTITUTE_UNKNOWN: N_(
            "I know nobody by that very name, so nothing was changed. "
            "Add the right person to the item by hand."
        ),
        Banner.SENT_IN_WRITING: N_("It is sent. The directors are asked to answer before the deadline."),
        Banner.DEADLINE_MOVED: N_("The deadline is moved. Everybody concerned is told."),
        Banner.WRITING_CLOSED: N_("The written procedure is closed for answers. Your press was not saved."),
        Banner.NOT_CARRIED: N_(
            "The answers do not carry it as they stand, so it can't be decided in writing. Nothing was saved."
        ),
        Banner.SENDING_AGAIN: N_("I am sending again. What has become too late stands on the list."),
    },
    RefusalReason: {
        RefusalReason.NOT_YOURS: N_("There is nothing here that I may show you."),
        RefusalReason.UNKNOWN_CARD: N_("This card is out of date."),
        RefusalReason.NOT_PUBLISHED: N_("The agenda is not published now."),
        RefusalReason.RECUSED: N_("You are recused from this item and take no part in it."),
        RefusalReason.ONLY_IN_PRIVATE: N_(
            "I only answer that in our own chat, where nobody else reads along."
        ),
        RefusalReason.UNREADABLE_FILE: N_("I could not read a meeting from the file."),
        RefusalReason.FILE_NOT_FETCHED: N_("I could not fetch the file from Teams."),
        RefusalReason.WHICH_BODY: N_("I need to know which body you mean."),
        RefusalReason.NO_SUCH_BODY: N_("I know no body with that name."),
        RefusalReason.NO_MINUTES: N_("There are no minutes that I may show you."),
        RefusalReason.NO_DATE: N_("The document does not say which day the meeting is."),
        RefusalReason.NOTHING_TO_RUN: N_("There is no published meeting to run."),
        RefusalReason.WRITING_CLOSED: N_("The written procedure is closed, so nothing of it can be changed."),
        RefusalReason.NOT_IN_PRIVATE: N_("That is for a channel or a group chat, not for our own chat."),
    },
    Doubt: {
        Doubt.NOBODY_FOUND: N_("Nobody with that name was found among the people I know."),
        Doubt.SEVERAL_FOUND: N_("Several people have that name."),
        Doubt.ONLY_FUNCTION: N_("The document names only a function or a unit, no person."),
        Doubt.LEFT: N_("The person is no longer among the people I know."),
        Doubt.OTHER_TITLE: N_("The name fits, but the title is another one."),
        Doubt.NO_CHAT: N_("The person has no chat with me yet and may not be reached in Teams."),
        Doubt.NO_TIME: N_("The item has no time."),
        Doubt.OPENNESS_UNKNOWN: N_("The document does not say whether it is open or closed."),
    },
    ReadingDoubt: {
        ReadingDoubt.DATE_MISSING: N_("The date of the meeting is missing."),
        ReadingDoubt.BODY_MISSING: N_("The name of the body is missing."),
        ReadingDoubt.TITLE_MISSING: N_("An item has no title."),
        ReadingDoubt.TITLE_UNSURE: N_("It is unsure where the title ends."),
        ReadingDoubt.TIME_MISSING: N_("An item has no time."),
        ReadingDoubt.TIME_UNREADABLE: N_("A time can't be read."),
        ReadingDoubt.TIME_OUT_OF_ORDER: N_("A time is earlier than the one before it."),
        ReadingDoubt.TIME_UNSURE: N_("What is said of an item's time contradicts itself."),
        ReadingDoubt.GUEST_UNNAMED: N_("A guest has no name."),
        ReadingDoubt.GUEST_UNTITLED: N_("A guest has no title."),
        ReadingDoubt.GUEST_UNSURE: N_("It is unsure whether this is a guest."),
        ReadingDoubt.OPENNESS_MISSING: N_("It is not said what is open and what is closed."),
        ReadingDoubt.OUTCOME_UNSURE: N_("It is unsure what was decided."),
        ReadingDoubt.DECISION_UNMATCHED: N_("A decision fits none of the items."),
        ReadingDoubt.DECISION_MISSING: N_("An item has no decision."),
        ReadingDoubt.OWNER_UNSURE: N_("It is unsure who follows up."),
        ReadingDoubt.ATTACHMENT_UNSURE: N_("It is unsure which item an attachment belongs to."),
    },
    Change: {
        Change.DATE: N_("New date"),
        Change.TIME: N_("New time"),
        Change.PLACE: N_("New place"),
        Change.LINK: N_("New link to the meeting"),
        Change.TITLE: N_("New title"),
    },
    Off: {
        Off.CANCELLED: N_("The meeting is cancelled."),
        Off.WITHDRAWN: N_("The agenda is withdrawn. Your slot does not hold for now."),
        Off.NOT_NEEDED: N_("You are not needed at the meeting after all."),
        Off.MISTAKEN: N_("You were invited by mistake. Please disregard what I sent you earlier."),
        Off.SUBSTITUTED: N_("Somebody else takes your place, as you proposed."),
        Off.SKIPPED: N_("Your item is not taken at this meeting after all."),
        Off.RELEASED: N_("Your item is taken without debate."),
        Off.NOT_REACHED: N_("The meeting did not get as far as your item."),
    },
}
