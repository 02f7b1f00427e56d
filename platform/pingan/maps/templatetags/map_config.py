"""`{% map_config %}` prints the map configuration where scripts can read it under a strict content policy."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.utils.html import json_script
from django.utils.safestring import SafeString

from pingan.maps.config import page_config

register = template.Library()


@register.simple_tag
def map_config(element_id: str = "pingan-map") -> SafeString:
    return json_script(page_config(settings.LEAFLET_CONFIG), element_id)
