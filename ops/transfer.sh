# A county's whole data out of one installation and into another that is empty (docs/guide/运维.md, decision 54).

# ./run export --all [DIRECTORY | FILE.tar] [--for move|handover|audit|archive]
cmd_export() {
    place=
    purpose=move
    all=
    while [ $# -gt 0 ]; do
        case $1 in
            --all) all=yes ;;
            --for) purpose=${2:-}; [ $# -eq 1 ] || shift ;;
            -*) all= ; break ;;
            *) place=$1 ;;
        esac
        shift
    done
    case $all,$purpose in
        yes,move | yes,handover | yes,audit | yes,archive) ;;
        *) fail $EXIT_USAGE "用法：./run export --all [目录或文件.tar] [--for move|handover|audit|archive]" \
            "Usage: ./run export --all [DIRECTORY or FILE.tar] [--for move|handover|audit|archive]" \
            "用途：搬迁、移交、审计、存档，会记入流水日志" "What for: it is written into the journal" ;;
    esac
    open_var
    need_tools
    need_account
    if [ -z "$place" ]; then place=$VAR/export/county-$(date +%Y%m%d-%H%M%S); fi
    # From where the caller stands.
    case $place in /*) ;; *) place=$PWD/$place ;; esac
    (umask 077 && mkdir -p "$(dirname "$place")") || fail $EXIT_MACHINE "不能写入 $(dirname "$place")" \
        "Cannot write to $(dirname "$place")" "换一个目录，或检查权限" "Choose another place, or see its rights"
    with_platform_database export_all
    exported=$?
    # The act is sealed, and its seals are the servers' to go on from.
    if drops_root; then hand_over_data; fi
    return $exported
}

export_all() {
    step export "导出全部数据" "Exporting everything" manage export_county "$place" --for "$purpose" \
        --release "$(git -C "$ROOT" rev-parse HEAD 2>/dev/null)"
    sed -n 's/^/    /p' "$LOGS/export.log" | tail -n 1 | aloud >&3
    say "已导出：$place。里面姓名电话是明文，只放在加密的磁盘上；校验：python3 verify.py" \
        "Exported: $place. Names and numbers lie open in it: keep it on an encrypted disk; verify it: python3 verify.py"
}

# ./run import DIRECTORY|FILE.tar [--erased LEDGER]
cmd_import() {
    source=
    ledger=
    while [ $# -gt 0 ]; do
        case $1 in
            --erased) ledger=$(readlink -e "${2:-}") || ledger=none; [ $# -eq 1 ] || shift ;;
            *) source=$1 ;;
        esac
        shift
    done
    source=$(readlink -e "${source:-/nowhere}") && [ "$ledger" != none ] || fail $EXIT_USAGE \
        "用法：./run import 导出的目录或文件.tar [--erased 抹除账]" "Usage: ./run import DIRECTORY or FILE.tar [--erased LEDGER]" \
        "检查路径" "See the path"
    open_var
    lock_var
    need_tools
    need_account
    if [ "$OWN_DATABASE" ]; then need_cluster; fi
    app_env
    need_secrets
    need_backup_place
    with_database import_all
    imported=$?
    if drops_root; then hand_over_data; fi
    [ $imported -eq 0 ] || return $imported
    # What the next start believes of this place is asked anew.
    rm -f "$STAMPS"/data "$STAMPS"/seed
    if grep -q 'demo no$' "$LOGS/import.log"; then settle_for_real_use; fi
    say "已导入，逐行核对无误。启动：./run start。人员用原密码登录，二次验证和通知网关要重新设置" \
        "Imported, and each row compared. Start it: ./run start. Passwords are as they were; second factors and gateways are set up anew"
}

import_all() {
    if [ "$OWN_DATABASE" ]; then
        step roles "查看数据库角色" "Looking at the database's roles" settle_roles || return
    fi
    step migrate "建立数据表" "Making the tables" manage migrate --no-input || return
    if [ -z "$ledger" ] && [ -s "${PINGAN_BACKUP_DIR:-/nowhere}/ledger/erased.jsonl" ]; then
        ledger=$PINGAN_BACKUP_DIR/ledger/erased.jsonl
    fi
    step import "核对、导入、逐行比对" "Checking, importing, comparing each row" \
        manage import_county "$source" --county "$KEPT/county" ${ledger:+--erased "$ledger"}
    sed 's/^/    /' "$LOGS/import.log" | aloud >&3
}
