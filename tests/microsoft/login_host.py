"""A login host on loopback that answers as it is told, on a thread of its own, as msal asks from another."""

import json
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs

GRANTED = {"token_type": "Bearer", "expires_in": 3600}


@dataclass
class LoginHost:
    """`replies`: (status, body) in order, then numbered tokens. `open`: cleared to hold what is asked."""

    asked: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)
    replies: deque[tuple[int, str]] = field(default_factory=deque)
    open: Event = field(default_factory=Event)
    reached: Event = field(default_factory=Event)
    address: str = ""

    def answer(self, path: str, form: dict[str, list[str]]) -> tuple[int, str]:
        self.asked.append((path, form))
        self.reached.set()
        assert self.open.wait(10)
        if self.replies:
            return self.replies.popleft()
        return 200, json.dumps({**GRANTED, "access_token": f"token-{len(self.asked)}"})


@contextmanager
def login_host() -> Iterator[LoginHost]:
    host = LoginHost()
    host.open.set()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            status, body = host.answer(self.path, parse_qs(sent))
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Tests are quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    host.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield host
    finally:
        host.open.set()
        server.shutdown()
        thread.join()
        server.server_close()
