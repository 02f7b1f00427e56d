# ./run test: every check of the project, in two lanes side by side, with one table at the end.

# The order is the order of the table. A lane runs its checks one after another; two lanes fit two cores.
SERVER_LANE='ruff format types layers migrations messages schema pytest'
FRONTEND_LANE='web-types web-lint vitest build e2e restore'
STATIC_CHECKS='ruff format types layers web-types web-lint'

# ── The checks. Each is one command with an exit code; its output is its log.

check_ruff() { "$VENV/bin/ruff" check .; }
check_format() { "$VENV/bin/ruff" format --check .; }
check_types() { MYPYPATH=platform "$VENV/bin/python" -m mypy; }
check_layers() { PYTHONPATH=platform "$VENV/bin/python" "$VENV/bin/lint-imports"; }
check_migrations() { manage makemigrations --check --dry-run; }
check_pytest() { "$VENV/bin/python" -m pytest -n 2 --create-db -m 'not e2e and not faults' --durations=15; }
check_web_types() { npm --prefix "$FRONTEND" run typecheck; }
check_web_lint() { npm --prefix "$FRONTEND" run lint; }
check_vitest() { npm --prefix "$FRONTEND" test; }
# Built, and no face heavier than it may be.
check_build() { need_frontend && node "$FRONTEND/scripts/weigh.mjs"; }
check_e2e() { need_oldest_browser && "$VENV/bin/python" -m pytest -m e2e --durations=15; }
# The one drill that every run goes through: a county stands again from its backup, elsewhere.
check_restore() { need_frontend && "$VENV/bin/python" -m pytest tests/faults/test_restore.py -k proved_by_standing_again; }

# Every text is translated, none is a guess (fuzzy), and placeholders agree.
check_messages() {
    for po in platform/locale/*/LC_MESSAGES/django.po; do
        msgfmt --check --statistics -o /dev/null "$po" || return
        open=$(msgattrib --untranslated --no-obsolete "$po" | grep -c '^msgid "..*"')
        guessed=$(msgattrib --only-fuzzy --no-obsolete "$po" | grep -c '^msgid "..*"')
        echo "$po: $open untranslated, $guessed fuzzy"
        [ "$open$guessed" = 00 ] || return 1
    done
}

# The committed contracts are what the code says now: made again in a copy and compared.
check_schema() {
    copy=$(mktemp -d) && mkdir -p "$copy/platform/pingan" "$copy/frontend/src/api" "$copy/frontend/src/live" "$copy/frontend/src/people" "$copy/frontend/src/ui" "$copy/platform/pingan/operations" &&
        cp -R platform/pingan/policy "$copy/platform/pingan/" &&
        cp platform/pingan/operations/symptoms.csv "$copy/platform/pingan/operations/" &&
        cp -R "$FRONTEND/scripts" "$FRONTEND/package.json" "$copy/frontend/" &&
        ln -s "$FRONTEND/node_modules" "$copy/frontend/node_modules" &&
        manage spectacular --validate --fail-on-warn --file "$copy/platform/openapi.yaml" &&
        manage export_event_schema --file "$copy/platform/events.schema.json" &&
        npm --prefix "$copy/frontend" run gen &&
        diff -u platform/openapi.yaml "$copy/platform/openapi.yaml" &&
        diff -u platform/events.schema.json "$copy/platform/events.schema.json" &&
        diff -ru frontend/src/api/schema.gen.ts "$copy/frontend/src/api/schema.gen.ts" &&
        diff -ru frontend/src/live/messages.gen.ts "$copy/frontend/src/live/messages.gen.ts" &&
        diff -ru frontend/src/people/posts.gen.ts "$copy/frontend/src/people/posts.gen.ts" &&
        diff -ru frontend/src/ui/symptoms.gen.ts "$copy/frontend/src/ui/symptoms.gen.ts"
    same=$?
    rm -rf "$copy"
    [ $same -eq 0 ] || echo "Run ./run schema and commit the result."
    return $same
}

# ── Running them

# ./run test [CHECK…]
cmd_test() {
    for check in "$@"; do
        case " $SERVER_LANE $FRONTEND_LANE " in
            *" $check "*) ;;
            *) fail $EXIT_USAGE "没有这项检查：$check" "No such check: $check" \
                "可选：$SERVER_LANE $FRONTEND_LANE" "There are: $SERVER_LANE $FRONTEND_LANE" ;;
        esac
    done
    run_checks "${*:-$SERVER_LANE $FRONTEND_LANE}"
}

cmd_lint() { run_checks "$STATIC_CHECKS"; }
cmd_e2e() { run_checks "build e2e"; }

# run_checks NAMES: set up, run both lanes, print the table; exit 1 when any check failed.
run_checks() {
    need_test_place
    need_node_modules
    rm -rf "$RESULTS" && mkdir -p "$RESULTS"
    at_exit 'stop_lanes; stop_test_servers'
    start_test_servers
    say "开始检查，日志在 $LOGS" "Checking; logs are in $LOGS"
    start_lane "$(among "$SERVER_LANE" "$1")"
    start_lane "$(among "$FRONTEND_LANE" "$1")"
    for lane in $lanes; do wait "$lane"; done
    print_table "$1"
}

# A cluster, secrets and logs of the checks' own: a running demo is not disturbed, and reads no test data.
need_test_place() {
    export PINGAN_VAR="$VAR/test"
    # Its journal is nobody's: none of it goes to the county's backups.
    unset PINGAN_PORT PINGAN_DB_PORT PINGAN_BACKUP_DIR PINGAN_TLS_NAME
    DB_PORT_DEFAULT=15632
    set_paths
    open_var
    lock_var
    RESULTS=$VAR/results
    need_packages "$RUN_NEEDS$TEST_NEEDS"
    need_venv
    need_messages
    choose_db_port
    need_account
    need_cluster
    app_env
    need_secrets
}

# with_test_servers COMMAND…: the checks' place with its cluster and Redis up for as long as COMMAND runs.
with_test_servers() {
    need_test_place
    need_frontend
    at_exit stop_test_servers
    start_test_servers
    "$@"
}

start_test_servers() {
    if [ "$OWN_DATABASE" ]; then
        stop_cluster
        bring_cluster_up
        # pytest makes a database for each of its processes, as the owner; what it tries there the servers' role does.
        # To take one away it may have to end what still sits in it: servers, and PostgreSQL's own cleaners.
        settle_roles && admin_sql <<-SQL
			SET client_min_messages = warning;
			ALTER ROLE $DB_OWNER CREATEDB;
			GRANT $DB_USER, pg_signal_backend TO $DB_OWNER;
		SQL
    fi
    if [ "$OWN_REDIS" ]; then
        setsid "$ROOT/run" serve-redis >"$LOGS/redis.log" 2>&1 3>&- 9>&- &
        redis=$!
    fi
}

stop_test_servers() {
    [ -z "${redis:-}" ] || kill "$redis" 2>/dev/null
    if [ "$OWN_DATABASE" ]; then stop_cluster; fi
}

# A lane is a process group of its own with an ordinary Ctrl-C, which a shell's background jobs do not have:
# stopping it interrupts whatever runs in it, and pytest then takes its servers and browsers down.
lanes=
start_lane() {
    [ -n "$1" ] || return 0
    # shellcheck disable=SC2086 # names of checks, one word each
    env --default-signal=INT,QUIT setsid "$ROOT/run" lane $1 3>&- 9>&- &
    lanes="$lanes $!"
}

stop_lanes() {
    for lane in $lanes; do
        kill -INT "-$lane" 2>/dev/null && interrupted=yes
    done
    [ -z "${interrupted:-}" ] || say "正在停下检查……" "Stopping the checks…"
    for lane in $lanes; do wait "$lane"; done
}

# ./run lane CHECK…: some checks one after another, in the place that `./run test` has set up.
cmd_lane() {
    open_var
    RESULTS=$VAR/results
    PATH=$VENV/node/bin:$PATH
    choose_db_port
    app_env
    cd "$ROOT" || exit
    for check in "$@"; do
        began=$(date +%s)
        result=failed
        if "check_$(printf %s "$check" | tr - _)" >"$LOGS/$check.log" 2>&1 </dev/null; then result=ok; fi
        took=$(($(date +%s) - began))
        echo "$result $took" >"$RESULTS/$check"
        if [ $result = ok ]; then mark='✓'; else mark='✗'; fi
        printf '  %s %s (%s s)\n' "$mark" "$check" "$took" >&3
    done
}

# print_table NAMES: every check with its result and time, the logs of those that failed, one closing line.
print_table() {
    passed=0 failed=0
    printf '\n  %-12s %-8s %5s\n' check result s
    for check in $1; do
        result=stopped took=-
        [ -f "$RESULTS/$check" ] && read -r result took <"$RESULTS/$check"
        printf '  %-12s %-8s %5s\n' "$check" "$result" "$took"
        if [ "$result" = ok ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
    done
    for check in $1; do
        grep -qs '^ok' "$RESULTS/$check" || show_failure "$check"
    done
    printf '\nchecks: %s passed, %s failed\n' "$passed" "$failed"
    [ "$failed" -eq 0 ]
}

show_failure() {
    printf '\n✗ %s · 日志 log: %s\n' "$1" "$LOGS/$1.log"
    tail -n 25 "$LOGS/$1.log" 2>/dev/null | sed 's/^/  | /'
}

# ── Longer trials, not part of ./run test

# ./run bench [ARGUMENTS…] / ./run faults [ARGUMENTS…]: on a cluster of their own, with nothing else running.
cmd_bench() { cd "$ROOT" && with_test_servers "$VENV/bin/python" -m tests.bench "$@"; }
cmd_faults() { cd "$ROOT" && with_test_servers "$VENV/bin/python" -m pytest tests/faults "$@"; }

# among ORDER NAMES: the words of ORDER that are in NAMES.
among() {
    for word in $1; do
        case " $2 " in *" $word "*) printf '%s ' "$word" ;; esac
    done
}
