# Putting a backup back, for good or for a drill. Both are the same steps; a drill takes them in a place of its own.

# ./run restore [--to TIME] [--yes]: the county as it was then, or as it was last.
cmd_restore() {
    target=
    agreed=
    while [ $# -gt 0 ]; do
        case $1 in
            --to) target=$(moment_of "${2:-}") || exit; shift ;;
            --yes) agreed=yes ;;
            *) fail $EXIT_USAGE "不认识 $1" "Unknown: $1" "用法：./run restore --to '2026-12-01 09:30:00+08'" \
                "Usage: ./run restore --to '2026-12-01 09:30:00+08'" ;;
        esac
        shift
    done
    open_var
    lock_var
    need_keys_of_backup
    need_backups
    agree_to_restore
    began=$(date +%s)
    if [ -f "$PINGAN_BACKUP_DIR/ledger/in-service" ]; then settle_for_real_use; fi
    fetch_county
    put_back "$target"
    step files "放回文件" "Putting the files back" manage copy_files back "$PINGAN_BACKUP_DIR/files"
    # The seals of its own past: a copy of an earlier moment never had what came later.
    with_restored judge --seals "$PINGAN_OPERATIONS_DIR/seals.jsonl"
    if drops_root; then hand_over_data; fi
    say "已恢复，用时 $(($(date +%s) - began)) 秒。启动：./run start" "Restored in $(($(date +%s) - began)) s. Start it: ./run start"
    # A machine that never had the county has none.
    [ ! -d "$DB_HOME/data.before" ] || say "旧数据库在 $DB_HOME/data.before，确认无误后可删除" \
        "The old database is in $DB_HOME/data.before until you remove it"
    [ -z "$target" ] || say "那以后停用的账号、改过的密码、二次验证和岗位都回到了当时：启动后先逐一重做；所有设备都要重新登录" \
        "Accounts shut, passwords, factors and posts changed since are as they were then: do those again first; everybody signs in anew"
}

# moment_of TIME: as pgBackRest reads it, whatever way people write it; without a zone it is this machine's.
moment_of() {
    [ -n "$1" ] && date -d "$1" '+%F %T.%6N%:z' 2>/dev/null || fail $EXIT_USAGE "看不懂这个时间：$1" "This is no time: $1" \
        "写成：'2026-12-01 09:30:00+08'" "Write it as '2026-12-01 09:30:00+08'"
}

# A machine that never had the keys opens those that lie sealed in the backups.
need_keys_of_backup() {
    [ -n "${PINGAN_BACKUP_DIR:-}" ] && need_backup_target
    [ ! -s "$SECRETS/backup_key" ] || return 0
    sealed=${PINGAN_BACKUP_DIR:-}/keys/sealed.json
    [ -s "$sealed" ] || fail $EXIT_FAILED "这里没有备份的密钥，备份里也没有封存的" \
        "The key of the backups is not here, nor sealed among them" \
        "把旧机器的 secrets 目录放到 $SECRETS" "Put the old machine's secrets into $SECRETS"
    need_tools
    need_account
    app_env
    say "这台机器没有密钥，用托管的份额或口令打开" "This machine has no keys: open them with the shares or the passphrase"
    manage escrow open "$sealed" || fail $EXIT_FAILED "密钥没有打开" "The keys were not opened" \
        "份额要够数，每份一行" "There must be enough shares, each on a line"
}

# Where this machine has no areas but the invented ones.
fetch_county() {
    [ -f "$PINGAN_BACKUP_DIR/county/manifest.json" ] && is_invented_county || return 0
    own_county=$KEPT/county
    rm -rf "$own_county.new"
    step county-copy "取回区划资料" "Fetching the county's files" \
        manage copy_files back "$PINGAN_BACKUP_DIR/county" --county "$own_county.new"
    rm -rf "$own_county" && mv "$own_county.new" "$own_county" && chmod -R a+rX "$own_county" || exit
}

agree_to_restore() {
    [ -z "$agreed" ] && [ -e "$VAR/db" ] || return 0
    say "现有的数据库会移到一旁，换成 ${target:-最新} 的状态" "The database here is put aside, and replaced by that of ${target:-the latest moment}"
    printf '  输入 yes 继续 / type yes to go on: ' | aloud >&3
    read -r reply && [ "$reply" = yes ] || fail $EXIT_USAGE "没有恢复任何东西" "Nothing was restored" \
        "确定要恢复：加上 --yes" "To restore for certain: --yes"
}

# put_back TIME | name:POINT: the cluster as it was then, up for as long as it takes to become writable, to be brought to
# this release, and to erase again what was erased; with TABLES_STAY it is left to the release that made it. Whatever
# fails on the way puts the old one back.
put_back() {
    locate_cluster
    if [ ! -e "$VAR/db" ]; then make_db_home && locate_cluster || exit; fi
    # Where the cluster lies is part of what the platform is told.
    forget_derived_settings
    app_env
    stop_cluster
    at_exit 'stop_cluster; take_old_back'
    put_old_aside || exit
    write_backup_settings || exit
    step fetch "取回数据库" "Fetching the database" fetch_database "$1"
    settle_version
    need_db_password
    DB_START_SECONDS=86400
    step recover "重做此后的更改" "Replaying the changes since" recover
    [ -n "${TABLES_STAY:-}" ] || bring_up_to_date "$1"
    stop_cluster
    trap - EXIT
    rm -f "$STAMPS"/*
}

# bring_up_to_date TIME: what came back is of another release perhaps, and of another day.
bring_up_to_date() {
    step migrate "更新数据表" "Bringing the tables up to date" manage migrate --no-input
    step erase "再次抹除已抹除的" "Erasing again what was erased" erase_again
    # Who was signed in then may have lost that phone since, or been shut out: it is not theirs to come back by itself.
    [ -z "$1" ] || step sessions "退出所有设备" "Signing everybody out" manage end_sessions
}

put_old_aside() {
    [ -d "$DB_DATA" ] || return 0
    as_db_owner rm -rf "$DB_HOME/data.before" && as_db_owner mv "$DB_DATA" "$DB_HOME/data.before"
}

take_old_back() {
    as_db_owner rm -rf "$DB_DATA"
    [ ! -d "$DB_HOME/data.before" ] || as_db_owner mv "$DB_HOME/data.before" "$DB_DATA"
}

fetch_database() {
    as_db_owner mkdir -m 700 "$DB_DATA" || return
    case $1 in
        '') backrest restore ;;
        name:*) backrest --type=name --target="${1#name:}" --target-action=promote restore ;;
        *) backrest --type=time --target="$1" --target-action=promote restore ;;
    esac
}

# Its binaries must be those it was made by.
settle_version() {
    made_by=$(as_db_owner cat "$DB_DATA/PG_VERSION")
    printf '%s\n' "$made_by" | as_db_owner tee "$DB_HOME/version" >/dev/null
    find_cluster
}

# Until it takes writes.
recover() {
    start_cluster 127.0.0.1 || return
    until [ "$(echo 'SELECT pg_is_in_recovery()' | admin_sql -tA)" = f ]; do
        cluster_runs || { log_of_start | show_end >&2; return 1; }
        sleep 0.2
    done
    settle_roles
}

erase_again() {
    take_up_ledger "$PINGAN_BACKUP_DIR/ledger/erased.jsonl" "$PINGAN_OPERATIONS_DIR/erased.jsonl" &&
        manage replay_erased "$PINGAN_OPERATIONS_DIR/erased.jsonl" &&
        manage seal_journal --restored "$PINGAN_BACKUP_DIR/ledger/seals.jsonl"
}

# with_restored COMMAND: with the restored cluster up.
with_restored() {
    at_exit stop_cluster
    bring_cluster_up
    "$@"
    restored=$?
    trap - EXIT
    stop_cluster
    return $restored
}

judge() {
    manage judge_copy "$PINGAN_BACKUP_DIR" "$@" --into "$VAR/judged.json" >"$LOGS/judge.log" 2>&1
    sound=$?
    sed 's/^/    /' "$LOGS/judge.log" | aloud >&3
    [ $sound -eq 0 ] || say "核对发现问题，见上" "Something was found to be wrong, see above"
    return $sound
}

# ./run drill: the newest backup put back beside the county, judged, and taken away again.
cmd_drill() {
    need_backups
    exec 8>"$VAR/backup.lock"
    flock -n 8 || fail $EXIT_RUNNING "备份或演练正在进行" "A backup or a drill is under way" "等它结束" "Wait until it has ended"
    began=$(date +%s)
    at_exit 'noted drill began=$began sound=false'
    # Before there is a place of its own, whose settings are others.
    keys_in_use=$(manage escrow digest) || exit
    (practise)
    practised=$?
    trap - EXIT
    noted drill began="$began" sound="$([ $practised -eq 0 ] && echo true || echo false)" \
        held="$(keys_are_held && echo true || echo false)" judged="$VAR/drill.json"
    rm -f "$VAR/drill.json"
    if [ $practised -eq 0 ]; then
        say "演练成功，用时 $(($(date +%s) - began)) 秒" "The drill went well, in $(($(date +%s) - began)) s"
    fi
    return $practised
}

# Whether the keys that lie sealed are those in use.
keys_are_held() { grep -qsF "\"$keys_in_use\"" "$PINGAN_BACKUP_DIR/keys/sealed.json"; }

# In a subshell, with a data directory, a cluster and a port of its own. Nothing of it is archived.
practise() {
    # A subshell forgets how signals are heeded.
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    IS_DRILL=yes
    there=$VAR/drill.json
    secrets=$SECRETS
    ledger=$PINGAN_OPERATIONS_DIR/erased.jsonl
    rm -rf "$VAR/drill/operations" "$VAR/drill/secrets"
    PINGAN_VAR=$VAR/drill
    forget_derived_settings
    unset PINGAN_DB_PORT PINGAN_PORT var_is_locked
    DB_PORT_DEFAULT=15832
    set_paths
    open_var
    lock_var
    cp -p "$secrets"/* "$SECRETS"/ || exit
    choose_db_port
    app_env
    if [ -f "$ledger" ]; then cp "$ledger" "$PINGAN_OPERATIONS_DIR/" || exit; fi
    drop_cluster
    put_back ''
    with_restored judge --keys "$keys_in_use"
    judged=$?
    mv "$VAR/judged.json" "$there"
    drop_cluster
    rm -rf "$VAR"
    exit $judged
}
