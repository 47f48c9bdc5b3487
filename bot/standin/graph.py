"""Microsoft Graph: nothing is built yet, every path says so in Graph's own error form."""

from bot.standin.calls import Answer, Call, refused
from bot.standin.cloud import Cloud


def anything(cloud: Cloud, call: Call) -> Answer:
    if not cloud.tokens.admits(call.headers.get("Authorization", "")):
        raise refused("InvalidAuthenticationToken", "Access token is empty or not known here.", status=401)
    raise refused("notImplemented", f"The stand-in does not have {call.method} {call.path}.", status=501)
