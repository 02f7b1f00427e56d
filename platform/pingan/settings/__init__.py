"""One settings module for every machine: what differs between machines comes from `PINGAN_*` variables.

`.env.example` lists and explains each variable. Nothing secret has a default that a running
deployment would accept: `core.checks` refuses to start without the files of `make_secrets`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from pingan.core import exposure
from pingan.maps.config import leaflet_config

REPOSITORY = Path(__file__).resolve().parents[3]
PLATFORM = REPOSITORY / "platform"


def _path(name: str, default: Path) -> Path:
    return Path(os.environ.get(name) or default)


def _list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


DEBUG = os.environ.get("PINGAN_DEBUG") == "1"
HTTPS = os.environ.get("PINGAN_HTTPS") == "1"
SECRET_DIR = _path("PINGAN_SECRET_DIR", REPOSITORY / "var" / "secrets")
COUNTY_DIR = _path("PINGAN_COUNTY_DIR", REPOSITORY / "fixtures" / "county")
FRONTEND_DIST = _path("PINGAN_FRONTEND_DIST", REPOSITORY / "frontend" / "dist")
MEDIA_ROOT = _path("PINGAN_MEDIA_ROOT", REPOSITORY / "var" / "media")
# Files of every kind (core/vault.py): in MEDIA_ROOT, or in a bucket that speaks S3.
_BUCKET = os.environ.get("PINGAN_S3_BUCKET", "")
_VAULT: dict[str, Any] = {"BACKEND": "pingan.core.vault.LocalStorage"}
if _BUCKET:
    _VAULT = {
        "BACKEND": "pingan.core.bucket.BucketStorage",
        "OPTIONS": {
            "bucket_name": _BUCKET,
            "endpoint_url": os.environ.get("PINGAN_S3_ENDPOINT") or None,
            "region_name": os.environ.get("PINGAN_S3_REGION") or None,
            "access_key": os.environ.get("PINGAN_S3_KEY") or None,
            "secret_key": os.environ.get("PINGAN_S3_SECRET") or None,
            "default_acl": None,
            "file_overwrite": True,
        },
    }
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "vault": _VAULT,
}
# Our own nginx in front, as ops/servers.sh starts the web processes, sends local files itself.
VAULT_SENT_BY_PROXY = os.environ.get("PINGAN_BEHIND_PROXY") == "1" and not _BUCKET
# What the operator's commands and the servers tell each other outside of the database: what was erased, how
# far the journal was sealed, when it was last copied.
OPERATIONS_DIR = _path("PINGAN_OPERATIONS_DIR", REPOSITORY / "var" / "operations")
# Where processes of one machine meet: sockets and locks, nothing that outlives them.
RUN_DIR = _path("PINGAN_RUN_DIR", REPOSITORY / "var" / "run" / "sockets")

# A county's own fonts, for names with characters that no usual font has (`papers.office`).
PAPER_FONTS = os.environ.get("PINGAN_PAPER_FONTS") or None
# Of each web process, as ops/servers.sh starts it.
WEB_THREADS = int(os.environ.get("PINGAN_WEB_THREADS") or 4)


def _secret_text(name: str) -> str:
    """What a file of the secrets holds; empty where there is none."""
    file = SECRET_DIR / name
    return file.read_text(encoding="utf-8").strip() if file.is_file() else ""


# Without one it is good enough for tools that never serve anyone (schema, migrations); a check refuses to
# serve with it.
SECRET_KEY = _secret_text("secret_key") or "insecure-until-make-secrets-has-run"
ALLOWED_HOSTS = _list("PINGAN_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]" + (",testserver" if DEBUG else ""))
CSRF_TRUSTED_ORIGINS = _list("PINGAN_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "django.contrib.gis",
    "csp",
    "channels",
    "django_tasks",
    "django_tasks_db",
    "rest_framework",
    "drf_spectacular",
    "leaflet",
    "pingan.core",
    "pingan.journal",
    "pingan.territory",
    "pingan.jobs",
    "pingan.receipts",
    "pingan.people",
    "pingan.factors",
    "pingan.identities",
    "pingan.config",
    "pingan.staff",
    "pingan.categories",
    "pingan.registry",
    "pingan.cases",
    "pingan.outbox",
    "pingan.care",
    "pingan.callers",
    "pingan.incoming",
    "pingan.routing",
    "pingan.papers",
    "pingan.mediation",
    "pingan.centers",
    "pingan.station",
    "pingan.notices",
    "pingan.stats",
    "pingan.ledgers",
    "pingan.workload",
    "pingan.maps",
    "pingan.realtime",
    "pingan.operations",
    "pingan.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "pingan.core.middleware.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "pingan.core.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "pingan.urls"
WSGI_APPLICATION = "pingan.wsgi.application"
ASGI_APPLICATION = "pingan.asgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PLATFORM / "pingan" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

# What the servers are in the database: a role that owns nothing (core/rights.py). Only what changes tables
# (`manage.py migrate`) comes as their owner; where none is named, the database has one role for both.
SERVER_ROLE = os.environ.get("PINGAN_DB_USER", "pingan")
_OWNER_ROLE = os.environ.get("PINGAN_MIGRATE_USER") if os.environ.get("PINGAN_AS_OWNER") == "1" else None


def _way_in(what: str, default: str) -> str:
    """HOST or PASSWORD of the role that comes."""
    servers = os.environ.get(f"PINGAN_DB_{what}", default)
    return (os.environ.get(f"PINGAN_MIGRATE_{what}") or servers) if _OWNER_ROLE else servers


DATABASES = {
    "default": {
        "ENGINE": "pingan.core.postgis",
        "HOST": _way_in("HOST", "127.0.0.1"),
        "PORT": os.environ.get("PINGAN_DB_PORT", "15432"),
        "NAME": os.environ.get("PINGAN_DB_NAME", "pingan"),
        "USER": _OWNER_ROLE or SERVER_ROLE,
        "PASSWORD": _way_in("PASSWORD", ""),
        # WSGI workers are long-lived processes: a connection each, looked at before it is used again.
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": 5,
            # A report must never hang on a lost query; readers get a clear 503 instead. The first limit does
            # not reach the commit, where the journal's number is taken: waiting for that lock has its own.
            # What a page asks for ends after so many rows. Shared among several processes of the database it
            # would be read on in each of them, past that, and cost a desk the cores that others wait for.
            "options": "-c statement_timeout=15000 -c lock_timeout=5000"
            " -c idle_in_transaction_session_timeout=30000 -c max_parallel_workers_per_gather=0",
        },
    }
}
# Debian 12 has GDAL 3.6; nothing here opens rasters or reads a spatial reference somebody sent.
SILENCED_SYSTEM_CHECKS = ["gis.W001"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = os.environ.get("PINGAN_REDIS_URL", "")
CHANNEL_LAYERS = {
    "default": (
        # The layer only rings the bell between processes and may lose a ring; the journal is the truth.
        {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [REDIS_URL]}}
        if REDIS_URL
        else {"BACKEND": "channels.layers.InMemoryChannelLayer"}
    )
}

# What takes seconds has a queue and a worker of its own (`papers.tasks`): sums and clocks do not wait for it.
TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "papers", "notices"]},
}

AUTH_USER_MODEL = "people.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "pingan.people.passwords.NotTheDemoPassword"},
]
# Both are asked for by some who assess systems, and advised against by those who study passwords (ASVS 5.0,
# 6.2.5 and 6.2.10): after so many days another password, and so many kinds of letters in it.
PASSWORD_DAYS = int(os.environ.get("PINGAN_PASSWORD_DAYS") or 0)
_KINDS = int(os.environ.get("PINGAN_PASSWORD_KINDS") or 0)
if _KINDS not in {0, 2, 3}:
    raise ImproperlyConfigured("PINGAN_PASSWORD_KINDS is 0, 2 or 3.")
if _KINDS:
    _SEVERAL = {"NAME": "pingan.people.passwords.SeveralKinds", "OPTIONS": {"kinds": _KINDS}}
    AUTH_PASSWORD_VALIDATORS.append(_SEVERAL)

# Accounts that still have the demo's password are good for anything only in a demo, and a demo is for this
# machine alone unless the operator says otherwise by name.
DEMO_ACCOUNTS = os.environ.get("PINGAN_DEMO", "1") == "1" and (
    not exposure.opened_by(os.environ) or os.environ.get("PINGAN_OPEN_DEMO") == "1"
)
# For so long after somebody has shown that it is them, nothing asks for it again in that session.
CONFIRM_MINUTES = int(os.environ.get("PINGAN_CONFIRM_MINUTES") or 10)
# By whom people may be vouched for in place of a password (`identities`); None without an issuer: no address,
# no button.
_ISSUER = os.environ.get("PINGAN_OIDC_ISSUER", "")
OIDC: dict[str, str] | None = None
if _ISSUER:
    OIDC = {
        "issuer": _ISSUER,
        "client_id": os.environ.get("PINGAN_OIDC_CLIENT_ID", ""),
        "secret": os.environ.get("PINGAN_OIDC_SECRET") or _secret_text("oidc_secret"),
        "scope": os.environ.get("PINGAN_OIDC_SCOPE") or "openid",
        "ca_file": os.environ.get("PINGAN_OIDC_CA", ""),
        "name": os.environ.get("PINGAN_OIDC_NAME") or "统一身份认证",
        "name_en": os.environ.get("PINGAN_OIDC_NAME_EN") or "identity provider",
    }
SESSION_ENGINE = "pingan.people.sessions"
SESSION_COOKIE_NAME = "pingan_session"
SESSION_COOKIE_AGE = 30 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "pingan.core.api.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Browsers that came once by HTTPS come by nothing else for a year.
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS and os.environ.get("PINGAN_HSTS", "1") == "1" else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "SAMEORIGIN"

# Own origin only. Charts and map panes set style *attributes*; style *elements* in a page are refused.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        # Recordings of a case, and a note before it is sent.
        "media-src": ["'self'", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
        "object-src": ["'none'"],
    }
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["pingan.people.api.auth.DeviceAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["pingan.people.api.auth.PolicyPermission"],
    "DEFAULT_PARSER_CLASSES": ["pingan.core.api.parsers.StrictJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["pingan.core.api.renderers.FastJSONRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "pingan.core.api.negotiation.QuickNegotiation",
    # An answer's form is the Accept header's business, never the address's.
    "URL_FORMAT_OVERRIDE": None,
    "DEFAULT_METADATA_CLASS": "pingan.core.api.metadata.AllowOnly",
    "DEFAULT_SCHEMA_CLASS": "pingan.core.api.PlatformSchema",
    "EXCEPTION_HANDLER": "pingan.core.api.problem_handler",
    "UNAUTHENTICATED_USER": None,
    "DATETIME_FORMAT": "iso-8601",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "PingAn Grid",
    "DESCRIPTION": "One case, one code, one timeline.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    # Two fields of one name with other choices: which is meant is said by name.
    "ENUM_NAME_OVERRIDES": {
        "MediatorSortEnum": ["member", "expert"],
        "SortEnum": ["basic", "assisting", "taken_back"],
        "DangerGradeEnum": ["low", "middle", "high"],
        "RoadStageEnum": ["told", "applied", "accepted", "decided", "refused", "settled", "dropped"],
        "HowSaidEnum": ["signed", "spoken", "message"],
        "PartyKindEnum": ["person", "organisation", "group"],
        "StatementKindEnum": ["inquiry", "session", "caucus"],
        "HelperSortEnum": ["relative", "neighbour", "colleague", "expert", "organisation"],
        "SpokenEnum": "pingan.mediation.roster.LANGUAGE_CODES",
        "HowKeptEnum": ["cash", "transfer", "goods", "work", "words"],
        "CareHowEnum": ["spoken", "signed"],
        "CareEndEnum": ["withdrawn", "no_need", "moved"],
        "CareOutcomeEnum": ["met", "phoned", "nobody_in"],
        "ComplaintKindEnum": ["sent_down", "asked_again", "traces", "check_in", "other"],
        "OutcomeEnum": [
            *("agreement_written", "agreement_oral", "settled_by_parties", "partial", "failed"),
            *("refused", "withdrawn", "transferred", "terminated"),
        ],
        "ComplaintOutcomeEnum": ["stopped", "changed", "stands"],
        "KeepingEnum": ["pending", "partly", "done", "breached"],
        "CourtEnum": ["applied", "confirmed", "rejected"],
        "PlanStateEnum": ["open", "done", "left"],
        "LevelEnum": ["county", "township", "village", "grid"],
        "SupervisionEnum": "pingan.cases.supervision.LEVELS",
        "ConsultationStateEnum": ["booked", "held", "missed"],
        "ConsultationChannelEnum": ["walk_in", "phone", "appointment"],
        "RatingEnum": "pingan.cases.tasks.RATINGS",
        "ConsultationRatingEnum": ["very_satisfied", "satisfied", "fair", "dissatisfied"],
        "DayEnum": [
            "working",
            "make_up",
            "weekend",
            "holiday",
            "assumed",
        ],
        "AppointmentStateEnum": ["planned", "held", "cancelled"],
        "PurposeEnum": "pingan.registry.models.Purpose",
        "ReasonToCallEnum": "pingan.callers.models.Purpose",
        "AccountStateEnum": "pingan.staff.selectors.STATES",
        "RollStateEnum": "pingan.staff.models.RollState",
        "NominationOutcomeEnum": "pingan.staff.models.Outcome",
        "NoticeChannelEnum": "pingan.notices.gateways.CODES",
        "LanguageEnum": "pingan.notices.texts.LANGUAGES",
        "NoticeReceiptEnum": ["delivered", "undelivered"],
        "ProbeStateEnum": "pingan.core.probes.STATES",
        "ProbeUnitEnum": "pingan.core.probes.UNITS",
        "FaultEnum": "pingan.operations.health.FAULTS",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "pingan.core.api.schema.dedented",
    ],
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "pingan_language"
LOCALE_PATHS = [PLATFORM / "locale"]
USE_I18N = True
TIME_ZONE = os.environ.get("PINGAN_TIME_ZONE", "Asia/Shanghai")
USE_TZ = True

# Nothing rings on a page between these times of the county's day.
_QUIET = os.environ.get("PINGAN_QUIET_HOURS") or "22:00-07:00"
if re.fullmatch(r"(?:([01]\d|2[0-3]):[0-5]\d-?\b){2}", _QUIET) is None:
    raise ImproperlyConfigured("PINGAN_QUIET_HOURS is written as 22:00-07:00.")
QUIET_HOURS = dict(zip(("from", "to"), _QUIET.split("-"), strict=True))

# Where people open the pages, for links in notices: an address that their phones reach.
PUBLIC_ADDRESS = (os.environ.get("PINGAN_PUBLIC_ADDRESS") or "http://localhost:8080").rstrip("/")
# To which push services of browsers the server sends: hosts with all below them, over HTTPS; with a scheme
# before it, just that origin. A browser names its own, and another than these is refused.
PUSH_SERVICES = _list(
    "PINGAN_PUSH_SERVICES",
    "fcm.googleapis.com,updates.push.services.mozilla.com,push.apple.com,notify.windows.com",
)

# Which OpenTelemetry collector is sent requests as spans; none unless it is set (`core.traces`).
OTLP = os.environ.get("PINGAN_OTLP") or ""

# So many days after a case is closed for good, who told us of it is erased.
CALLERS_KEPT_DAYS = int(os.environ.get("PINGAN_CALLERS_KEPT_DAYS") or 180)

STATIC_URL = "/static/"
STATIC_ROOT = _path("PINGAN_STATIC_ROOT", REPOSITORY / "var" / "static")
# Vite names its files by content already, so nothing hashes them a second time.
STATICFILES_DIRS = [
    PLATFORM / "pingan" / "static",
    *([("app", FRONTEND_DIST)] if FRONTEND_DIST.is_dir() else []),
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

LEAFLET_CONFIG = leaflet_config(COUNTY_DIR)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("PINGAN_LOG_LEVEL", "INFO")},
}
