"""The registry for machines: what the screens show, as JSON, read from the snapshot of the current edition.

`router` is mounted below /api/v1/ by `config.api`, which brings who may ask and how often.
"""

from treaties.api import catalogue, channels, editions, facts, places
from treaties.api.operations import router
from treaties.api.problems import PROBLEMS, Problem, handler, told

__all__ = ["PROBLEMS", "Problem", "catalogue", "channels", "editions", "facts", "handler", "places", "router", "told"]
