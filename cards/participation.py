"""Who takes part in deciding an item: asked, recorded and told. Never an answer to the item itself."""

from microsoft_teams.cards import AdaptiveCard, CardElement, ExecuteAction

from bot.domain.facts import Participant, Participation, RecusalForm, RecusalNotice
from cards.actions import Payload, Verb, button
from cards.heading import head
from cards.item import about_item, item_head
from cards.page import page
from cards.parts import banner, buttons, hint, joined, label, line, marked, more, plain, said, strong
from cards.sheet import Sheet


def recusal_form_card(form: RecusalForm, sheet: Sheet) -> AdaptiveCard:
    says = sheet.words.say
    yes = about_item(form.view).model_copy(update={"choice": "yes", "seq": form.seq})
    return page(
        item_head("approval", says("Recusal"), view=form.view, sheet=sheet),
        [label(says("Are you recused from this item?"))],
        [
            hint(says("Whoever runs the meeting is told, and the minutes say that you took no part.")),
            hint(says("You get no more cards of the item, and your answer does not count.")),
            hint(says("Only the chair or the secretary can take it back.")),
        ],
        buttons(
            button(Verb.RECUSAL_DECLARE, says("Yes, I am recused"), about=yes),
            button(Verb.ITEM_OPEN, says("Back"), about=about_item(form.view)),
        ),
    )


def participation_card(fact: Participation, sheet: Sheet) -> AdaptiveCard:
    kept, left_out = sheet.first(fact.participants)
    back = button(Verb.ITEM_OPEN, sheet.words.say("Back"), about=about_item(fact.view))
    return page(
        item_head("item", sheet.words.say("Who takes part"), view=fact.view, sheet=sheet),
        banner(fact.view.banner, sheet),
        joined([_participant(fact, one, sheet=sheet) for one in kept]),
        more(left_out, sheet),
        buttons(back),
    )


def _participant(fact: Participation, one: Participant, *, sheet: Sheet) -> list[CardElement]:
    says = sheet.words.say
    out = [
        says("recused") if one.is_recused else "",
        says("absent from the meeting") if one.is_away else "",
        says("absent from the item") if one.is_absent and not one.is_away else "",
    ]
    words = " · ".join(part for part in out if part)
    state = marked(" · " + words, "Warning") if words else plain(" · " + says("takes part"))
    return [
        said(strong(line(one.name, sheet)), state, spacing="Medium"),
        *buttons(_recusal(fact, one, sheet=sheet), *_absences(fact, one, sheet=sheet)),
    ]


def _recusal(fact: Participation, one: Participant, *, sheet: Sheet) -> ExecuteAction:
    about = about_item(fact.view).model_copy(update={"person": one.person, "seq": one.seq})
    if one.is_recused:
        return button(Verb.RECUSAL_LIFT, sheet.words.say("Not recused"), about=about)
    return button(Verb.RECUSAL_RECORD, sheet.words.say("Recused"), about=about)


def _absences(fact: Participation, one: Participant, *, sheet: Sheet) -> list[ExecuteAction]:
    """What stands can be lifted; whoever is away from the meeting is away from the item."""
    says = sheet.words.say
    if one.is_away or one.is_absent:
        choice, words = "meeting" if one.is_away else "item", says("Is there after all")
        return [_absence(fact, one, verb=Verb.ABSENCE_LIFT, choice=choice, words=words)]
    offers = {"item": says("Absent from the item"), "meeting": says("Absent from the meeting")}
    return [
        _absence(fact, one, verb=Verb.ABSENCE_RECORD, choice=choice, words=words)
        for choice, words in offers.items()
    ]


def _absence(fact: Participation, one: Participant, *, verb: Verb, choice: str, words: str) -> ExecuteAction:
    seen = {"person": one.person, "seq": one.absence_seq, "choice": choice}
    return button(verb, words, about=about_item(fact.view).model_copy(update=seen))


def recusal_notice_card(notice: RecusalNotice, sheet: Sheet) -> AdaptiveCard:
    title = line(notice.title, sheet) if notice.title else sheet.words.say("A closed item")
    return page(
        head("answer", sheet.words.say("Recusal"), heading=notice.heading, sheet=sheet),
        [said(strong(title))],
        [said(plain(_news(notice, sheet)))],
        _mistake(notice, sheet),
        _actions(notice, sheet),
    )


def _news(notice: RecusalNotice, sheet: Sheet) -> str:
    says, name = sheet.words.say, line(notice.name, sheet)
    if notice.is_own and notice.is_lifted:
        return says("You take part in the item again.")
    if notice.is_own:
        return says("It is recorded that you are recused from the item.")
    if notice.is_lifted:
        return says("{name} takes part in the item again.", name=name)
    if notice.is_declared or notice.by is None:
        return says("{name} is recused from the item.", name=name)
    return says(
        "{by} has recorded that {name} is recused from the item.", by=line(notice.by, sheet), name=name
    )


def _mistake(notice: RecusalNotice, sheet: Sheet) -> list[CardElement]:
    if not notice.is_own or notice.is_lifted:
        return []
    return [hint(sheet.words.say("If that is a mistake, tell the chair or the secretary."))]


def _actions(notice: RecusalNotice, sheet: Sheet) -> list[CardElement]:
    about = Payload(meeting=notice.meeting, item=notice.item)
    is_out = notice.is_own and not notice.is_lifted
    return buttons(
        None if is_out else button(Verb.ITEM_OPEN, sheet.words.say("Open"), about=about),
        None
        if notice.is_own
        else button(Verb.PARTICIPATION_OPEN, sheet.words.say("Who takes part"), about=about),
    )
