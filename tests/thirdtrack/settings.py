"""The platform's settings with one more room."""

from pingan.settings import *  # noqa: F403
from pingan.settings import DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.thirdtrack"]
# Beside the databases of whoever started this process.
DATABASES["default"]["TEST"] = {"NAME": "test_third_track"}
