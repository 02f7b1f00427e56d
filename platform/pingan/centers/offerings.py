"""What can be done at a service point: a closed list of codes, so that both languages are always there.

A service point that names another code is refused when it is loaded. A label is content, like an area's
name, so both languages travel together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offering:
    """One service in both languages."""

    code: str
    label: str
    label_en: str


_LABELS = {
    "intake": ("综合受理", "General intake"),
    "joint_consultation": ("会商研判", "Joint consultation"),
    "safety_advice": ("平安建设咨询", "Advice on safety"),
    "petition_reception": ("信访接待", "Petition reception"),
    "petition_progress": ("信访进度查询", "Progress of a petition"),
    "case_report": ("事件上报", "Reporting a matter"),
    "errand_service": ("帮办代办", "Errands done for residents"),
    "volunteer_service": ("志愿服务", "Volunteer service"),
    "mediation": ("矛盾纠纷调解", "Dispute mediation"),
    "judicial_confirmation_guidance": ("司法确认指引", "Guidance on judicial confirmation"),
    "legal_consultation": ("法律咨询", "Legal consultation"),
    "legal_aid_guidance": ("法律援助指引", "Guidance on legal aid"),
    "agreement_drafting": ("协议文书代拟", "Drafting agreements"),
}

OFFERINGS: Mapping[str, Offering] = {
    code: Offering(code, label, label_en) for code, (label, label_en) in _LABELS.items()
}
