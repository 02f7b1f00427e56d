"""What mediation adds to a case. Confidential (人民调解法 art. 15)."""

from pingan.mediation.models.appointment import Appointment as Appointment
from pingan.mediation.models.appointment import Booking as Booking
from pingan.mediation.models.appointment import Feed as Feed
from pingan.mediation.models.appointment import Proposal as Proposal
from pingan.mediation.models.choice import Choice as Choice
from pingan.mediation.models.choice import Declaration as Declaration
from pingan.mediation.models.choice import Wish as Wish
from pingan.mediation.models.counted import ClosedMonth as ClosedMonth
from pingan.mediation.models.counted import Counted as Counted
from pingan.mediation.models.counted import CountedThen as CountedThen
from pingan.mediation.models.counted import CountedUpTo as CountedUpTo
from pingan.mediation.models.danger import Danger as Danger
from pingan.mediation.models.danger import Grade as Grade
from pingan.mediation.models.dispute import Dispute as Dispute
from pingan.mediation.models.dispute import Session as Session
from pingan.mediation.models.evidence import Evidence as Evidence
from pingan.mediation.models.evidence import Form as Form
from pingan.mediation.models.intake import SENT as SENT
from pingan.mediation.models.intake import Intake as Intake
from pingan.mediation.models.intake import Origin as Origin
from pingan.mediation.models.keeping import (
    Agreement as Agreement,
)
from pingan.mediation.models.keeping import (
    Confirmation as Confirmation,
)
from pingan.mediation.models.keeping import (
    Keeping as Keeping,
)
from pingan.mediation.models.keeping import (
    Mark as Mark,
)
from pingan.mediation.models.keeping import (
    Performance as Performance,
)
from pingan.mediation.models.keeping import (
    Promise as Promise,
)
from pingan.mediation.models.keeping import (
    Visit as Visit,
)
from pingan.mediation.models.keeping import (
    Window as Window,
)
from pingan.mediation.models.onward import UNDER_WAY as UNDER_WAY
from pingan.mediation.models.onward import Onward as Onward
from pingan.mediation.models.onward import Stage as Stage
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
from pingan.mediation.models.plan import PlanState as PlanState
from pingan.mediation.models.plan import PlanStep as PlanStep
from pingan.mediation.models.statement import Answer as Answer
from pingan.mediation.models.statement import Listener as Listener
from pingan.mediation.models.statement import ReadBack as ReadBack
from pingan.mediation.models.statement import Reading as Reading
from pingan.mediation.models.statement import Statement as Statement
from pingan.mediation.models.statement import StatementKind as StatementKind
from pingan.mediation.models.team import CoMediator as CoMediator
from pingan.mediation.models.team import Helper as Helper
from pingan.mediation.models.team import HelperSort as HelperSort
