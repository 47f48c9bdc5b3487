"""Each request's way through the stand-in: journal, script, the cloud's part, answer; no service's rules."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from aiohttp import web

from bot.standin.calls import Answer, Call, Json, Refusal, parsed
from bot.standin.cloud import Cloud
from bot.standin.journal import Answered, Applied, Arrival
from bot.standin.script import Then

Handler = Callable[[Cloud, Call], Answer]
WebHandler = Callable[[web.Request], Awaitable[web.StreamResponse]]
CLOUD = web.AppKey("cloud", Cloud)
LATE: web.AppKey[set[asyncio.Task[None]]] = web.AppKey("late", set)
SECRETS = ("client_secret", "client_assertion")
CODES = {
    400: "BadArgument",
    401: "BotNotRegistered",
    403: "ForbiddenOperationException",
    404: "ConversationNotFound",
    412: "PreconditionFailed",
    413: "MessageSizeTooBig",
    429: "Throttled",
}
HTML = b"<!doctype html><html><title>Gateway</title><h1>Our services aren't available right now</h1></html>"


def staged(handler: Handler) -> WebHandler:
    """Journals the request, plays the script's rule for it and answers."""

    async def serve(request: web.Request) -> web.StreamResponse:
        scene = await _enter(request, handler)
        answer = await _play(scene)
        return await _leave(scene, request, answer=answer)

    return serve


def plain(handler: Handler) -> WebHandler:
    """Neither journaled nor scripted: what tests ask of the stand-in itself."""

    async def serve(request: web.Request) -> web.StreamResponse:
        call = await _read(request)
        return await _send(request, _done(request.app[CLOUD], call, handler=handler))

    return serve


@dataclass(frozen=True)
class Scene:
    cloud: Cloud
    call: Call
    handler: Handler
    n: int
    then: Then
    late: set[asyncio.Task[None]]

    def act(self) -> Answer:
        return _done(self.cloud, self.call, handler=self.handler)


async def _enter(request: web.Request, handler: Handler) -> Scene:
    cloud = request.app[CLOUD]
    call = await _read(request)
    rule = cloud.script.rule_for(call)
    then = Then() if rule is None else cloud.script.rules[rule].then
    n = cloud.journal.next_number
    cloud.journal.arrived(
        Arrival(
            n=n,
            at=cloud.clock(),
            method=call.method,
            path=call.path,
            query=call.query,
            headers={name: value for name, value in call.headers.items() if name.lower() != "authorization"},
            authorization=_authorization(cloud, call),
            body=_body(call),
            rule=rule,
            held=then.kind == "hold",
        )
    )
    return Scene(cloud, call, handler, n, then, request.app[LATE])


async def _play(scene: Scene) -> Answer | None:
    """None: the connection is closed without an answer."""
    then = scene.then
    if then.kind == "hold" and not await scene.cloud.held.released(scene.n):
        return None
    if then.kind == "late_apply":
        return await _act_late(scene)
    is_instead = then.kind in ("drop", "html") or (then.status is not None and then.kind != "empty")
    answer = _scripted(then) if is_instead else scene.act()
    await asyncio.sleep(then.delay_seconds)
    if then.kind in ("drop", "drop_after"):
        return replace(answer, status=0)
    if then.kind == "empty":
        answer = replace(answer, status=then.status or 200, body=None)
    return replace(answer, headers={**answer.headers, **then.headers})


async def _act_late(scene: Scene) -> Answer:
    """The cloud does its part later; with a status the answer comes at once all the same."""
    if scene.then.status is None:
        await asyncio.sleep(scene.then.delay_seconds)
        return scene.act()
    task = asyncio.create_task(_apply(scene))
    scene.late.add(task)
    task.add_done_callback(scene.late.discard)
    return _scripted(scene.then)


async def _apply(scene: Scene) -> None:
    await asyncio.sleep(scene.then.delay_seconds)
    effect = scene.act().effect
    scene.cloud.journal.applied(Applied(scene.n, scene.cloud.clock(), effect))


async def _leave(scene: Scene, request: web.Request, *, answer: Answer | None) -> web.StreamResponse:
    """The line is written just before the answer goes out: whoever has the answer finds its line."""
    transport = request.transport
    is_gone = transport is None or transport.is_closing()
    status = answer.status if answer and answer.status else None
    effect = answer.effect if answer else None
    scene.cloud.journal.answered(Answered(scene.n, scene.cloud.clock(), status, effect, is_gone))
    if answer is not None and status is not None:
        return await _send(request, answer)
    if transport is not None:
        transport.close()
    return web.Response()


def _done(cloud: Cloud, call: Call, *, handler: Handler) -> Answer:
    try:
        return handler(cloud, call)
    except Refusal as refusal:
        return refusal.answer


async def _read(request: web.Request) -> Call:
    return Call(
        method=request.method,
        path=request.path,
        query=dict(request.query),
        headers=request.headers,
        body=await request.read(),
        base_url=f"{request.scheme}://{request.host}",
        params=dict(request.match_info),
    )


async def _send(request: web.Request, answer: Answer) -> web.StreamResponse:
    headers = dict(answer.headers)
    if answer.content_type:
        headers.setdefault("Content-Type", answer.content_type)
    if answer.says_length:
        return web.Response(status=answer.status, body=answer.octets(), headers=headers)
    response = web.StreamResponse(status=answer.status, headers=headers)
    await response.prepare(request)
    await response.write(answer.octets())
    return response


def _scripted(then: Then) -> Answer:
    if then.kind == "html":
        return Answer(then.status or 502, HTML, {"Content-Type": "text/html; charset=utf-8"})
    status = then.status or 200
    if isinstance(then.body, str):
        return Answer(status, then.body.encode(), {"Content-Type": "text/plain; charset=utf-8"})
    is_error = then.body is None and status >= 400  # noqa: PLR2004
    error = {"error": {"code": CODES.get(status, "ServiceError"), "message": "As the script says."}}
    return Answer(status, error if is_error else then.body)


def _authorization(cloud: Cloud, call: Call) -> str:
    value = call.headers.get("Authorization")
    if value is None:
        return "absent"
    return "valid" if cloud.tokens.admits(value) else "invalid"


def _body(call: Call) -> Json:
    if call.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded"):
        return {name: "***" if name in SECRETS else value for name, value in call.fields().items()}
    found = parsed(call.body)
    return call.text if found is None else found
