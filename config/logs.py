"""What may not stand in the server's log: the secret of a link."""

import logging
import re

SECRET = re.compile(r"(/answers/)(?!sent/)[^/\s?]+")  # of a questionnaire's link: whoever reads it can open it


class WithoutSecrets(logging.Filter):
    """Django tells the path of whatever it refuses, also of a link that still opens: a form too large, a page saved
    meanwhile, a fault.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(SECRET.sub(r"\1...", each) if isinstance(each, str) else each for each in record.args)
        return True
