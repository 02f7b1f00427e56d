#!/bin/sh
# The database's container: make the cluster when there is none, then be its server.
#
#   database.sh serve    the server, in the foreground
#   database.sh answers  exit 0 when the platform's role gets an answer, over the network as the platform would
#
# HOME (DB_HOME) holds one directory for each major version. The cluster is made beside its place and moved there whole, so that
# a first start that was cut short begins again. Its owner has no password and comes in by the socket alone; the
# network is open to the platform's two roles, which may do nothing to the cluster.
set -eu
ROOT=$(cd "$(dirname "$0")/../.." && pwd -P)
HOME=${DB_HOME:-/var/lib/postgresql}
SOCKET=${DB_SOCKET:-/tmp/socket}
PORT=${DB_PORT:-5432}
LOGS=/tmp
mkdir -p -m 700 "$SOCKET"

. "$ROOT/ops/lib.sh"

BIN=$(find /usr/lib/postgresql/*/bin/postgres | sort -V | tail -n 1)
BIN=${BIN%/postgres}
VERSION=$(basename "$(dirname "$BIN")")
DATA=$HOME/$VERSION

make_cluster() {
    : "${PINGAN_DB_PASSWORD:?set PINGAN_DB_PASSWORD in .env}"
    making=$HOME/.making
    rm -rf "$making"
    "$BIN/initdb" --pgdata="$making" --username=pingan_admin --data-checksums \
        --encoding=UTF8 --locale=C.UTF-8 --auth-local=trust --auth-host=reject >/dev/null
    settle_roles "$making"
    sync
    mv "$making" "$DATA"
}

# settle_roles DATA: database, roles and who owns what, as this release wants them; nobody else comes in meanwhile.
# Also for data of an earlier release, and when a password in .env is another one.
settle_roles() {
    : "${PINGAN_MIGRATE_PASSWORD:?set PINGAN_MIGRATE_PASSWORD in .env}"
    wanted=$({ cat "$ROOT/ops/database.sql" && echo "$PINGAN_DB_PASSWORD $PINGAN_MIGRATE_PASSWORD"; } | digest_text)
    is_done "$1/pingan_roles" "$wanted" && return 0
    write_settings "$1" ''
    "$BIN/pg_ctl" start -w -s -D "$1"
    "$BIN/psql" -X -q -v ON_ERROR_STOP=1 -h "$SOCKET" -p "$PORT" -U pingan_admin -d postgres <"$ROOT/ops/database.sql"
    "$BIN/pg_ctl" stop -w -s -m fast -D "$1"
    mark_done "$1/pingan_roles" "$wanted"
}

# write_settings DATA ADDRESSES: the same settings as ./run gives its own cluster, and who comes in by which way.
write_settings() {
    printf '%s\n' 'host all pingan,pingan_owner all scram-sha-256' 'host all all all reject' \
        'local all all trust' 'local replication all trust' >"$1/pg_hba.conf"
    fill "$ROOT/ops/postgresql.conf.in" PORT "$PORT" SOCKET "$SOCKET" ADDRESSES "$2" ARCHIVE_MODE off ARCHIVE_COMMAND "" \
        >"$1/postgresql.conf"
}

# Data of another major version is neither touched nor passed over in silence.
refuse_other_versions() {
    for other in "$HOME"/[0-9]*; do
        [ ! -d "$other" ] || [ "$other" = "$DATA" ] || fail $EXIT_MACHINE \
            "数据由 PostgreSQL $(basename "$other") 建立，这个镜像是 $VERSION" \
            "The data was made by PostgreSQL $(basename "$other"); this image has $VERSION" \
            "用原来的基础镜像，或先导出再导入（见运维手册）" \
            "Use the base image it was made with, or dump and restore (see the operator's guide)"
    done
}

case ${1:-serve} in
    serve)
        refuse_other_versions
        if [ -d "$DATA" ]; then settle_roles "$DATA"; else make_cluster; fi
        write_settings "$DATA" '*'
        exec "$BIN/postgres" -D "$DATA"
        ;;
    answers)
        # Not over loopback and not as the owner: what is asked is whether the platform would be let in.
        address=$(hostname -i)
        answer=$(PGPASSWORD=$PINGAN_DB_PASSWORD "$BIN/psql" -X -q -t -A -h "${address%% *}" -p "$PORT" \
            -U pingan -d pingan -c 'SELECT 1')
        [ "$answer" = 1 ]
        ;;
    *) exit $EXIT_USAGE ;;
esac
