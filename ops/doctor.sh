# ./run doctor: what this machine offers and what it lacks, before or after anything is installed.

MEMORY_MB_NEEDED=2000
DISK_MB_NEEDED=4000

# ./run doctor [--json]: exit 0 when nothing stands in the way, 3 when something does.
cmd_doctor() {
    find_open_var
    findings=$(all_findings)
    if [ "${1:-}" = --json ]; then findings_as_json; else { findings_as_text && point_to_symptoms; } | aloud; fi
    case $findings in *"|fail|"*) return $EXIT_MACHINE ;; esac
}

# finding NAME STATUS DETAIL ZH EN: one line of the report. STATUS: ok, warn (works, but), fail (will not work).
finding() { printf '%s|%s|%s|%s|%s\n' "$1" "$2" "$(printf %s "$3" | tr '|\n' '/ ')" "$4" "$5"; }

# The doctor only looks: it must not create VAR, and RUN may not exist yet.
find_open_var() {
    if [ -d "$VAR/run" ]; then RUN=$(readlink -f "$VAR/run"); else RUN=$VAR/run; fi
}

all_findings() {
    look_at_system
    look_at_python
    look_at_node
    look_at_packages
    look_at_port user "${PINGAN_PORT:-}" PINGAN_PORT
    look_at_port db "${PINGAN_DB_PORT:-}" PINGAN_DB_PORT
    look_at_checkout
    look_at_keys
    look_at_running
    look_at_rights
    look_at_calendar
    look_at_posts
    look_at_notices
    look_at_exposure
    look_at_certificate
    look_at_backups
    look_at_orphans
}

# Name, dates, chain and key of what nginx shows to browsers.
look_at_certificate() {
    wants_tls && [ -x "$VENV/bin/python" ] || return 0
    PINGAN_TLS_DIR=${PINGAN_TLS_DIR:-$VAR/tls} manage certificate look 2>/dev/null ||
        finding certificate fail "" "证书看不了：先运行 ./run prepare" "The certificate cannot be looked at: first ./run prepare"
}

# Of a demo nobody keeps any. `kept.py` writes lines as `finding` does.
look_at_backups() {
    if [ "${PINGAN_DEMO:-1}" = 1 ] && ! wants_backup; then return 0; fi
    python=$(find_python) || return 0
    look_at_archive
    look_at_room
    "$python" "$ROOT/ops/kept.py" look "${PINGAN_OPERATIONS_DIR:-$KEPT/operations}" "$(wants_backup && echo yes || echo no)"
}

look_at_system() {
    name=$(. /etc/os-release 2>/dev/null && printf %s "${PRETTY_NAME:-}")
    if has_program apt-get; then
        finding os ok "${name:-Linux}" "" ""
    else
        finding os warn "${name:-$(uname -s)}" "只会自动安装 Debian/Ubuntu 的软件包" \
            "Packages are installed automatically on Debian and Ubuntu only"
    fi
    case $(uname -m) in
        x86_64 | aarch64) finding arch ok "$(uname -m)" "" "" ;;
        *) finding arch warn "$(uname -m)" "部分 Python 包没有此架构的现成版本" \
            "Some Python packages are not built for this architecture" ;;
    esac
    enough memory "$(sed -n 's/^MemAvailable: *\([0-9]*\).*/\1/p' /proc/meminfo)" $MEMORY_MB_NEEDED "可用内存" "free memory"
    nearest=$VAR
    while [ ! -d "$nearest" ]; do nearest=$(dirname "$nearest"); done
    enough disk "$(df -Pk "$nearest" | awk 'NR==2 {print $4}')" $DISK_MB_NEEDED "可用磁盘" "free disk"
    if is_root; then
        finding user ok "root → $ACCOUNT" "" ""
    elif has_program sudo; then
        finding user ok "$(id -un) + sudo" "" ""
    else
        finding user warn "$(id -un)" "没有 sudo：缺少的软件包要请管理员安装" \
            "No sudo: an administrator has to install missing packages"
    fi
}

# enough NAME KILOBYTES NEEDED_MB ZH EN
enough() {
    have=$((${2:-0} / 1024))
    if [ $have -ge "$3" ]; then
        finding "$1" ok "$have MB" "" ""
    else
        finding "$1" warn "$have MB" "$4低于 $3 MB" "Less than $3 MB of $5"
    fi
}

look_at_python() {
    if python=$(find_python); then
        finding python ok "$python ($("$python" -c 'import platform; print(platform.python_version())'))" "" ""
    else
        finding python warn "" "没有 Python 3.11 或更新：./run 会安装" "No Python 3.11 or newer: ./run installs it"
    fi
}

look_at_node() {
    # A bundle brings its pages: nothing is built there.
    ! is_offline || return 0
    PATH=$VENV/node/bin:$PATH
    if node_is_new_enough; then
        finding node ok "$(node --version)" "" ""
    else
        finding node warn "$(node --version 2>/dev/null)" "需要 Node $NODE_AT_LEAST：./run 会放一份到 .venv" \
            "Node $NODE_AT_LEAST is needed: ./run puts one into .venv"
    fi
}

look_at_packages() {
    lacking=$(missing_packages "$RUN_NEEDS")
    lacking_tests=$(missing_packages "$TEST_NEEDS")
    if [ -z "$lacking" ]; then
        finding packages ok "$(basename "$(dirname "$(newest_postgres)")" | sed 's/^/PostgreSQL /')" "" ""
    elif is_root || has_program sudo; then
        finding packages warn "$lacking" "./run 会安装这些软件包" "./run installs these packages"
    else
        finding packages fail "$lacking" "请管理员运行 ./run system" "Ask an administrator to run ./run system"
    fi
    if [ -z "$lacking_tests" ]; then
        finding test-packages ok "" "" ""
    else
        finding test-packages warn "$lacking_tests" "./run test 会安装" "./run test installs them"
    fi
}

# look_at_port user|db ASKED VARIABLE
look_at_port() {
    wanted=${2:-$(remembered_port "$1")}
    python=$(find_python) || return 0
    by=$("$python" "$ROOT/ops/ports.py" holder "$wanted")
    if is_own_port "$1" "$wanted" || [ "$("$python" "$ROOT/ops/ports.py" pick "$wanted")" = "$wanted" ]; then
        finding "port-$1" ok "$wanted" "" ""
    elif [ -n "$2" ]; then
        finding "port-$1" fail "$wanted: $by" "换一个端口：$3=…" "Choose another port: $3=…"
    else
        finding "port-$1" warn "$wanted: $by" "./run 会改用下一个空闲端口" "./run takes the next free port"
    fi
}

# is_own_port user|db PORT: held by the platform itself, or by its database, which a backup starts without the rest.
is_own_port() {
    case $1 in user) own=port ;; *) own=db_port ;; esac
    if is_running && [ "$2" = "$(state_says $own)" ]; then return 0; fi
    [ "$1" = db ] && [ "$OWN_DATABASE" ] && [ -e "$VAR/db" ] || return 1
    locate_cluster
    cluster_runs && [ "$2" = "$(as_db_owner sed -n 4p "$DB_DATA/postmaster.pid")" ]
}

look_at_checkout() {
    if [ -e "$VAR" ] && [ ! -O "$VAR" ]; then
        finding data fail "$VAR" "数据目录属于另一个用户" "The data directory belongs to another user"
    elif [ ! -w "$nearest" ] || { [ -e "$VAR" ] && [ ! -d "$VAR" ]; }; then
        finding data fail "$VAR" "不能写入数据目录" "The data directory cannot be written to"
    elif [ -e "$VAR/db" ]; then
        finding data ok "$(readlink -f "$VAR/db")" "" ""
    else
        finding data ok "" "" ""
    fi
}

# Whether there are keys for the data; whether they fit it, the running platform says itself.
look_at_keys() {
    keys=${PINGAN_SECRET_DIR:-$SECRETS}/field_keys.json
    [ -f "$STAMPS/data" ] || return 0
    if [ -s "$keys" ]; then
        finding keys ok "$keys" "" ""
    else
        finding keys fail "$keys" "数据还在，密钥不见了：从备份放回" "The data is there and its keys are gone: put them back from the backup"
    fi
}

# Only when it runs: whether it serves, in the words of its own /readyz.
look_at_running() {
    is_running || return 0
    url=$(state_says url)
    word=$(state front)
    if [ "$word" = ready ]; then
        finding running ok "$url" "" ""
    elif [ "$(state_says ready)" != true ]; then
        finding running warn "$url" "正在启动" "It is starting"
    else
        finding running fail "$url: $word" "在运行，但没有正常应答：看 $LOGS" "It runs but does not serve: see $LOGS"
    fi
}

# Only when it runs: whether the servers' role may do more in the database than serving needs.
look_at_rights() {
    is_running || return 0
    word=$(state rights)
    if [ -z "$word" ]; then
        finding rights ok "" "" ""
    else
        finding rights warn "$word" "数据库里服务进程的角色权限过大：请管理员运行 ops/database.sql，再以 PINGAN_MIGRATE_USER 迁移" \
            "The servers' role may do too much in the database: an administrator runs ops/database.sql, then migrate as PINGAN_MIGRATE_USER"
    fi
}

# Only when it runs: whether the holidays of the years are in that deadlines are counted in.
look_at_calendar() {
    is_running || return 0
    word=$(state years)
    case $word in
        "") finding calendar ok "" "" "" ;;
        *"$(date +%Y)"*) finding calendar fail "$word" "工作日历缺少今年的放假安排，时限都是暂定的：请管理员在“系统管理”录入" \
            "This year's holidays are not in the work calendar, so all limits are provisional: an administrator enters them" ;;
        *) finding calendar warn "$word" "明年的放假安排还没有录入，跨年的时限是暂定的" \
            "Next year's holidays are not in yet: limits that reach into it are provisional" ;;
    esac
}

# Only when it runs: whether somebody holds each post that late cases come up to. Above the county's there is nobody.
look_at_posts() {
    is_running || return 0
    word=$(state posts)
    if [ -z "$word" ]; then
        finding posts ok "" "" ""
    elif printf '%s\n' "$word" | tr ',' '\n' | grep -Eq ' [0-9]{6}$'; then
        finding posts fail "$word" "县级岗位无人，超期的事无处上报：请任命（./run manage account appoint）" \
            "Nobody holds a post of the county, so late cases have nobody to come up to: appoint somebody"
    else
        finding posts warn "$word" "乡镇岗位无人，超期的事直接报到县里：请任命" \
            "Nobody holds a post of a township, so its late cases come up to the county: appoint somebody"
    fi
}

# Only when it runs: whom no notice of the last day reached (counties, how many), and acts that nobody is told of.
look_at_notices() {
    is_running || return 0
    word=$(state unreached)
    if [ -z "$word" ]; then
        finding notices ok "" "" ""
    else
        finding notices warn "$word" "一天内有通知没有送达：在“系统管理 → 通知台账”看是谁、为什么，可以重发" \
            "Notices of the last day reached nobody: the ledger of notices (/manage/) says whom and why, and sends again"
    fi
    word=$(state unheard)
    if [ -z "$word" ]; then
        finding unheard ok "" "" ""
    else
        finding unheard warn "$word" "这些动作没有通知任何人：在“系统管理 → 通知”里补上" \
            "Nobody is told of these acts: add them to the table “Notices” (/manage/)"
    fi
}

# Would ./run refuse these settings, and why? The same words as it would say.
look_at_exposure() {
    if refused=$( (need_sound_settings) 3>&1); then
        finding exposure ok "$(opened_by)" "" ""
    else
        # `fail` writes an empty line, what is wrong (✗ ZH, EN), then what to do (→ ZH, EN).
        said() { printf '%s\n' "$refused" | sed -n "s/^ *[✗→]* *//;$1p"; }
        finding exposure fail "$(opened_by)" "$(said 2)。$(said 4)" "$(said 3). $(said 5)"
    fi
}

# Only when it runs: whether changes reach the backups within their minute.
look_at_archive() {
    is_running && wants_backup || return 0
    word=$(state archive)
    if [ -z "$word" ]; then
        finding archive ok "" "" ""
    else
        finding archive fail "$word" "变更到不了备份目录：看它是否挂载、有没有空间（日志 var/log/db.log）" \
            "Changes do not reach the backups: see whether the target is mounted and has room (var/log/db.log)"
    fi
}

# Only when it runs: whether there is room where it writes, the database's disk and the backups' too.
look_at_room() {
    is_running || return 0
    word=$(state disk)
    if [ -z "$word" ]; then
        finding room ok "" "" ""
    else
        finding room warn "$word" "磁盘快满了：清理旧备份、日志或换大盘；只剩 64 MB 时平台停止接受写入" \
            "The disk is nearly full: remove old backups or logs, or take a larger one; with 64 MB left nothing is taken in"
    fi
}

# Databases and data in /var/lib/pingan whose checkout has been removed without `./run reset`.
look_at_orphans() {
    for home in /var/lib/pingan/*/home; do
        [ -f "$home" ] || continue
        owner=$(cat "$home")
        case $(dirname "$home") in "$(readlink -f "$owner/db")" | "$(readlink -f "$owner/kept")") continue ;; esac
        finding orphan warn "$(dirname "$home")" "属于已不存在的 $owner，可以删除" \
            "Left by $owner, which is gone; it can be deleted"
    done
}

findings_as_text() {
    printf '%s\n' "$findings" | while IFS='|' read -r name status detail zh en; do
        case $status in ok) mark='✓' ;; warn) mark='!' ;; *) mark='✗' ;; esac
        printf '  %s %-14s %s\n' "$mark" "$name" "$detail"
        [ -z "$zh" ] || printf '      %s · %s\n' "$zh" "$en"
    done
}

findings_as_json() {
    printf '%s\n' "$findings" | sed 's/\\/\\\\/g; s/"/\\"/g' | awk -F'|' '
        BEGIN { print "{\"findings\": [" }
        { printf "%s  {\"name\": \"%s\", \"status\": \"%s\", \"detail\": \"%s\", \"zh\": \"%s\", \"en\": \"%s\"}",
              (NR > 1 ? ",\n" : ""), $1, $2, $3, $4, $5 }
        END { print "\n]}" }'
}

# What a word of /readyz looks like to whoever uses the platform stands in the same table.
point_to_symptoms() {
    case $findings in
        *"|fail|"* | *"|warn|"*) printf '\n  %s\n' "有人来问的，多半不是故障：./run symptoms 短信 · What people ask is most often no fault: ./run symptoms notice" ;;
    esac
}

# ./run symptoms [WORD…]: what people say, whether it is a fault, and what to do.
cmd_symptoms() {
    said=$("$(find_python)" "$ROOT/ops/symptoms.py" "$ROOT/platform/pingan/operations/symptoms.csv" "$@") ||
        fail $EXIT_FAILED "没有这样的说法" "Nobody has said such a thing" \
            "记下时间、账号和页面上的原话；再看 ./run doctor" "Write down time, account and the words on the page; then ./run doctor"
    printf '%s\n' "$said" | aloud
}
