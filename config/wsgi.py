"""Entry for the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from treaties.selectors import refuse_unreadable_law  # noqa: E402 (after the applications are there)

refuse_unreadable_law()
