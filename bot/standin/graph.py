"""Microsoft Graph: nothing is built yet, every path says so in Graph's own error form."""

from bot.standin.calls import Answer, Call
from bot.standin.cloud import Cloud


def anything(cloud: Cloud, call: Call) -> Answer:
    inner = {"date": cloud.clock().isoformat(), "request-id": str(cloud.journal.next_number)}
    message = f"The stand-in does not have {call.method} {call.path}."
    return Answer(501, {"error": {"code": "notImplemented", "message": message, "innerError": inner}})
