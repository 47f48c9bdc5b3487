"""The floor that the delivery is measured against: `in_memory.py SERVICE_URL COUNT SECONDS START`.

Nothing is stored, composed or rendered: one fixed card, sent by aiohttp when it is due.
"""

import asyncio
import json
import sys
import time

from aiohttp import ClientSession

CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "x" * 3000}]}
BODY = {"type": "message", "attachments": [{"content": CARD}]}


async def deliver(service_url: str, *, count: int, seconds: float, start: float) -> None:
    async with ClientSession() as session:

        async def send(number: int) -> None:
            url = f"{service_url}v3/conversations/a:chat-{number}/activities"
            async with session.post(url, data=json.dumps(BODY)) as response:
                await response.read()

        async with asyncio.TaskGroup() as group:
            for number in range(count):
                await asyncio.sleep(start + seconds * number / count - time.time())
                group.create_task(send(number))


if __name__ == "__main__":
    asyncio.run(
        deliver(sys.argv[1], count=int(sys.argv[2]), seconds=float(sys.argv[3]), start=float(sys.argv[4]))
    )
