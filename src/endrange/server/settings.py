"""Django's settings. Everything that differs between two people's machines follows from the data folder.

The folder is named by ENDRANGE_DATA (set by `endrange --data`); without it, the platform's own place.
"""

from pathlib import Path

from csp.constants import NONE, SELF

from endrange.records.data_folder import prepared_data_folder
from endrange.server.data import database_file, error_log
from endrange.server.demo.mark import is_marked
from endrange.server.secret import secret_key

HERE = Path(__file__).parent
DATA = prepared_data_folder()
IS_DEMO = is_marked(DATA)

DEBUG = False
SECRET_KEY = secret_key(DATA)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "endrange.server.urls"
WSGI_APPLICATION = "endrange.server.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.messages",
    "django_vite",
    "endrange.server.store",
]
MIDDLEWARE = [
    "endrange.server.security.PolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "endrange.server.person.PersonMiddleware",
]

# One file, one writer at a time: every transaction takes the write lock at its start, so none fails half-way.
# FULL: an acknowledged event survives a power cut, not only a killed process.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": database_file(DATA),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                ("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])
            ],
            "builtins": ["django.templatetags.i18n"],
            "libraries": {"durations": "endrange.server.durations"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "endrange.server.person.context",
                "endrange.server.demo.mark.context",
            ],
        },
    }
]

# --- what the browser loads: built by Vite, hashed names, compressed beside the originals ---
STATIC_URL = "/static/"
STATIC_ROOT = HERE / "static"
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/app/assets/.+-[\w-]{8,}\.\w+$"
WHITENOISE_ALLOW_ALL_ORIGINS = False
DJANGO_VITE = {
    "default": {
        "dev_mode": False,
        "manifest_path": STATIC_ROOT / "app" / ".vite" / "manifest.json",
        "static_url_prefix": "/static/app",  # without the staticfiles app nothing puts STATIC_URL before it
    }
}

# --- words, numbers, time ---
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [HERE / "locale"]
FORMAT_MODULE_PATH = "endrange.server.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- who may ask, and what the browser may do ---
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
CSRF_COOKIE_NAME = "endrange_csrf"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "endrange.server.error_pages.csrf_failed"
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_NAME = "endrange_session"
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024  # chosen: a whole session is about 60 kB of events

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "file": {
            "class": "logging.handlers.RotatingFileHandler",
            "filename": error_log(DATA),
            "maxBytes": 1_000_000,
            "backupCount": 2,
            "delay": True,
            "encoding": "utf-8",
            "formatter": "line",
            "level": "WARNING",
        },
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["file"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # a wrong host or a missing page is the visitor's fault and would fill the log
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        "django.request": {"handlers": ["file"], "level": "ERROR", "propagate": False},
    },
}
