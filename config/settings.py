"""Settings, all from the environment; docs/settings.md lists each. What is unsafe must be asked for."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config.rings import RINGS

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# Demo mode: demo users who sign in with one click, plain http on localhost, mail written to files.
DEMO = env.bool("COMITY_DEMO", default=False)
DEBUG = env.bool("COMITY_DEBUG", default=False)
VAR_DIR = Path(env("COMITY_VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

ALLOWED_HOSTS = env.list("COMITY_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("COMITY_TRUSTED_ORIGINS", default=[])
SITE_URL = env("COMITY_SITE_URL", default="http://localhost:8000").rstrip("/")
BEHIND_PROXY = env.bool("COMITY_BEHIND_PROXY", default=False)

LOCAL_KEY = "local-only-" + "0" * 50
SECRET_KEY = env("COMITY_SECRET_KEY", default=LOCAL_KEY if DEMO or DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "Set COMITY_SECRET_KEY to a long random text (or COMITY_DEMO=1 to try Comity on this machine)."
    )
if DEMO and set(ALLOWED_HOSTS) - {"localhost", "127.0.0.1", "[::1]", "testserver"}:
    raise ImproperlyConfigured(
        "Demo mode signs anyone in: it serves localhost only. Unset COMITY_DEMO or COMITY_ALLOWED_HOSTS."
    )

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "bootstrap",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_fsm",
    "django_htmx",
    "config",
    "jobs",
    "treaties",
    "accounts",
    "requests_app",
]

MIDDLEWARE = [
    "config.health.answers_health",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.sign_in.SignInRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "treaties.middleware.NeedsRegistry",
    "config.errors.NothingStored",
    "config.errors.not_allowed_page",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.site",
            ]
        },
    }
]

# Database: SQLite in WAL where every write transaction takes its lock at once, so that two writers wait
# for each other instead of failing half-way; PostgreSQL by DATABASE_URL.
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'comity.sqlite3'}")}
# SQLite leaves the further columns of an index out, as it may: PostgreSQL reads a desk's order from the index alone.
SILENCED_SYSTEM_CHECKS = ["models.W040"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # Pages read few rows of many: to compile such a query takes longer than to run it, on a desk half a second.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "templates" / "static"]
STORAGES = {
    "default": {"BACKEND": "config.storage.Disk"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if DEBUG:
    STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
MEDIA_ROOT = VAR_DIR / "attachments"  # annexes; served only through a view that asks who may see them
if S3_BUCKET := env("COMITY_S3_BUCKET", default=""):
    STORAGES["default"] = {
        "BACKEND": "config.object_storage.Bucket",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "location": env("COMITY_S3_FOLDER", default="attachments"),
            "endpoint_url": env("COMITY_S3_ENDPOINT", default=None),
            "region_name": env("COMITY_S3_REGION", default=None),
            "access_key": env("COMITY_S3_ACCESS_KEY", default=None),
            "secret_key": env("COMITY_S3_SECRET_KEY", default=None),
            "default_acl": "private",
            "file_overwrite": False,
        },
    }
REGISTRY_DIR = BASE_DIR / "fixtures" / "registry"
LAW_DIR = REGISTRY_DIR / "law"
PACK_KEY = env("COMITY_PACK_KEY", default="")
PACK_TRUSTED = env.list("COMITY_PACK_TRUSTED", default=[])
ANNEX_MAX_BYTES = env.int("COMITY_ANNEX_MAX_MB", default=50) * 1024 * 1024
RECEIPT_SITE = env("COMITY_RECEIPT_SITE", default=SITE_URL).rstrip("/")
RECEIPT_DAYS = env.int("COMITY_RECEIPT_DAYS", default=540)
QUESTIONNAIRE_DAYS = env.int("COMITY_QUESTIONNAIRE_DAYS", default=14)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# People
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.SignedIn"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapter.ClosedAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is confirmed by the invitation that was sent to it
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "accounts.sign_in_forms.SignIn",
    "reset_password": "accounts.sign_in_forms.AskForNewPassword",
    "reset_password_from_key": "accounts.sign_in_forms.ChoosePassword",
    "change_password": "accounts.sign_in_forms.ChangePassword",
    "reauthenticate": "accounts.sign_in_forms.ConfirmByPassword",
}
MFA_ADAPTER = "accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "accounts.sign_in_forms.SignInByCode",
    "reauthenticate": "accounts.sign_in_forms.ConfirmByCode",
    "activate_totp": "accounts.sign_in_forms.SetUpApp",
    "add_webauthn": "accounts.sign_in_forms.AddKey",
    "edit_webauthn": "accounts.sign_in_forms.RenameKey",
}
MFA_TOTP_ISSUER = "Comity"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO or DEBUG

# Mail
EMAIL_CONFIG = env.email_url("COMITY_EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
if DEMO and "COMITY_EMAIL_URL" not in env.ENVIRON:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_TIMEOUT = 10  # seconds: a mail server that does not answer holds up one page, not for long
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("COMITY_MAIL_FROM", default="comity@localhost")

# Jobs
CELERY_BROKER_URL = env("BROKER_URL", default="filesystem://")
CELERY_TASK_DEFAULT_QUEUE = env("COMITY_QUEUE", default="comity")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for its broker as long as it takes
CELERY_BROKER_CONNECTION_TIMEOUT = 2.0  # seconds: a page rings once it has saved
CELERY_BEAT_SCHEDULER = "config.beat:Schedule"
CELERY_TIMEZONE = "UTC"
if CELERY_BROKER_URL.startswith("filesystem://"):
    QUEUE_DIR = VAR_DIR / "queue"
    (QUEUE_DIR / "control").mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(QUEUE_DIR),
        "data_folder_out": str(QUEUE_DIR),
        "control_folder": str(QUEUE_DIR / "control"),
        "polling_interval": 0.5,
    }
elif CELERY_BROKER_URL.startswith("redis"):
    CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2.0, "socket_timeout": 10.0}
CELERY_TASK_PUBLISH_RETRY = False  # a ring that is not heard is repeated by the schedule
CELERY_BEAT_SCHEDULE = RINGS

# Time and language
LANGUAGE_CODE = "en-gb"
TIME_ZONE = env("COMITY_TIME_ZONE", default="UTC")
USE_TZ = True
USE_I18N = True

# Safety: https everywhere except on localhost in demo and debug mode.
SECURE = not (DEMO or DEBUG)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_NAME = "comity_session"
X_FRAME_OPTIONS = "DENY"  # a letter says for itself that our own pages may frame it
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Who asks is the entry of X-Forwarded-For that our outermost proxy added: those before it anybody can forge.
    ALLAUTH_TRUSTED_PROXY_COUNT = env.int("COMITY_PROXIES", default=1)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("COMITY_LOG_LEVEL", default="WARNING")},
    "filters": {"without_secrets": {"()": "config.logs.WithoutSecrets"}},
    "loggers": {
        "kombu.connection": {"level": "ERROR"},  # a queue of files has no host, and it warns of that each time
        "django.request": {"filters": ["without_secrets"]},
    },
}
