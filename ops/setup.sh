# ./run setup: a county's first day. No demo, no invented person: its areas, and the links of its administrators.

# ./run setup [TABLE.xlsx | TABLE.csv | DIRECTORY]
cmd_setup() {
    open_var
    if is_running; then
        offer_links
        return
    fi
    lock_var
    refuse_demo
    settle_for_real_use
    need_tools
    need_account
    app_env
    take_county "${1:-}"
    # What was derived before there was a county is derived anew.
    forget_derived_settings
    set_paths
    cmd_start
    offer_links
}

# People of the demo are nobody's colleagues, and cannot be told from real ones afterwards.
refuse_demo() {
    case $(cat "$STAMPS/seed" 2>/dev/null) in
        *' 1') fail $EXIT_USAGE "这里已放入示例数据" "There is the demo's data here" \
            "换一个目录：PINGAN_VAR=目录 ./run setup …，或先 ./run reset" \
            "Use another place: PINGAN_VAR=DIRECTORY ./run setup …, or first ./run reset" ;;
    esac
}

# Written down unless it is said already, since the next ./run start must mean the same.
settle_for_real_use() {
    case ${PINGAN_DEMO:-} in
        0) return ;;
        '') set_down PINGAN_DEMO=0 && export PINGAN_DEMO=0 ;;
        *) fail $EXIT_USAGE "PINGAN_DEMO=1 是要示例数据" "PINGAN_DEMO=1 asks for the demo" \
            "在 .env 里改成 PINGAN_DEMO=0" "Make it PINGAN_DEMO=0 in .env" ;;
    esac
}

# set_down NAME=VALUE: into .env, on a line of its own, whoever wrote the last one and left its end open.
set_down() (
    umask 077
    if [ -s "$ROOT/.env" ] && [ -n "$(tail -c 1 "$ROOT/.env")" ]; then echo >>"$ROOT/.env" || return; fi
    echo "$1" >>"$ROOT/.env"
)

# Whether the county that is looked at is the demo's: where somebody named another, that is theirs.
is_invented_county() { [ "$PINGAN_COUNTY_DIR" = "$ROOT/fixtures/county" ]; }

# take_county TABLE-OR-DIRECTORY: the county's hand-over directory, where every later start looks for it.
take_county() {
    own_county=$KEPT/county
    if [ -z "$1" ]; then
        [ -f "$own_county/manifest.json" ] || ! is_invented_county || fail $EXIT_USAGE \
            "还没有本县的区划" "There are no areas of this county yet" \
            "给一张表（代码、名称两列，XLSX 或 CSV）：./run setup 区划.xlsx；有边界数据就给目录" \
            "Give a table (columns code and name, XLSX or CSV): ./run setup areas.xlsx; with shapes, the directory"
        return 0
    fi
    [ -e "$1" ] || fail $EXIT_USAGE "没有这个文件：$1" "There is no such file: $1" "检查路径" "See the path"
    rm -rf "$own_county.new"
    if [ -d "$1" ]; then
        step areas "收下区划资料" "Taking the county's files" cp -R "$(readlink -f "$1")" "$own_county.new"
    else
        step areas "按表绘制区划" "Drawing the county of the table" manage draw_county "$(readlink -f "$1")" "$own_county.new"
    fi
    rm -rf "$own_county" && mv "$own_county.new" "$own_county" && chmod -R a+rX "$own_county"
}

offer_links() {
    need_tools
    need_account
    app_env
    say "把下面的链接分别交给三个人，各自在浏览器里设密码；一天内有效，用过即失效" \
        "Give each link to its person, who sets a password in the browser; good for a day, and once"
    manage begin_links "$(state_says url)" || exit
    if drops_root; then hand_over "$PINGAN_OPERATIONS_DIR"; fi
}
