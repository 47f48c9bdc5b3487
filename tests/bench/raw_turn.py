"""The floor that the approval turn is measured against: raw aiohttp, the same token check, a fixed card."""

import asyncio
import json
import sys

import jwt
from aiohttp import web

CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "x" * 8000}]}
ANSWER = json.dumps(
    {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": CARD}
).encode()


async def serve(public_key: str, app_id: str) -> None:
    async def handle(request: web.Request) -> web.Response:
        token = request.headers["Authorization"].removeprefix("Bearer ")
        claims = jwt.decode(token, public_key, algorithms=["RS256"], audience=app_id, leeway=300)
        activity = await request.json()
        if claims["serviceurl"] != activity["serviceUrl"]:
            return web.Response(status=403)
        return web.Response(body=ANSWER, content_type="application/json")

    app = web.Application()
    app.router.add_post("/api/messages", handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sys.stdout.write(f"ready http://127.0.0.1:{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(sys.stdin.read(), sys.argv[1]))
