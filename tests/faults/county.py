"""Cases that are brought to where a step is due, each step taken over HTTP by whoever's it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from pingan.core import clock
from pingan.core.ids import uuid7
from tests.faults.callers import Caller
from tests.faults.phones import REPORTS

# Whose duty the catalogue lets a department have.
CATEGORY = "0204"


class County:
    """A worker, two desks and a department; `office` is the department's organisation."""

    def __init__(self, people: Mapping[str, Caller], office: str) -> None:
        self._people = people
        self._office = office

    def read(self, who: str, address: str) -> Any:
        answer = self._people[who].get(address)
        assert answer is not None
        assert answer.status == 200, answer.body
        return answer.json()

    def say(self, who: str, address: str, version: int | None = None, **said: Any) -> Any:
        answer = self._people[who].post(address, said, version=version)
        assert answer is not None
        assert answer.acknowledges, answer.body
        return answer.json() if answer.body else None

    def take(self, who: str, case_id: str, action: str, **said: Any) -> str:
        version = self.read(who, f"{REPORTS}/{case_id}")["version"]
        self.say(who, f"{REPORTS}/{case_id}/{action}", version, **said)
        return case_id

    # -- where a case stands -------------------------------------------------------------------------

    def reported(self, who: str = "qian", **more: Any) -> str:
        own_id = str(uuid7())
        said = {"id": own_id, "category": CATEGORY, "what": f"演练 {own_id[-12:]}", "location": None}
        self.say(who, REPORTS, None, **said, grid_code=self._people["qian"].person.area_code, **more)
        return own_id

    def taken(self) -> str:
        return self.take("li", self.reported(), "claim")

    def sent(self) -> str:
        return self.take("li", self.taken(), "dispatch", worker_id=self._people["qian"].person.account_id)

    def handled(self) -> str:
        in_hand = self.take("qian", self.sent(), "receive")
        return self.take("qian", in_hand, "handle", result="修好了")

    def closed(self) -> str:
        return self.take("li", self.handled(), "close", note="看过")

    def to_call(self) -> str:
        """Closed, and somebody waits for a call."""
        told = self.reported("li", caller={"name": "演练", "phone": "13900001234"})
        sent = self.take("li", told, "claim")
        self.take("li", sent, "dispatch", worker_id=self._people["qian"].person.account_id)
        self.take("qian", sent, "receive")
        self.take("qian", sent, "handle", result="修好了")
        return self.take("li", sent, "close", note="看过")

    def assigned(self) -> str:
        return self.take("li", self.taken(), "assign", organisation_id=self._office)

    def received(self) -> str:
        return self.take("shen", self.assigned(), "receive")

    def objected(self) -> str:
        return self.take("shen", self.assigned(), "object", ground="not_my_duty", reason="不归我")

    def waiting(self) -> str:
        review_on = (clock.today() + timedelta(days=20)).isoformat()
        case_id = self.take(
            "li", self.taken(), "ask_suspension", review_on=review_on, reason="等", reply="会等"
        )
        asked = self.read("zhou", f"{REPORTS}/{case_id}")["tasks"]
        [task] = [one["id"] for one in asked if "finish" in one["actions"]]
        self.say("zhou", f"/api/v1/tasks/{task}/finish", outcome="approved", report="同意")
        return case_id

    def merged(self) -> str:
        return self.take("li", self.reported(), "merge", into=self.reported(), reason="同一件")

    def supervised(self) -> str:
        said = {"level": "ordinary", "failure": "other", "text": "快办"}
        return self.take("zhou", self.reported(), "supervise", **said)
