# Serving: the ports, one command per server process, and starting and stopping them together.

USER_PORT_DEFAULT=8080
TLS_PORT_DEFAULT=8443
# Below 32768, where the kernel's range begins: from there any connection or test may be given a port at any moment.
DB_PORT_DEFAULT=15432
WEB_WORKERS=2
# A view waits for the database half of its time, so a few threads a worker use the rest, each with a connection of
# its own. More would only take turns at the interpreter: eight cost a tenth more CPU a request than two.
WEB_THREADS=4

# The port of the last run is preferred to the default: phones keep unsent reports under the page's origin.
remembered_port() {
    if [ -f "$VAR/port.$1" ]; then
        cat "$VAR/port.$1"
    elif [ "$1" = tls ]; then
        echo "${PINGAN_TLS_PORT:-$TLS_PORT_DEFAULT}"
    elif [ "$1" = db ]; then
        echo "${PINGAN_DB_PORT:-$DB_PORT_DEFAULT}"
    else
        echo "${PINGAN_PORT:-$USER_PORT_DEFAULT}"
    fi
}

# Asked first: nobody should wait minutes to hear of it from nginx.
check_addresses() {
    python=$(find_python) || return 0
    for address in $BIND; do
        "$python" "$ROOT/ops/ports.py" address "$address" || fail $EXIT_USAGE \
            "PINGAN_BIND：本机没有地址 $address" "PINGAN_BIND: this machine has no address $address" \
            "本机的地址：$(hostname -I)；也可写 127.0.0.1、::1、0.0.0.0、::" \
            "Addresses of this machine: $(hostname -I); or 127.0.0.1, ::1, 0.0.0.0, ::"
    done
}

choose_user_port() {
    PORT=$(settle_port PINGAN_PORT "${PINGAN_PORT:-}" "$(remembered_port user)") || exit
    echo "$PORT" >"$VAR/port.user"
    wants_tls || return 0
    TLS_PORT=$(settle_port PINGAN_TLS_PORT "${PINGAN_TLS_PORT:-}" "$(remembered_port tls)") || exit
    echo "$TLS_PORT" >"$VAR/port.tls"
}

choose_db_port() {
    [ "$OWN_DATABASE" ] || return 0
    find_cluster
    # Looked at before `app_env` gives the setting its value: a port somebody asked for is never left for another.
    DB_PORT_ASKED=${PINGAN_DB_PORT:-}
    if cluster_runs; then
        DB_PORT=$(as_db_owner sed -n 4p "$DB_DATA/postmaster.pid")
        echo "$DB_PORT" >"$VAR/port.db"
    else
        DB_PORT=$(remembered_port db)
        if kernel_hands_out "$DB_PORT"; then DB_PORT=$DB_PORT_DEFAULT; fi
        settle_db_port
    fi
}

# Take DB_PORT or the next free one. Minutes may pass from the first choice to a start, so each start settles again.
settle_db_port() {
    DB_PORT=$(settle_port PINGAN_DB_PORT "$DB_PORT_ASKED" "$DB_PORT") || exit
    echo "$DB_PORT" >"$VAR/port.db"
    # What `app_env` told the platform before is out of date now.
    if [ -n "${PINGAN_DB_PORT:-}" ]; then export PINGAN_DB_PORT="$DB_PORT"; fi
}

# kernel_hands_out PORT: does it lie where outgoing connections get theirs? Earlier versions kept the database there.
kernel_hands_out() {
    # By cat, in one piece: `read` asks byte by byte, and the kernel gives only the first.
    range=$(cat /proc/sys/net/ipv4/ip_local_port_range 2>/dev/null) || return 1
    [ "$1" -ge "${range%%[!0-9]*}" ] && [ "$1" -le "${range##*[!0-9]}" ]
}

# settle_port NAME ASKED PREFERRED: the port asked for, or else the first free one from the preferred on.
settle_port() {
    wanted=${2:-$3}
    free=$("$(find_python)" "$ROOT/ops/ports.py" pick "$wanted")
    [ "$free" = "$wanted" ] && echo "$free" && return
    [ -n "$free" ] || fail $EXIT_PORT "端口 $wanted 及其后的端口都不能用" \
        "Neither port $wanted nor those after it can be used" \
        "换一个 1024 到 65535 之间的端口：$1=…" "Choose one between 1024 and 65535: $1=…"
    by=$("$(find_python)" "$ROOT/ops/ports.py" holder "$wanted")
    [ -z "$2" ] || fail $EXIT_PORT "端口 $wanted 已被占用：$by" "Port $wanted is taken by $by" \
        "停掉它，或换一个端口：$1=$free ./run" "Stop that, or choose another port: $1=$free ./run"
    say "端口 $wanted 已被占用（$by），改用 $free" "Port $wanted is taken by $by; using $free instead"
    echo "$free"
}

# ── One command per process. Each becomes its server (exec), so signals and exit codes are the server's own.

serving() {
    open_var
    PORT=$(remembered_port user) DB_PORT=$(remembered_port db) TLS_PORT=$(remembered_port tls)
    app_env
    forget_owner
    derive PINGAN_PUBLIC_ADDRESS "$(public_address)"
    # Thousands of open sockets are normal here; the usual limit of 1,024 is not.
    ulimit -n "$(ulimit -Hn)" 2>/dev/null || true
    if wants_tls; then export PINGAN_TLS_AT="$(tls_here)"; fi
    enter_app
}

cmd_serve_redis() {
    open_var
    # It only rings bells between processes, so it keeps nothing on disk.
    become redis-server --port 0 --unixsocket "$SOCKETS/redis.sock" --unixsocketperm 700 --dir "$SOCKETS" \
        --save '' --appendonly no --maxmemory 64mb --maxmemory-policy noeviction --daemonize no
}

# listen FLAG-STYLE: PINGAN_WEB / PINGAN_LIVE name HOST:PORT (containers); without, a socket only we can reach.
listen_options() {
    if [ -n "$1" ]; then
        printf '%s\n' --host "$(printf %s "${1%:*}" | tr -d '[]')" --port "${1##*:}"
    else
        printf '%s\n' --uds "$SOCKETS/$2.sock"
    fi
}

cmd_serve_web() {
    serving
    export PINGAN_BEHIND_PROXY=1
    fresh_meters
    rm -f "$SOCKETS/web.sock"
    IFS='
'
    become "$VENV/bin/python" -m granian --interface wsgi --no-ws --http 1 --backlog 1024 \
        --workers "${PINGAN_WEB_WORKERS:-$WEB_WORKERS}" --blocking-threads "${PINGAN_WEB_THREADS:-$WEB_THREADS}" \
        --respawn-failed-workers --workers-kill-timeout 8 --log-level warning \
        $(listen_options "${PINGAN_WEB:-}" web) pingan.wsgi:application
}

# What the web processes count in begins anew with them. Whoever scrapes has the same place.
fresh_meters() {
    rm -rf "$PINGAN_RUN_DIR/meters" && as_account mkdir -m 700 "$PINGAN_RUN_DIR/meters" || exit
    if [ -n "${PINGAN_METRICS:-}" ]; then export PROMETHEUS_MULTIPROC_DIR="$PINGAN_RUN_DIR/meters"; fi
}

# For Prometheus, at an address of its own that no proxy leads to.
cmd_serve_metrics() {
    serving
    become "$VENV/bin/python" manage.py metrics "$PINGAN_METRICS"
}

cmd_serve_live() {
    serving
    rm -f "$SOCKETS/live.sock"
    IFS='
'
    # Messages are a few hundred bytes: compressing each costs more memory per socket than it saves.
    become "$VENV/bin/python" -m uvicorn pingan.asgi:application --ws websockets-sansio \
        --ws-per-message-deflate false --ws-max-size 4096 \
        --ws-ping-interval 15 --ws-ping-timeout 15 --lifespan auto --no-access-log --log-level warning \
        --no-server-header --forwarded-allow-ips '*' --timeout-graceful-shutdown 3 \
        $(listen_options "${PINGAN_LIVE:-}" live)
}

cmd_serve_worker() {
    serving
    become "$VENV/bin/python" manage.py db_worker --queue-name '*' --exclude-queues papers,notices --no-startup-delay
}

# What takes seconds: PDFs and whole files. Sums and clocks do not wait behind it.
cmd_serve_papers() {
    serving
    become "$VENV/bin/python" manage.py db_worker --queue-name papers --no-startup-delay
}

# What waits for servers of others to answer.
cmd_serve_notices() {
    serving
    become "$VENV/bin/python" manage.py db_worker --queue-name notices --no-startup-delay
}

cmd_serve_ticker() {
    serving
    become "$VENV/bin/python" manage.py ticker
}

cmd_serve_proxy() {
    serving
    write_proxy_settings
    without_queries
    exec nginx -p "$RUN" -c "$RUN/nginx.conf" -e stderr 2>"$RUN/nginx/errors"
}

# nginx writes whole addresses into its error log, and queries may hold names and telephone numbers: a filter reads
# what it says and ends when nginx does. Byte by byte (C), since an address need not be UTF-8.
without_queries() {
    rm -f "$RUN/nginx/errors"
    (umask 077 && mkfifo "$RUN/nginx/errors") || exit
    # What strangers make nginx say is not for root to read; and it ends by itself, after the last line.
    (PINGAN_KEEPER='' && become env LC_ALL=C sed -u 's/?[^ ]*/?…/g') <"$RUN/nginx/errors" >&2 &
}

# Only root may say who nginx's workers are; its first process stays root's, to take ports below 1024.
proxy_user() {
    if drops_root; then echo "user $ACCOUNT $(id -gn "$ACCOUNT");"; elif is_root; then echo 'user root;'; fi
}

# listen_to PORT [WORDS]: what nginx's one `listen` line says: an address and the port, and a line more for each
# further address.
listen_to() {
    between=
    for address in $BIND; do
        printf '%s%s:%s%s' "$between" "$(bracketed "$address")" "$1" "${2:-}"
        # Who names only this one means every address, as elsewhere on Linux.
        if [ "$BIND" = :: ]; then printf ' ipv6only=off'; fi
        between='; listen '
    done
}

# An IPv6 address as it stands in a URL.
bracketed() {
    case $1 in
        *:*) printf '[%s]' "$1" ;;
        *) printf %s "$1" ;;
    esac
}

# On one machine the servers' sockets, with connections kept. Elsewhere names (PINGAN_WEB, PINGAN_LIVE), asked for
# again every few seconds: a container that is made anew, or a second one beside it, has another address.
where_servers_are() {
    if [ -z "${PINGAN_WEB:-}${PINGAN_LIVE:-}" ]; then
        printf 'upstream web { server "unix:%s/web.sock" fail_timeout=0; keepalive 32; } ' "$SOCKETS"
        printf 'upstream live { server "unix:%s/live.sock" fail_timeout=0; } ' "$SOCKETS"
        printf 'map "" $to_web { default web; } map "" $to_live { default live; }'
    else
        name_server=$(sed -n 's/^nameserver *//p' /etc/resolv.conf | head -n 1)
        printf 'resolver %s valid=5s; ' "$(bracketed "${name_server:-127.0.0.1}")"
        printf 'map "" $to_web { default "%s"; } map "" $to_live { default "%s"; }' "$PINGAN_WEB" "$PINGAN_LIVE"
    fi
}

# A container's log belongs to its engine.
access_log() { if [ "$IN_IMAGE" ]; then echo /dev/stdout; else echo "$LOGS/access.log"; fi; }

write_proxy_settings() {
    mkdir -p "$RUN/nginx"
    if wants_tls; then write_tls_pages; fi
    fill "$ROOT/ops/nginx.conf.in" \
        USER_LINE "$(proxy_user)" RUN "$RUN" ACCESS_LOG "$(access_log)" \
        LISTEN "$(if wants_tls; then listen_to "$TLS_PORT" ' ssl'; else listen_to "$PORT"; fi)" \
        TLS "$(wants_tls && tls_settings)" REDIRECTS "$(wants_tls && redirects)" \
        SERVERS "$(where_servers_are)" \
        STATIC "$PINGAN_STATIC_ROOT" MEDIA "$PINGAN_MEDIA_ROOT" COUNTY "$PINGAN_COUNTY_DIR" \
        PROTO "$([ "${PINGAN_HTTPS:-0}" = 1 ] && echo https || echo http)" \
        HSTS "$([ "${PINGAN_HTTPS:-0}" = 1 ] && [ "${PINGAN_HSTS:-1}" = 1 ] && echo max-age=31536000)" \
        TRUSTED "$(for from in ${PINGAN_TRUSTED_PROXIES:-}; do printf 'set_real_ip_from %s; ' "$from"; done)" \
        >"$RUN/nginx.conf"
}

# ── All of them together

# ./run: prepare, then become the supervisor, which stays in the foreground until Ctrl-C.
cmd_up() {
    open_var
    lock_var
    check_addresses
    cmd_prepare
    choose_user_port
    SPEAKS=$CHARSET become_supervisor
}

become_supervisor() {
    # The log of an earlier day should not grow for ever.
    for log in "$LOGS"/*.log; do
        if [ -f "$log" ] && [ "$(wc -c <"$log")" -gt 10000000 ]; then mv "$log" "$log.old"; fi
    done
    set -- web live worker papers notices ticker proxy
    if [ -n "${PINGAN_METRICS:-}" ]; then set -- "$@" metrics; fi
    # Where an upgrade that fails goes back to; told by its failure.
    release_now >"$VAR/release"
    if wants_backup; then set -- "$@" backups; fi
    if wants_tls; then set -- "$@" certificates; fi
    if [ "$OWN_REDIS" ]; then set -- redis "$@"; fi
    if [ "$OWN_DATABASE" ]; then set -- db "$@"; fi
    if wants_tls; then set -- --tls "$(tls_address)" "$@"; fi
    if [ -n "${PINGAN_PORT:-}" ]; then set -- --asked port "$@"; fi
    if [ -n "${DB_PORT_ASKED:-}" ]; then set -- --asked db_port "$@"; fi
    trap - EXIT
    exec "$(find_python)" "$ROOT/ops/supervise.py" --root "$ROOT" --var "$VAR" --run "$RUN" --logs "$LOGS" \
        --port "$PORT" --db-port "${DB_PORT:-0}" --bind "$BIND" --charset "${SPEAKS:-UTF-8}" "$@"
}

# ./run start: the same in the background; back when the platform answers, or has failed to.
cmd_start() {
    open_var
    lock_var
    check_addresses
    cmd_prepare
    choose_user_port
    : >"$LOGS/run.log"
    (become_supervisor) </dev/null >>"$LOGS/run.log" 2>&1 3>&2 &
    supervisor=$!
    until [ "$(state_says pid)" = "$supervisor" ] && [ "$(state_says ready)" = true ]; do
        if ! kill -0 $supervisor 2>/dev/null; then
            aloud <"$LOGS/run.log" >&3
            fail $EXIT_FAILED "平台没有启动" "The platform did not start" \
                "按上面的原因处理后再次运行" "Mend the cause above and start again" "$LOGS/run.log"
        fi
        sleep 0.2
    done
    sed 's|Ctrl-C|./run stop|' "$LOGS/run.log" | aloud
}

# state_says FIELD: a number or word of what the supervisor wrote down (ops/state.py), true or not any more.
state_says() { sed -n "s/^ \"$1\": \"\{0,1\}\([^\",]*\)\"\{0,1\},\$/\1/p" "$RUN/state.json" 2>/dev/null; }

state() { "$(find_python)" "$ROOT/ops/state.py" "$1" "$RUN"; }

is_running() { pid=$(state_says pid) && [ -n "$pid" ] && is_supervisor "$pid"; }

# Ours, not by its number alone: after a power cut that may be anybody's, even another checkout's supervisor, and
# where process 1 buries nobody (many containers) a dead one keeps it.
is_supervisor() {
    command_line=$(tr '\0' '\n' 2>/dev/null <"/proc/$1/cmdline") || return 1
    printf '%s\n' "$command_line" | grep -q 'ops/supervise\.py$' && printf '%s\n' "$command_line" | grep -qxF "$RUN"
}

cmd_stop() {
    open_var
    if ! is_running; then
        # Nobody runs here, unless somebody is still preparing; what a killed one left is ended with the lock.
        lock_var
        say "平台没有在运行" "The platform is not running"
        return 0
    fi
    kill -TERM "$pid"
    waited=0
    while is_supervisor "$pid"; do
        [ $waited -lt 300 ] || fail $EXIT_FAILED "平台在 60 秒内没有停下（pid $pid）" \
            "The platform (pid $pid) did not stop within 60 s" \
            "看日志；不得已时：kill -9 $pid，再 ./run stop" "See the log; as a last resort: kill -9 $pid, then ./run stop" \
            "$LOGS/run.log"
        sleep 0.2
        waited=$((waited + 1))
    done
    say "平台已停止" "The platform has stopped"
}

# ./run status [--json]: exit 0 when it answers, 1 when its processes are there and it does not, 5 when it does not run.
cmd_status() {
    open_var
    if ! is_running; then
        if [ "${1:-}" = --json ]; then echo '{}'; fi
        if var_is_taken; then
            say "平台没有在运行；另一个 ./run 正在这个目录里准备" "The platform is not running; another ./run is preparing it here"
        else
            say "平台没有在运行" "The platform is not running"
        fi
        return $EXIT_RUNNING
    fi
    if [ "${1:-}" = --json ]; then
        state json
        return
    fi
    word=$(state front)
    url=$(state_says url)
    case $word,$(state_says ready) in
        ready,*) say "平台正在运行：$url" "The platform is running: $url" ;;
        *,true) say "平台在运行，但没有正常应答（$word）：$url" "The platform runs but does not serve ($word): $url" ;;
        *) say "平台正在启动：$url" "The platform is starting: $url" ;;
    esac
    [ "$word" = ready ]
}

# ./run reset [--yes]: drop the data, the photos and the secrets, and start over.
cmd_reset() {
    open_var
    if [ "${1:-}" != --yes ]; then
        say "将删除本目录的全部数据、照片和密钥：$VAR" "This deletes all data, photos and secrets of this checkout: $VAR"
        printf '  输入 yes 继续 / type yes to go on: ' | aloud >&3
        read -r reply && [ "$reply" = yes ] || fail $EXIT_USAGE "没有删除任何东西" "Nothing was deleted" \
            "确定要删除：./run reset --yes" "To delete for certain: ./run reset --yes"
    fi
    cmd_stop
    lock_var
    drop_cluster
    case $KEPT in /var/lib/pingan/?*) rm -rf "$KEPT" ;; esac
    rm -rf "$(readlink -f "$VAR/run")" "$VAR/run" "$VAR/media" "$VAR/static" "$VAR/secrets" "$VAR/operations" "$VAR/tls" "$VAR/acme" "$VAR/county" "$VAR/app" "$VAR/kept" \
        "$STAMPS" "$VAR"/port.*
    rmdir /var/lib/pingan 2>/dev/null
    say "已清空" "Everything is gone"
}

cmd_help() { aloud <"$ROOT/ops/help.txt"; }
