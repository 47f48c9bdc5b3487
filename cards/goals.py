"""The Sustainable Development Goals: by name on an item, in its form, and counted for a year."""

from collections.abc import Sequence

from microsoft_teams.cards import AdaptiveCard, CardElement, TextInput

from bot.domain.facts import GoalLine, GoalsAnswer, ItemForm
from bot.texts.marked import N_
from cards.actions import Verb, button
from cards.found import found_title
from cards.page import page
from cards.parts import buttons, hint, joined, label, large, more, plain, quiet, said, strong, title
from cards.preview_items import about_meeting
from cards.sheet import Sheet

MAX_LIST = 80
NAMES = (
    N_("No poverty"),
    N_("Zero hunger"),
    N_("Good health and well-being"),
    N_("Quality education"),
    N_("Gender equality"),
    N_("Clean water and sanitation"),
    N_("Affordable and clean energy"),
    N_("Decent work and economic growth"),
    N_("Industry, innovation and infrastructure"),
    N_("Reduced inequalities"),
    N_("Sustainable cities and communities"),
    N_("Responsible consumption and production"),
    N_("Climate action"),
    N_("Life below water"),
    N_("Life on land"),
    N_("Peace, justice and strong institutions"),
    N_("Partnerships for the goals"),
)
"""As the United Nations name them, in their order: https://sdgs.un.org/goals and https://www.verdensmaalene.dk"""


def goals_card(answer: GoalsAnswer, sheet: Sheet) -> AdaptiveCard:
    says = sheet.words.say
    none = says("No decision of that year which I may show you is tagged with a goal.")
    kept, left_out = sheet.first(answer.lines)
    return page(
        [title("answer", says("Sustainable Development Goals"))],
        [said(large(str(answer.year)), spacing="None")],
        joined(_counted(line, sheet) for line in kept),
        more(left_out, sheet),
        [] if answer.lines else [hint(none)],
    )


def goals_line(goals: Sequence[int], sheet: Sheet) -> list[CardElement]:
    if not goals:
        return []
    named = "; ".join(_named(goal, sheet) for goal in goals)
    return [said(quiet(sheet.words.say("Sustainable Development Goals") + ": "), plain(named))]


def goal_rows(form: ItemForm, sheet: Sheet) -> list[CardElement]:
    says = sheet.words.say
    about = about_meeting(form.preview, item=form.item, choice="goals")
    return [
        label(says("Sustainable Development Goals")),
        TextInput(
            id="text",
            label=says("Numbers from 1 to 17, for example 3, 4, 11"),
            max_length=MAX_LIST,
            value=", ".join(map(str, form.goals)) or None,
        ),
        *buttons(button(Verb.ITEM_EDIT, says("Save the goals"), about=about, takes_inputs=True)),
    ]


def _counted(line: GoalLine, sheet: Sheet) -> list[CardElement]:
    count = sheet.words.plural("{n} decision", "{n} decisions", n=len(line.hits))
    head = said(strong(_named(line.goal, sheet)), quiet(" · " + count), spacing="Medium")
    head.separator = True
    few = max(1, sheet.room.rows // 10)
    kept = line.hits[:few]
    rows = (found_title(hit, sheet, has_button=n < sheet.room.buttons // 10) for n, hit in enumerate(kept))
    return [head, *joined(rows), *more(len(line.hits) - len(kept), sheet)]


def _named(goal: int, sheet: Sheet) -> str:
    return f"{goal}. {sheet.words.say(NAMES[goal - 1])}"
