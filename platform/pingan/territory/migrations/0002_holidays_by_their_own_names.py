"""Holidays were kept by the English names of a package; the county reads them by their own."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.models import Case, F, Value, When

NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋",
    "Anti-Fascist 70th Day": "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日",
}


def rename(apps: Any, _schema_editor: Any) -> None:
    days = apps.get_model("territory", "SpecialDay").objects.filter(name__in=NAMES)
    days.update(name=Case(*(When(name=old, then=Value(new)) for old, new in NAMES.items()), default=F("name")))


class Migration(migrations.Migration):
    dependencies = [("territory", "0001_initial")]

    operations = [migrations.RunPython(rename, migrations.RunPython.noop)]
