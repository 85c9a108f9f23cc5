"""The settings tests run under: the real ones, with a throw-away folder, cheap passwords and no second process."""

import atexit
import os
import shutil
import tempfile

VAR = tempfile.mkdtemp(prefix="comity-test-")
atexit.register(shutil.rmtree, VAR, ignore_errors=True)
os.environ.pop("COMITY_DEMO", None)
os.environ["COMITY_VAR_DIR"] = VAR
os.environ["COMITY_SECRET_KEY"] = "tests-only-" + "0" * 50
os.environ["COMITY_ALLOWED_HOSTS"] = "localhost,127.0.0.1,testserver"

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES, STATIC_ROOT, STORAGES, VAR_DIR  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
STATIC_ROOT.mkdir()
CELERY_BROKER_URL = "memory://"
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}  # a file: threads share it as in production
