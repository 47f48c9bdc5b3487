"""What is said when somebody meets the bot for the first time. Never more than they may know."""

from microsoft_teams.cards import AdaptiveCard

from bot.domain.facts import Welcome
from cards.help import commands
from cards.page import page
from cards.parts import hint, large, line, plain, said, title
from cards.sheet import Sheet


def welcome_card(fact: Welcome, sheet: Sheet) -> AdaptiveCard:
    words = sheet.words
    greeting = words.say("Hello {name}", name=line(fact.name, sheet)) if fact.name else words.say("Hello")
    what = words.say(
        "I am Ordstyrer. I hand out the agenda, tell guests when it is their turn, and keep what is decided."
    )
    stop = words.say("Don't want messages from me? Remove the app from this chat, and I am silent.")
    return page(
        [title("welcome", words.say("Welcome")), said(large(greeting), spacing="None"), said(plain(what))],
        commands(fact.roles, sheet) if fact.name else [hint(words.say("Write help to see what I can do."))],
        [hint(stop)],
    )
