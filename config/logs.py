"""What may not stand in the server's log: the secret of a link, the code of a letter."""

import logging
import re

# Of a questionnaire's link, of a letter's page, of a calendar: whoever reads it can open it.
SECRET = re.compile(r"(/answers/(?!sent/)|/receipt/|/calendar/)[^/\s?]+")


class WithoutSecrets(logging.Filter):
    """Django tells the path of whatever it refuses, also of a link that still opens: a form too large, a page saved
    meanwhile, a fault.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(SECRET.sub(r"\1...", each) if isinstance(each, str) else each for each in record.args)
        return True
