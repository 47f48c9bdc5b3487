"""The card as a whole: body, width and language. Never what is in it."""

from collections.abc import Sequence

from microsoft_teams.cards import AdaptiveCard, CardElement, TeamsCardProperties

from cards.parts import joined


def page(*parts: Sequence[CardElement]) -> AdaptiveCard:
    """Wide, so that a time, a title and a button stand side by side on a desktop."""
    return AdaptiveCard(version="1.5", msteams=TeamsCardProperties(width="full"), body=joined(parts))
