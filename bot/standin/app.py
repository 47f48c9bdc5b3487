"""The stand-in as one aiohttp application: which address is whose; never what is done there."""

import asyncio

from aiohttp import web

from bot.standin import connector, control, files, graph, login, metadata, rosters
from bot.standin.calls import Answer, Call, refused
from bot.standin.cloud import Cloud
from bot.standin.stage import CLOUD, LATE, Handler, plain, staged

LARGEST_BODY = 32 * 1024 * 1024
CONVERSATIONS = "/connector/v3/conversations"
CONVERSATION = CONVERSATIONS + "/{conversation}"
ACTIVITY = CONVERSATION + "/activities/{activity}"


def standin_app(cloud: Cloud) -> web.Application:
    app = web.Application(client_max_size=LARGEST_BODY)
    app[CLOUD] = cloud
    late: set[asyncio.Task[None]] = set()
    app[LATE] = late
    for method, path, handler in ROUTES:
        app.router.add_route(method, path, staged(handler))
    for method, path, handler in CONTROL:
        app.router.add_route(method, f"/standin/{path}", plain(handler))
    app.router.add_route("*", "/standin/{tail:.*}", plain(_nowhere))
    app.router.add_route("*", "/{tail:.*}", staged(_nowhere))
    app.on_shutdown.append(_let_go)
    app.on_cleanup.append(_drop_late)
    return app


def _file(cloud: Cloud, call: Call) -> Answer:
    return files.fetch(cloud.files.get(call.params["name"]), was_moved="moved" in call.query)


def _nowhere(_cloud: Cloud, call: Call) -> Answer:
    raise refused("NotFound", f"The stand-in has no {call.method} {call.path}.", status=404)


async def _let_go(app: web.Application) -> None:
    app[CLOUD].held.close()


async def _drop_late(app: web.Application) -> None:
    late: set[asyncio.Task[None]] = app[LATE]
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)


ROUTES: list[tuple[str, str, Handler]] = [
    ("POST", "/login/{tenant}/oauth2/v2.0/token", login.token),
    ("GET", "/login/{tenant}/v2.0/.well-known/openid-configuration", login.tenant_discovery),
    ("GET", "/login/common/discovery/instance", login.instance_discovery),
    ("GET", "/openid/.well-known/openidconfiguration", metadata.configuration),
    ("GET", "/openid/keys", metadata.keys),
    ("POST", CONVERSATIONS, connector.create_conversation),
    ("POST", CONVERSATION + "/activities", connector.post_activity),
    ("POST", ACTIVITY, connector.post_activity),
    ("PUT", ACTIVITY, connector.put_activity),
    ("DELETE", ACTIVITY, connector.delete_activity),
    ("GET", CONVERSATION + "/members", rosters.members),
    ("GET", CONVERSATION + "/pagedmembers", rosters.paged_members),
    ("GET", CONVERSATION + "/members/{member}", rosters.member),
    ("GET", "/files/{name}", _file),
    ("*", "/graph/v1.0/{tail:.*}", graph.anything),
]
CONTROL: list[tuple[str, str, Handler]] = [
    ("POST", "script", control.put_script),
    ("POST", "release", control.release),
    ("GET", "journal", control.journal),
    ("GET", "held", control.held),
    ("POST", "people", control.put_person),
    ("POST", "groups", control.put_group),
    ("POST", "files", control.put_file),
    ("POST", "keys", control.put_keys),
    ("POST", "token", control.sign),
    ("GET", "visible/{oid}", control.visible),
]
