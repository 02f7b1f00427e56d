# From the last release's data to this one's code, and back to the backup when a step fails (decision 55).
#
# The checkout is the new release already (git pull, or a new bundle unpacked over it); what runs is still the old one.

# A backup that is older is made anew before anything is touched.
BACKUP_HOURS=24

# ./run upgrade [--announce HH:MM|off | --check | --yes]
cmd_upgrade() {
    agreed=
    only_look=
    case ${1:-} in
        --announce) announce_upgrade "${2:-}"; return ;;
        --check) only_look=yes ;;
        --yes) agreed=yes ;;
        '') ;;
        *) fail $EXIT_USAGE "不认识 $1" "Unknown: $1" "用法：./run upgrade [--announce 22:00|off | --check | --yes]" \
            "Usage: ./run upgrade [--announce 22:00|off | --check | --yes]" ;;
    esac
    need_backups
    look_before_upgrade
    [ -z "$only_look" ] || return 0
    agree_to_upgrade
    began=$(date +%s)
    # Whatever can be made beside the servers that still serve is made before they stop.
    cmd_build
    need_recent_backup
    cmd_stop
    lock_var
    change_tables
    cmd_start
    manage announce_upgrade off >/dev/null
    say "升级完成，用时 $(($(date +%s) - began)) 秒" "Upgraded, in $(($(date +%s) - began)) s"
}

# Everybody who is signed in sees it, until the upgrade is done or `off`.
announce_upgrade() {
    [ -n "$1" ] || fail $EXIT_USAGE "写上时间：./run upgrade --announce 22:00" "Say when: ./run upgrade --announce 22:00" \
        "取消：./run upgrade --announce off" "To call it off: ./run upgrade --announce off"
    need_tools
    with_platform_database manage announce_upgrade "$1" || fail $EXIT_FAILED "没有预告" "Nothing was announced" \
        "看上面的原因" "See the cause above"
}

# The machine, the disk, and what is about to be done to the tables.
look_before_upgrade() {
    find_open_var
    # As somebody hears it who asks the doctor: with nothing worked out yet.
    findings=$(forget_derived_settings && all_findings)
    findings_as_text | aloud >&3
    # What administrators enter does not keep it from being done, a backup is made first, and migrations are why.
    if printf '%s\n' "$findings" | grep -vE '^(calendar|posts|backup|drill|escrow)\||migrations_waiting' | grep -q '|fail|'; then
        fail $EXIT_FAILED "本机条件不满足，没有升级" "This machine is not fit, nothing was upgraded" \
            "按上面的提示处理后再来" "Mend what is said above first"
    fi
    need_room
    step plan "查看要做的迁移" "Looking at the migrations" with_database manage upgrade_plan
    sed 's/^/    /' "$LOGS/plan.log" | aloud >&3
    if grep -q '^STOPS' "$LOGS/plan.log"; then
        say "STOPS 的迁移旧版本承受不了：多台机器请全部停下再升级" \
            "Old servers do not survive what STOPS says: with several machines stop all of them first"
    fi
}

# A restore needs as much as the cluster has, beside it.
need_room() {
    taken=$(as_db_owner du -sk "$DB_DATA" | cut -f1)
    free=$(df -Pk "$DB_HOME" | awk 'NR == 2 { print $4 }')
    [ "$free" -gt "$taken" ] || fail $EXIT_MACHINE "磁盘剩余 $((free / 1024)) MB，退回备份要 $((taken / 1024)) MB" \
        "$((free / 1024)) MB are free, and to go back takes $((taken / 1024)) MB" "先腾出空间" "Make room first"
}

agree_to_upgrade() {
    [ -z "$agreed" ] || return 0
    say "平台会停几分钟；手机和页面上没发出的都留着" "The platform stops for some minutes; what is unsent stays on phones and pages"
    printf '  输入 yes 继续 / type yes to go on: ' | aloud >&3
    read -r reply && [ "$reply" = yes ] || fail $EXIT_USAGE "没有升级" "Nothing was upgraded" \
        "确定要升级：加上 --yes" "To upgrade for certain: --yes"
}

need_recent_backup() {
    last=$(sed -n 's/^ "last_sound": \([0-9]*\).*/\1/p' "$PINGAN_OPERATIONS_DIR/backup.json" 2>/dev/null)
    [ "$((${last:-0} + BACKUP_HOURS * 3600))" -gt "$(date +%s)" ] || (cmd_backup) || exit
}

# Nobody serves meanwhile, so nothing is written between the point and what may follow it.
change_tables() {
    at_exit stop_cluster
    bring_cluster_up
    find_cluster
    point=upgrade-$(date +%Y%m%d%H%M%S)
    step point "记下可退回的位置" "Marking the point to go back to" mark_point "$point"
    if (step migrate "更新数据表" "Bringing the tables up to date" manage migrate --no-input); then
        trap - EXIT
        stop_cluster
        return
    fi
    go_back "$point"
}

# In the log of changes, and that log in the backups.
mark_point() {
    echo "SELECT pg_create_restore_point('$1')" | admin_sql && backrest check
}

# The tables as they were at the point, for the code of the release before.
go_back() {
    say "升级没有成功，退回备份" "The upgrade failed: going back to the backup"
    export TABLES_STAY=yes
    trap - EXIT
    (put_back "name:$1") || fail $EXIT_FAILED "没有退回，数据库还在 $DB_HOME" "Could not go back; the database is in $DB_HOME" \
        "看上面的原因；再试：./run restore" "See the cause above; again: ./run restore"
    before=$(cat "$VAR/release" 2>/dev/null)
    fail $EXIT_FAILED "已退回升级前：平台停下以后没有人写入，什么都没有丢" \
        "The tables are as they were before: nobody wrote since the platform stopped, nothing is lost" \
        "启动旧版本：git checkout ${before:-旧版本}，再 ./run start；没发出的内容还在手机和页面上" \
        "Start the release before: git checkout ${before:-COMMIT}, then ./run start; what is unsent is still on phones and pages"
}

# The commit that is served; nothing where there is no history.
release_now() { git -C "$ROOT" rev-parse HEAD 2>/dev/null; }
