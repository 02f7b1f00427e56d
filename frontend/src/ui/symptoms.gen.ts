// Made by `npm run gen` from platform/pingan/operations/symptoms.csv. Change that file, never this one.

interface Told {
  why: string
  remedy: string
}
export interface Symptom {
  problems: readonly string[]
  zh: Told
  en: Told
}
export const SYMPTOMS: readonly Symptom[] = [
  {
    problems: ["place_missing"],
    zh: {"why":"浏览器只在 HTTPS 下给这些；用 IP 或 http:// 打开就没有","remedy":"用 https:// 的地址打开；自建根证书的先在 /ca 页按步骤装到手机上"},
    en: {"why":"Browsers give these over HTTPS only","remedy":"Open the https:// address; with a root of the county's own install it first from /ca"},
  },
  {
    problems: ["not_kept"],
    zh: {"why":"手机存储满了、浏览器在无痕模式，或系统清理了浏览器的数据；没有存下的只在打开的页面里","remedy":"先别关页面，有信号就送出；再清理手机空间、退出无痕模式，用桌面图标打开"},
    en: {"why":"The phone's storage is full or the browser is in private mode: what was not kept is in the open page alone","remedy":"Leave the page open and send where there is signal; then make room or leave private mode and open it from the home screen"},
  },
  {
    problems: ["stale_version","already_claimed"],
    zh: {"why":"别人先处理了同一件事，平台让本人看过再决定","remedy":"点开看两边的内容，选继续或放弃"},
    en: {"why":"Somebody else was quicker with the same case","remedy":"Open it: both sides are shown; go on or let it be"},
  },
  {
    problems: ["not_found"],
    zh: {"why":"列表只列本岗位辖区内、这个状态的；保密的只给办理人看","remedy":"用编号搜索；确认右上角选的是哪个岗位"},
    en: {"why":"Lists show one's own area and one state; what is confidential is its handlers'","remedy":"Search by its code; see which post is chosen at the top"},
  },
  {
    problems: ["not_your_move","wrong_state"],
    zh: {"why":"一个案件同时只轮到一家；按下别人先接了也会这样","remedy":"案件页上写着现在轮到谁、什么时候到期"},
    en: {"why":"A case has one turn at a time","remedy":"The case says whose turn it is and until when"},
  },
  {
    problems: ["unauthenticated","another_actor"],
    zh: {"why":"岗位到期、被停用、密码重置，或本人在别处退出了全部设备","remedy":"找本单位管理员看账号状态；密码重置后用新密码"},
    en: {"why":"The post has ended or the password was reset or one signed out everywhere","remedy":"Ask the administrator how the account stands"},
  },
  {
    problems: ["wrong_credentials","too_many_attempts"],
    zh: {"why":"短时间内输错多次会放慢；放慢期间对的密码也要等","remedy":"按页面说的时间等一等再试，不要连续试；忘了就请管理员重置"},
    en: {"why":"After several wrong tries one is slowed down for a while","remedy":"Wait as long as the page says; or have it reset"},
  },
  {
    problems: ["network","timeout"],
    zh: {"why":"这台设备的网络、VPN 或政务网线路断了或很慢；平台停了，别人也会连不上","remedy":"写的内容都在，不用重填；换个网络或设备比较，别人也连不上的在服务器上 ./run status"},
    en: {"why":"The line or VPN of this device is broken or slow; were it the platform nobody else could reach it either","remedy":"Nothing is lost: compare another network or device; when nobody gets through ./run status on the machine"},
  },
  {
    problems: ["denied","shut_out"],
    zh: {"why":"权限跟岗位走：有几个岗位的人，现在选的那个管不到这里；岗位到期了也会这样","remedy":"在右上角或“我的”里换岗位；确实该有的，请安全管理员核对岗位和区域"},
    en: {"why":"Rights come with a post: the one that is chosen does not reach here or has ended","remedy":"Choose another post at the top or on the Me page; or have the security administrator look at the post"},
  },
  {
    problems: ["too_many"],
    zh: {"why":"同一处一下子做得太多，平台让后面的等一等，免得拖慢别人","remedy":"等页面说的时间再按一次；手机上的会自己再送"},
    en: {"why":"Very much came from one place at once and waits its turn so that others are not slowed down","remedy":"Wait as long as the page says; a phone sends again by itself"},
  },
  {
    problems: ["unavailable","server_fault","http_502","http_503","http_504"],
    zh: {"why":"平台或数据库在重启、更新或出了故障","remedy":"不用重填：页面自己会再试；五分钟后还这样，在服务器上 ./run status、./run doctor"},
    en: {"why":"The platform or its database is restarting or broken","remedy":"Enter nothing twice: pages try again; after five minutes ./run status and ./run doctor"},
  },
]
