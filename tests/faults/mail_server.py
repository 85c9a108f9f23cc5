"""A mail server of its own: refuses some addresses, and keeps what it took."""

from aiosmtpd.controller import Controller


class Picky:
    """Refuses every address for which `refuses` says so."""

    def __init__(self, refuses):
        self.refuses, self.taken = refuses, []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 (its name for it)
        if self.refuses(address):
            return "550 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.taken += envelope.rcpt_tos
        return "250 OK"


def serve(handler: Picky, port: int) -> Controller:
    """Started; whoever called ends it."""
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    return controller
