/** Every form at the desk, the region and the manage face keeps what is typed into it until it is sent: what an eye passes over, the sources tell. */
import { expect, it } from 'vitest'

const sources = import.meta.glob<string>(['/src/**/*.vue', '!/src/faces/field/**'], { query: '?raw', import: 'default', eager: true })
/** Whatever writes into the copy that is kept. */
const KEEPS = /\b(use(Draft|Writing|Adding|Amending|AmendingPage)|keepNote)\b/
/** What is asked there is no work of anybody: it is lost without loss, or must not be kept. */
const NOTHING_TO_KEEP: Readonly<Record<string, string>> = {
  'cases/FindCase.vue': 'looks for a case',
  'duties/CatalogueList.vue': 'looks in a list',
  'ledgers/AskLedger.vue': 'asks for a book',
  'faces/desk/queue/ViewsMenu.vue': 'the name of a view',
  'faces/manage/WholePage.vue': 'a file that lies on the disk',
  'faces/manage/county/CountyPage.vue': 'the county’s own name and a picture, which the server has at once',
  'notices/WishesForm.vue': 'an address of one’s own, and switches that are kept as they are turned',
  'people/SignIn.vue': 'a password',
  'people/PasswordForm.vue': 'a password',
  'people/factors/ConfirmForm.vue': 'a code that is good for half a minute',
  'people/factors/FactorList.vue': 'the name of a passkey',
  'people/factors/TotpSetUp.vue': 'a code that is good for half a minute',
}
/** Drawn around the fields of others, who keep them. */
const FRAMES = ['cases/writing/WritingForm.vue', 'faces/desk/parts/FormDialog.vue', 'config/SavingBar.vue']

it('finds no form that forgets', () => {
  const asking = Object.entries(sources)
    .filter(([, text]) => /<(form|WritingForm|FormDialog)\b/.test(text))
    .map(([path, text]) => ({ name: path.replace('/src/', ''), keeps: KEEPS.test(text) }))
  expect(asking.length).toBeGreaterThan(40)
  const forgets = asking.filter(({ name, keeps }) => !keeps && !FRAMES.includes(name)).map(({ name }) => name)
  expect(forgets.sort()).toEqual(Object.keys(NOTHING_TO_KEEP).sort())
})
