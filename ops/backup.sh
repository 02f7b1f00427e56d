# Backups: the database and every minute's changes (pgBackRest), then the vault's files, then the keys, sealed.
#
# PINGAN_BACKUP_DIR is the target, another disk or a share that is mounted. In it: database/ is pgBackRest's and
# belongs to the account of PostgreSQL, files/ are copies of the vault's, county/ of the county's hand-over directory,
# keys/ what ./run escrow seals, ledger/ the ledger of erasures and the seals of the journal. What is in database/,
# files/ and county/ is encrypted by secrets/backup_key.

BACKUP_NEEDS='
pgbackrest has_program:pgbackrest
'
# So many whole backups are kept, with all changes since the oldest; one is made every so many days, parts between.
BACKUPS_KEPT=4
FULL_EVERY_DAYS=7
DRILL_EVERY_DAYS=30
BACKUP_PROCESSES_MAX=4
BACKUP_AT_DEFAULT=02:30

# Whether this deployment keeps any. The changes of a drill's copy are nobody's.
wants_backup() { [ -n "${PINGAN_BACKUP_DIR:-}" ] && [ "$OWN_DATABASE" ]; }
archives() { wants_backup && [ -z "${IS_DRILL:-}" ]; }

archive_command() { printf 'pgbackrest --config="%s" --stanza=county archive-push "%%p"' "$DB_HOME/pgbackrest.conf"; }

backrest() { as_db_owner pgbackrest --config="$DB_HOME/pgbackrest.conf" --stanza=county "$@"; }

# Beside the cluster, with its port and its key: for the account of PostgreSQL alone.
write_backup_settings() {
    wants_backup && [ -f "$SECRETS/backup_key" ] || return 0
    fill "$ROOT/ops/pgbackrest.conf.in" REPOSITORY "$PINGAN_BACKUP_DIR/database" PASS "$(cat "$SECRETS/backup_key")" \
        KEEP "${PINGAN_BACKUPS_KEPT:-$BACKUPS_KEPT}" PROCESSES "$(backup_processes)" HOME "$DB_HOME" DATA "$DB_DATA" PORT "$DB_PORT" SOCKET "$DB_SOCKET" |
        as_db_owner sh -c 'umask 077 && cat >"$1" && mkdir -p "$2"' sh "$DB_HOME/pgbackrest.conf" "$DB_HOME/backup"
}

# As many as there are cores, at the lowest priority as all of a backup is; more than four find the disk busy.
backup_processes() {
    cores=$(nproc)
    if [ "$cores" -gt $BACKUP_PROCESSES_MAX ]; then echo $BACKUP_PROCESSES_MAX; else echo "$cores"; fi
}

# The target and its key, before a cluster is started that writes there. In vain without: said in words.
need_backup_place() {
    [ -n "${PINGAN_BACKUP_DIR:-}" ] || return 0
    [ "$OWN_DATABASE" ] || fail $EXIT_USAGE "PINGAN_BACKUP_DIR 只用于自带的数据库" "PINGAN_BACKUP_DIR is for the private database" \
        "PINGAN_DB_HOST 指的数据库由它的管理员备份" "What PINGAN_DB_HOST names is backed up by its administrator"
    need_backup_target
    need_packages "$BACKUP_NEEDS"
    [ -s "$SECRETS/backup_key" ] || (umask 077 && random_hex 32 >"$SECRETS/backup_key") || exit
    why=$(make_backup_folders 2>&1) || fail $EXIT_MACHINE "不能写入备份目录 $PINGAN_BACKUP_DIR" \
        "Cannot write to the backups' directory $PINGAN_BACKUP_DIR${why:+ ($(echo "$why" | head -n 1))}" \
        "检查它是否已挂载、有无权限" "See whether it is mounted, and its rights"
}

# Made by hand, so that a share that is not mounted is not taken for an empty one.
need_backup_target() {
    case $PINGAN_BACKUP_DIR in /*) ;; *) export PINGAN_BACKUP_DIR="$ROOT/$PINGAN_BACKUP_DIR" ;; esac
    [ -d "$PINGAN_BACKUP_DIR" ] || fail $EXIT_MACHINE "没有备份目录 $PINGAN_BACKUP_DIR" \
        "There is no directory $PINGAN_BACKUP_DIR for the backups" \
        "挂载它，或先建好这个目录" "Mount it, or make the directory first"
}

make_backup_folders() {
    (cd "$PINGAN_BACKUP_DIR" && umask 077 && mkdir -p files county keys ledger) || return
    [ -d "$PINGAN_BACKUP_DIR/database" ] || mkdir -m 700 "$PINGAN_BACKUP_DIR/database" || return
    if is_root; then chown postgres:postgres "$PINGAN_BACKUP_DIR/database"; fi &&
        as_db_owner test -w "$PINGAN_BACKUP_DIR/database"
}

# Where this cluster's backups are in the target; made once, and told when they are another's.
need_stanza() {
    archives || return 0
    step stanza "准备备份目标" "Preparing the backups' target" make_stanza
}

make_stanza() {
    backrest stanza-create && return
    echo "备份目录里是另一个数据库的备份：换一个目录，或先 ./run restore · These are backups of another database: choose another directory, or ./run restore"
    return 1
}

# ./run backup [--full]
cmd_backup() {
    need_backups
    exec 8>"$VAR/backup.lock"
    flock -n 8 || fail $EXIT_RUNNING "备份或演练正在进行" "A backup or a drill is under way" "等它结束" "Wait until it has ended"
    with_database make_backup "${1:-}"
}

# What every command about backups begins with.
need_backups() {
    open_var
    [ -n "${PINGAN_BACKUP_DIR:-}" ] || fail $EXIT_USAGE "没有设定备份目录" "There is no directory for backups" \
        "在 .env 里写上：PINGAN_BACKUP_DIR=/mnt/backup，再 ./run stop 和 ./run start" \
        "Put into .env: PINGAN_BACKUP_DIR=/mnt/backup, then ./run stop and ./run start"
    need_tools
    need_account
    app_env
    need_backup_place
}

make_backup() {
    find_cluster
    write_backup_settings
    archives_now || fail $EXIT_USAGE "正在运行的数据库还没有开始备份" "The database that runs does not archive yet" \
        "重启一次：./run stop，./run start" "Start it anew: ./run stop, ./run start"
    began=$(date +%s)
    at_exit 'noted backup began=$began sound=false'
    need_stanza
    step seal "封存流水日志" "Sealing the journal" manage seal_journal
    step backup "备份数据库" "Backing up the database" backrest --type="$(backup_type "$1")" backup
    step files "备份文件" "Backing up the files" manage copy_files out "$PINGAN_BACKUP_DIR/files"
    copy_county
    step escrow "封存密钥" "Sealing the keys" manage escrow seal "$PINGAN_BACKUP_DIR/keys/sealed.json"
    step ledger "备份抹除账" "Backing up the ledger of erasures" copy_ledgers
    trap - EXIT
    noted backup began="$began" sound=true held="$([ -s "$PINGAN_BACKUP_DIR/keys/sealed.json" ] && echo true || echo false)" \
        files="$(sed -n 's/^\([0-9]*\) files.*/\1/p' "$LOGS/files.log" | tail -n 1)" \
        bytes="$(du -sk "$PINGAN_BACKUP_DIR" | awk '{print $1 * 1024}')"
    say "备份完成：$PINGAN_BACKUP_DIR" "Backed up: $PINGAN_BACKUP_DIR"
    [ -s "$PINGAN_BACKUP_DIR/keys/sealed.json" ] || say "密钥还没有托管，没有密钥的备份读不出来：./run escrow" \
        "Nobody holds the keys yet, and without them no backup can be read: ./run escrow"
}

# The county's own areas and map, and whether its people are real: a machine that has nothing but the backups would
# else load the invented county, and the demo, over theirs.
copy_county() {
    is_invented_county ||
        step county-copy "备份区划资料" "Backing up the county's files" \
            manage copy_files out "$PINGAN_BACKUP_DIR/county" --county "$PINGAN_COUNTY_DIR"
    if [ "${PINGAN_DEMO:-1}" = 1 ]; then rm -f "$PINGAN_BACKUP_DIR/ledger/in-service"; else : >"$PINGAN_BACKUP_DIR/ledger/in-service"; fi
}

# A cluster that was started before there was a target archives nothing.
archives_now() { [ "$(echo 'SHOW archive_mode' | admin_sql -tA)" = on ]; }

backup_type() {
    newest=$(backrest info --output=json 2>/dev/null | tr '{' '\n' | sed -n 's/.*"label":"\([0-9]\{8\}\)-[0-9]*F".*/\1/p' | sort | tail -n 1)
    if [ "$1" = --full ] || [ -z "$newest" ] || [ "$newest" -le "$(date -d "-$FULL_EVERY_DAYS days" +%Y%m%d)" ]; then
        echo full
    else
        echo incr
    fi
}

# The seals are those of this county as it is; of the erasures none is ever lost, whoever wrote it down.
copy_ledgers() {
    take_up_ledger "$PINGAN_OPERATIONS_DIR/erased.jsonl" "$PINGAN_BACKUP_DIR/ledger/erased.jsonl" &&
        copy_ledger "$PINGAN_OPERATIONS_DIR/seals.jsonl" "$PINGAN_BACKUP_DIR/ledger/seals.jsonl"
}

# copy_ledger FROM TO: whole or not at all, and only when it has changed.
copy_ledger() {
    { [ ! -f "$1" ] || cmp -s "$1" "$2"; } && return
    (umask 077 && cp "$1" "$2.new") && mv "$2.new" "$2"
}

# take_up_ledger FROM TO: what stands in FROM stands in TO as well, and each line once.
take_up_ledger() {
    { [ ! -f "$1" ] || cmp -s "$1" "$2"; } && return
    touch "$2" && (umask 077 && awk '!known[$0]++' "$2" "$1" >"$2.new") && mv "$2.new" "$2"
}

# noted backup|drill NAME=VALUE…: write down what came of it, where /manage and the doctor read it.
noted() {
    "$(find_python)" "$ROOT/ops/kept.py" note "$PINGAN_OPERATIONS_DIR" "$@" ended="$(date +%s)"
    if drops_root; then hand_over "$PINGAN_OPERATIONS_DIR"; fi
}

# ./run escrow [--shares NEED OF | --passphrase]: who can open the keys that lie in the backups.
cmd_escrow() {
    need_backups
    case ${1:---shares} in
        --shares) manage escrow shares "${2:-2}" "${3:-3}" ;;
        --passphrase) manage escrow passphrase ;;
        *) fail $EXIT_USAGE "用法：./run escrow --shares 2 3，或 --passphrase" "Usage: ./run escrow --shares 2 3, or --passphrase" \
            "任意 2 份打开，共 3 份" "Any 2 open it, of 3" ;;
    esac && manage escrow seal "$PINGAN_BACKUP_DIR/keys/sealed.json" >&2
    held=$?
    if drops_root; then hand_over "$SECRETS"; fi
    return $held
}

# The clock of backups and drills, kept by the supervisor. Each is a ./run of its own, so that none takes this along.
cmd_serve_backups() {
    # Whoever is at work is told as well, and waited for.
    trap "trap '' TERM; kill -TERM 0; wait; exit 143" TERM HUP
    open_var
    DB_PORT=$(remembered_port db)
    app_env
    need_backup_target
    while :; do
        copy_ledgers
        due=$("$(find_python)" "$ROOT/ops/kept.py" due "$PINGAN_OPERATIONS_DIR" \
            "${PINGAN_BACKUP_AT:-$BACKUP_AT_DEFAULT}" "$DRILL_EVERY_DAYS")
        for task in $due; do nice -n 10 "$ROOT/run" "$task" 9>&- & wait $!; done
        # In pieces, so that a signal is heard.
        sleep 60 & wait $!
    done
}
