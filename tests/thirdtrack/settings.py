"""The platform's settings with one more room."""

from pingan.cases.categories import CATEGORIES, Category
from pingan.settings import *  # noqa: F403
from pingan.settings import DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.thirdtrack"]
# Beside the databases of whoever started this process.
DATABASES["default"]["TEST"] = {"NAME": "test_third_track"}
# Categories are data: a matter that is this track's from the start.
CATEGORIES["0599"] = Category("0599", "法律咨询", "Legal advice", "general", "consultation")
