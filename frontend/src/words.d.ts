/** The words of all rooms by their Chinese: what keys there are is known to the type check. */
import type forms from '@/cases/forms/messages.zh'
import type callers from '@/callers/messages.zh'
import type care from '@/care/messages.zh'
import type cases from '@/cases/messages.zh'
import type casePage from '@/cases/page/messages.zh'
import type centers from '@/centers/messages.zh'
import type config from '@/config/messages.zh'
import type duties from '@/duties/messages.zh'
import type desk from '@/faces/desk/messages.zh'
import type deskPhones from '@/faces/desk/phones/messages.zh'
import type deskTasks from '@/faces/desk/tasks/messages.zh'
import type fieldCase from '@/faces/field/cases/messages.zh'
import type field from '@/faces/field/messages.zh'
import type fieldComplaint from '@/faces/field/complaint/messages.zh'
import type fieldDay from '@/faces/field/day/messages.zh'
import type fieldMe from '@/faces/field/me/messages.zh'
import type fieldMine from '@/faces/field/mine/messages.zh'
import type fieldOut from '@/faces/field/outgoing/messages.zh'
import type fieldReport from '@/faces/field/report/messages.zh'
import type fieldShell from '@/faces/field/shell/messages.zh'
import type fieldStart from '@/faces/field/start/messages.zh'
import type county from '@/faces/manage/county/messages.zh'
import type health from '@/faces/manage/health/messages.zh'
import type manage from '@/faces/manage/messages.zh'
import type setup from '@/faces/manage/setup/messages.zh'
import type region from '@/faces/region/messages.zh'
import type helps from '@/mediation/helps/messages.zh'
import type incoming from '@/incoming/messages.zh'
import type ledgers from '@/ledgers/messages.zh'
import type maps from '@/maps/messages.zh'
import type dossier from '@/mediation/dossier/messages.zh'
import type mediation from '@/mediation/messages.zh'
import type calendar from '@/mediation/calendar/messages.zh'
import type keeping from '@/mediation/keeping/messages.zh'
import type opening from '@/mediation/opening/messages.zh'
import type numbers from '@/mediation/numbers/messages.zh'
import type notices from '@/notices/messages.zh'
import type papers from '@/papers/messages.zh'
import type factors from '@/people/factors/messages.zh'
import type people from '@/people/messages.zh'
import type rates from '@/stats/rates/messages.zh'
import type registry from '@/registry/messages.zh'
import type routes from '@/routing/desk/messages.zh'
import type routing from '@/routing/messages.zh'
import type staff from '@/staff/messages.zh'
import type station from '@/station/messages.zh'
import type stats from '@/stats/messages.zh'
import type territory from '@/territory/messages.zh'
import type workload from '@/workload/messages.zh'
import type ui from '@/ui/messages.zh'
import type writing from '@/cases/writing/messages.zh'

declare module '@/i18n' {
  interface Words {
    calendar: typeof calendar
    callers: typeof callers
    care: typeof care
    cases: typeof cases & typeof casePage
    centers: typeof centers
    config: typeof config
    county: typeof county
    desk: typeof desk & typeof deskPhones & typeof deskTasks
    duties: typeof duties
    factors: typeof factors
    field: typeof field & typeof fieldCase & typeof fieldComplaint & typeof fieldDay & typeof fieldMe & typeof fieldMine & typeof fieldOut & typeof fieldReport & typeof fieldShell & typeof fieldStart
    manage: typeof manage
    setup: typeof setup
    forms: typeof forms
    health: typeof health
    helps: typeof helps
    incoming: typeof incoming
    dossier: typeof dossier
    keeping: typeof keeping
    ledgers: typeof ledgers
    notices: typeof notices
    routes: typeof routes
    routing: typeof routing
    maps: typeof maps
    mediation: typeof mediation
    opening: typeof opening
    numbers: typeof numbers
    papers: typeof papers
    people: typeof people
    rates: typeof rates
    region: typeof region
    registry: typeof registry
    staff: typeof staff
    station: typeof station
    stats: typeof stats
    territory: typeof territory
    ui: typeof ui
    workload: typeof workload
    writing: typeof writing
  }
}
