"""The thread of a request: keeping what came in and went out, and what is done with it."""
