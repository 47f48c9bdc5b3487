"""Microsoft's cloud on loopback, for the played demo and the tests: strict, scripted, journaled."""

from bot.standin.app import standin_app
from bot.standin.cloud import Cloud
from bot.standin.server import running, serve

__all__ = ["Cloud", "running", "serve", "standin_app"]
