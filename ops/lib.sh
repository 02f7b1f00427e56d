# What every command shares: where things lie, how it speaks, how it fails, what it remembers.
#
# Functions here return non-zero on failure and are chained with `&&`: `set -e` is off inside
# `step`, as it is inside any condition, so nothing may lean on it.

# Exit codes; `./run help` explains them.
EXIT_FAILED=1
EXIT_USAGE=2
EXIT_MACHINE=3
EXIT_PORT=4
EXIT_RUNNING=5

# What ./run makes can be read by the account that the servers run under; what nobody should see says so itself.
umask 022
# Our files and our words are UTF-8, and sorting is by bytes, whatever the caller's locale says. Only a terminal of
# another encoding is spoken to in its own; a ./run inside a ./run speaks as its caller does.
CHARSET=${PINGAN_CHARSET:-$(locale charmap 2>/dev/null)}
export PINGAN_CHARSET="$CHARSET"
export LC_ALL=C.UTF-8 PYTHONUTF8=1
unset LANGUAGE

# The terminal itself: a failure inside a step must be seen even though the step's output goes to a log.
exec 3>&2

# aloud: what is on standard input, in the encoding of the terminal; what that cannot show is left out.
aloud() {
    case $CHARSET in
        GB* | BIG5*) iconv -c -f UTF-8 -t "$CHARSET//TRANSLIT" 2>/dev/null ;;
        *) cat ;;
    esac
}

# say ZH EN: one line, Chinese first.
say() { printf '%s · %s\n' "$1" "$2" | aloud >&3; }

# fail CODE ZH EN NEXT_ZH NEXT_EN [LOG]: what happened, what to do next, where it is written; then exit CODE.
fail() {
    {
        printf '\n✗ %s\n  %s\n' "$2" "$3"
        printf '  → %s\n    %s\n' "$4" "$5"
        [ -z "${6:-}" ] || printf '  日志 log: %s\n' "$6"
    } | aloud >&3
    exit "$1"
}

# at_exit COMMANDS: tidy up whatever ends this ./run, and to the end: a second Ctrl-C, or the terminal that closes
# after the first, would otherwise leave servers behind.
at_exit() { trap "trap '' INT TERM HUP; $1" EXIT; }

# step NAME ZH EN COMMAND…: run COMMAND with its output in the log NAME.log; on failure show the log's end.
step() {
    step_log="$LOGS/$1.log"
    step_zh=$2 step_en=$3
    shift 3
    mkdir -p "$LOGS"
    step_began=$(date +%s)
    # On a terminal the line is drawn again when the step ends; in a file one line is enough.
    [ ! -t 3 ] || printf '  … %s · %s\r' "$step_zh" "$step_en" | aloud >&3
    if "$@" >"$step_log" 2>&1 </dev/null; then
        printf '  ✓ %s · %s (%s s)\n' "$step_zh" "$step_en" "$(($(date +%s) - step_began))" | aloud >&3
        return 0
    fi
    printf '  ✗ %s · %s\n' "$step_zh" "$step_en" | aloud >&3
    show_end <"$step_log" | aloud >&3
    fail $EXIT_FAILED "「$step_zh」这一步没有成功" "The step '$step_en' did not succeed" \
        "按上面的原因处理后再运行一次；已完成的步骤会跳过" \
        "Mend the cause above and run again; finished steps are skipped" "$step_log"
}

# The end of what is on standard input, as part of a message: it has the cause.
show_end() { tail -n 15 | sed 's/^/    | /'; }

# Settings of this checkout: PINGAN_NAME=value lines of .env. What the environment already says wins.
# Read as data, never sourced, so that a value cannot run anything.
load_env_file() {
    [ -f "$ROOT/.env" ] || return 0
    while IFS='=' read -r key value || [ -n "$key" ]; do
        case $key in
            PINGAN_*[!A-Z0-9_]*) continue ;;
            PINGAN_?*) ;;
            *) continue ;;
        esac
        if eval "[ -z \"\${$key+set}\" ]"; then export "$key=$value"; fi
    done <"$ROOT/.env"
}

# derive NAME VALUE: give a setting its value unless the caller's environment has given it one.
derive() {
    if eval "[ -z \"\${$1:-}\" ]"; then
        export "$1=$2" "PINGAN_DERIVED=${PINGAN_DERIVED:-} $1"
    fi
}

# A ./run inside a ./run (the end-to-end tests) must not take over what the outer one worked out for itself.
forget_derived_settings() {
    for name in ${PINGAN_DERIVED:-}; do unset "$name"; done
    unset PINGAN_DERIVED
}

# Everything ./run creates lies in VAR (or is linked from there), so removing VAR removes it.
set_paths() {
    VAR=${PINGAN_VAR:-$ROOT/var}
    case $VAR in /*) ;; *) VAR=$PWD/$VAR ;; esac
    LOGS=$VAR/log
    STAMPS=$VAR/stamps
    # Only what an account of its own needs may lie elsewhere (ops/account.sh).
    ACCOUNT=${PINGAN_USER:-pingan}
    KEPT=$(readlink -e "$VAR/kept" || printf %s "$VAR")
    SECRETS=$KEPT/secrets
    VENV=$ROOT/.venv
    FRONTEND=$ROOT/frontend
    # The Dockerfile leaves this mark in an image that is built to the end.
    IN_IMAGE=$([ ! -e "$ROOT/.image" ] || echo yes)
    export PINGAN_VAR="$VAR"
    # Loopback unless told otherwise: everybody knows the demo's password.
    BIND=$(printf %s "${PINGAN_BIND:-127.0.0.1}" | tr ',[]' ' ' | xargs)
    # What the pages and cookies are told when nginx speaks TLS itself (ops/tls.sh).
    if [ -n "${PINGAN_TLS_NAME:-}" ]; then
        PINGAN_TLS_NAME=$(printf %s "$PINGAN_TLS_NAME" | tr ',[]' ' ' | xargs)
        derive PINGAN_HTTPS 1
        derive PINGAN_HSTS 0
    fi
    # A database or Redis that the caller names is the caller's own: used, never started or stopped.
    OWN_DATABASE=$([ -n "${PINGAN_DB_HOST:-}" ] || echo yes)
    OWN_REDIS=$([ -n "${PINGAN_REDIS_URL:-}" ] || echo yes)
}

# Create VAR for its owner alone: it holds secrets, photos and the database.
open_var() {
    if [ -e "$VAR" ] && [ ! -O "$VAR" ]; then
        fail $EXIT_MACHINE "$VAR 属于另一个用户" "$VAR belongs to another user" \
            "换回当初运行 ./run 的用户，或用 PINGAN_VAR=目录 另选一处" \
            "Use the account that ran ./run before, or choose another place with PINGAN_VAR=DIRECTORY"
    fi
    why=$(make_directories 2>&1) && open_run_directory && return 0
    fail $EXIT_MACHINE "不能写入数据目录 $VAR" "Cannot write to the data directory $VAR${why:+ ($(echo "$why" | head -n 1))}" \
        "检查权限和磁盘，或用 PINGAN_VAR=目录 另选一处" \
        "Check permissions and the disk, or choose another place with PINGAN_VAR=DIRECTORY"
}

make_directories() {
    (umask 077 && mkdir -p "$VAR" "$LOGS" "$STAMPS" "$SECRETS" "$KEPT/media" "$KEPT/static" "$KEPT/operations") &&
        chmod "$(drops_root && echo u=rwx,g-rw,o= || echo 700)" "$VAR" && chmod 700 "$SECRETS" && touch "$VAR/lock"
}

# RUN holds sockets. A socket's path may have 107 bytes, so a deep checkout gets a short place, linked from VAR.
open_run_directory() {
    if [ ! -d "$VAR/run" ]; then
        rm -f "$VAR/run"
        if [ "$(printf %s "$VAR/run" | wc -c)" -le 80 ]; then
            (umask 077 && mkdir -p "$VAR/run")
        else
            ln -s "$(mktemp -d "${TMPDIR:-/tmp}/pingan.XXXXXX")" "$VAR/run"
        fi
    fi
    RUN=$(readlink -f "$VAR/run")
    SOCKETS=$RUN/sockets
    (umask 077 && mkdir -p "$SOCKETS")
}

# One ./run at a time in one VAR. Descriptor 9 keeps the lock for as long as this process, or the one it becomes, lives.
# Whoever has it knows that no supervisor lives here, and ends what a killed one left before it builds on anything.
lock_var() {
    [ -z "${var_is_locked:-}" ] || return 0
    exec 9>"$VAR/lock"
    if flock -n 9; then
        var_is_locked=yes
        [ ! -f "$RUN/state.json" ] || state clear
        return
    fi
    if is_running; then
        fail $EXIT_RUNNING "平台已在这里运行：$(state_says url)" "The platform already runs here: $(state_says url)" \
            "查看：./run status；停止：./run stop" "Look: ./run status; stop it: ./run stop"
    fi
    fail $EXIT_RUNNING "这个目录里已有一个 ./run 在准备或工作" "Another ./run is preparing or at work in this directory" \
        "等它结束，或在它的窗口按 Ctrl-C" "Wait until it has ended, or press Ctrl-C in its window"
}

# Whether another ./run holds the lock.
var_is_taken() { ! (exec 9>"$VAR/lock" && flock -n 9); }

# digest PATH…: one hash over the names and contents of all files below.
digest() {
    find "$@" \( -name node_modules -o -name dist -o -name __pycache__ \) -prune -o -type f -print0 2>/dev/null |
        sort -z | xargs -0r sha256sum | digest_text
}

digest_text() { sha256sum | cut -d' ' -f1; }

# is_done FILE DIGEST / mark_done FILE DIGEST: has this step run for exactly this content?
is_done() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }
mark_done() { mkdir -p "$(dirname "$1")" && printf '%s\n' "$2" >"$1"; }

# fill TEMPLATE NAME VALUE …: print TEMPLATE with each @NAME@ replaced by its VALUE. No value stands in a command line,
# which everybody on the machine can read: one of them is the key of the backups.
fill() {
    fill_template=$1
    shift
    fill_script=
    while [ $# -gt 0 ]; do
        fill_value=$(printf %s "$2" | sed 's/[\\&|]/\\&/g')
        fill_script="$fill_script;s|@$1@|$fill_value|g"
        shift 2
    done
    printf '%s\n' "${fill_script#;}" | sed -f /dev/stdin "$fill_template"
}

# A random word that is safe in every config file.
random_hex() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }

is_root() { [ "$(id -u)" -eq 0 ]; }
