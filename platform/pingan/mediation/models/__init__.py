"""What mediation adds to a case. Confidential (人民调解法 art. 15)."""

from pingan.mediation.models.dispute import Dispute as Dispute
from pingan.mediation.models.dispute import Session as Session
from pingan.mediation.models.party import (
    Authority as Authority,
)
from pingan.mediation.models.party import (
    Consent as Consent,
)
from pingan.mediation.models.party import (
    How as How,
)
from pingan.mediation.models.party import (
    Party as Party,
)
from pingan.mediation.models.party import (
    PartyKind as PartyKind,
)
from pingan.mediation.models.party import (
    Representative as Representative,
)
from pingan.mediation.models.party import (
    Side as Side,
)
