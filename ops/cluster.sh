# A private PostgreSQL + PostGIS cluster for this checkout. System clusters are never touched.
#
# DB_HOME holds data/ and, for root, socket/. PostgreSQL refuses to run as root, so root's cluster belongs to the
# account `postgres`, which may not look into VAR (0700) nor, often, into the checkout: DB_HOME then lies in
# /var/lib/pingan/<random> and VAR/db is a link to it.
# Two ways in: the socket in a 0700 directory is for who prepares (pingan_admin, the cluster's owner, and pingan_owner,
# the tables'; no passwords); the loopback port is the servers' (role pingan, owner of nothing, password from
# VAR/secrets).

# As ops/database.sql creates them.
DB_NAME=pingan
DB_USER=pingan
DB_OWNER=pingan_owner

as_db_owner() {
    if is_root; then
        (cd / && exec setpriv --reuid=postgres --regid=postgres --init-groups -- "$@")
    else
        "$@"
    fi
}

locate_cluster() {
    DB_HOME=$(readlink -f "$VAR/db" || true)
    DB_DATA=$DB_HOME/data
    if is_root; then DB_SOCKET=$DB_HOME/socket; else DB_SOCKET=$RUN; fi
    if [ -f "$DB_HOME/version" ]; then
        DB_BIN=/usr/lib/postgresql/$(cat "$DB_HOME/version")/bin
    else
        DB_BIN=$(newest_postgres)
    fi
}

find_cluster() {
    locate_cluster
    [ ! -f "$DB_HOME/version" ] || [ -x "$DB_BIN/postgres" ] || fail $EXIT_MACHINE \
        "数据由 PostgreSQL $(cat "$DB_HOME/version") 建立，本机已没有这个版本" \
        "The data was made by PostgreSQL $(cat "$DB_HOME/version"), which is no longer installed" \
        "装回这个版本的软件包，或用 ./run reset 放弃数据" \
        "Install that version's package again, or give the data up with ./run reset"
}

# Make the cluster when there is none yet. An initdb that was cut short left no `version` and starts over.
need_cluster() {
    find_cluster
    [ -f "$DB_HOME/version" ] && return 0
    lock_var
    step initdb "建立数据库目录" "Creating the database cluster" create_cluster
    find_cluster
}

create_cluster() {
    drop_cluster
    make_db_home || return
    find_cluster
    need_db_password || return
    as_db_owner "$DB_BIN/initdb" --pgdata="$DB_DATA" --username=pingan_admin --data-checksums \
        --encoding=UTF8 --locale=C.UTF-8 --auth-local=trust --auth-host=scram-sha-256 &&
        at_exit stop_cluster && start_cluster '' && settle_roles
    created=$?
    trap - EXIT
    stop_cluster
    [ $created -eq 0 ] && rm -f "$STAMPS"/* && basename "$(dirname "$DB_BIN")" | as_db_owner tee "$DB_HOME/version"
}

make_db_home() {
    if is_root; then
        DB_HOME=/var/lib/pingan/$(random_hex 4)
        # Other checkouts keep their data beside ours; `home` tells an administrator whose it is.
        mkdir -p -m 755 /var/lib/pingan && mkdir -m 700 "$DB_HOME" && printf '%s\n' "$VAR" >"$DB_HOME/home" &&
            chown -R postgres:postgres "$DB_HOME" && ln -sfn "$DB_HOME" "$VAR/db" &&
            as_db_owner mkdir -m 700 "$DB_HOME/socket" || return
    else
        mkdir -m 700 "$VAR/db" || return
    fi
}

need_db_password() { [ -f "$SECRETS/db_password" ] || (umask 077 && random_hex 24 >"$SECRETS/db_password"); }

# Database, roles and who owns what, as this release wants them. Safe to repeat.
settle_roles() {
    # Through the environment: arguments can be seen by everybody on the machine. The subshell keeps it to itself.
    (
        unset PINGAN_MIGRATE_PASSWORD
        PINGAN_DB_PASSWORD=$(cat "$SECRETS/db_password") && export PINGAN_DB_PASSWORD &&
            admin_sql <"$ROOT/ops/database.sql"
    )
}

# The SQL on standard input, as the cluster's owner; arguments are psql's.
admin_sql() {
    as_db_owner "$DB_BIN/psql" -X -q -v ON_ERROR_STOP=1 -h "$DB_SOCKET" -p "$DB_PORT" -U pingan_admin -d postgres "$@"
}

# start_cluster ADDRESSES: in the background, back when it answers. No address: reachable by its socket alone.
# Between settling on a port and listening to it another may take it; then the next free one is as good.
start_cluster() {
    : >>"$LOGS/db.log"
    for attempt in 1 2 3 4 5; do
        log_before=$(wc -c <"$LOGS/db.log")
        write_cluster_settings "$1" &&
            as_db_owner "$DB_BIN/pg_ctl" start -w -t "${DB_START_SECONDS:-60}" -s -D "$DB_DATA" >>"$LOGS/db.log" 2>&1 3>&- 8>&- 9>&- && return 0
        log_of_start | grep -q 'could not bind' || break
        settle_db_port
    done
    log_of_start | show_end >&2
    return 1
}

log_of_start() { tail -c "+$((log_before + 1))" "$LOGS/db.log"; }

# bring_cluster_up: reachable by the platform, or an explained end.
bring_cluster_up() {
    settle_db_port
    start_cluster 127.0.0.1 || fail $EXIT_FAILED "数据库没有启动" "The database did not start" \
        "按上面的原因处理后再运行一次" "Mend the cause above and run again" "$LOGS/db.log"
}

stop_cluster() {
    if cluster_runs; then as_db_owner "$DB_BIN/pg_ctl" stop -w -t 60 -s -m fast -D "$DB_DATA"; fi
}

cluster_runs() {
    [ -f "$DB_DATA/postmaster.pid" ] && as_db_owner "$DB_BIN/pg_ctl" status -D "$DB_DATA" >/dev/null 2>&1
}

# Written anew at every start, so that a new version of the project brings its settings with it.
write_cluster_settings() {
    write_backup_settings || return
    fill "$ROOT/ops/postgresql.conf.in" PORT "$DB_PORT" SOCKET "$DB_SOCKET" ADDRESSES "$1" \
        ARCHIVE_MODE "$(archives && echo on || echo off)" ARCHIVE_COMMAND "$(archives && archive_command)" |
        as_db_owner tee "$DB_DATA/postgresql.conf" >/dev/null
}

# Remove the data. Only ever what VAR/db points to.
drop_cluster() {
    [ -e "$VAR/db" ] || [ -L "$VAR/db" ] || return 0
    # Also when its PostgreSQL is gone: nothing is left to stop then.
    locate_cluster
    stop_cluster
    case $DB_HOME in
        /var/lib/pingan/?* | "$VAR/db") rm -rf "$DB_HOME" ;;
    esac
    rm -f "$VAR/db" 2>/dev/null
    rmdir /var/lib/pingan 2>/dev/null
    rm -f "$STAMPS"/*
}

# with_database COMMAND…: run COMMAND with the cluster up; a cluster that was down goes down again afterwards.
with_database() {
    if [ -z "$OWN_DATABASE" ] || cluster_runs; then
        "$@"
        return
    fi
    # Whoever starts the cluster stops it, so nobody else may build on it meanwhile.
    lock_var
    at_exit stop_cluster
    bring_cluster_up
    "$@"
    with_status=$?
    trap - EXIT
    stop_cluster
    return $with_status
}

# The same, for commands that may come before the first ./run: makes the cluster and its password when missing.
with_platform_database() {
    if [ "$OWN_DATABASE" ]; then need_cluster; fi
    app_env
    with_database "$@"
}

# The database as a foreground process, for the supervisor. Should the supervisor die, so does the database, cleanly.
cmd_serve_db() {
    open_var
    find_cluster
    DB_PORT=$(remembered_port db)
    write_cluster_settings 127.0.0.1 || exit
    if is_root; then
        cd / && exec setpriv --reuid=postgres --regid=postgres --init-groups --pdeathsig INT -- \
            "$DB_BIN/postgres" -D "$DB_DATA"
    fi
    exec "$DB_BIN/postgres" -D "$DB_DATA"
}

cmd_psql() {
    need_tools
    with_platform_database run_psql "$@"
}

# The password by the environment: a command line is everybody's to read.
run_psql() (
    export PGPASSWORD="$PINGAN_DB_PASSWORD"
    exec psql -h "$PINGAN_DB_HOST" -p "$PINGAN_DB_PORT" -U "$PINGAN_DB_USER" "$@" "$PINGAN_DB_NAME"
)
