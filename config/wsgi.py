"""Entry for the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from treaties.selectors import refuse_unreadable_law  # noqa: E402 (after the applications are there)

refuse_unreadable_law()

# What is there now stays: to walk through it again and again holds up pages, each time some hundredths of a second.
gc.collect()
gc.freeze()
