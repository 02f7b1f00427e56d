# The Django side: its environment, its secrets, and bringing the database to where this version wants it.

# What the server processes and manage.py read; `.env.example` explains each name.
app_env() {
    if [ "$OWN_DATABASE" ]; then
        # A name or password meant for another database (a compose file's .env) does not fit ours.
        unset PINGAN_DB_PORT PINGAN_DB_NAME PINGAN_DB_USER PINGAN_DB_PASSWORD
        forget_owner
        derive PINGAN_DB_HOST 127.0.0.1
        derive PINGAN_DB_PORT "$DB_PORT"
        derive PINGAN_DB_NAME "$DB_NAME"
        derive PINGAN_DB_USER "$DB_USER"
        derive PINGAN_DB_PASSWORD "$(cat "$SECRETS/db_password" 2>/dev/null)"
        derive PINGAN_MIGRATE_USER "$DB_OWNER"
        derive PINGAN_MIGRATE_HOST "${DB_SOCKET:-}"
        derive PINGAN_DB_PLACE "$(dirname "$(readlink -f "$VAR/db")")"
    fi
    derive PINGAN_REDIS_URL "unix://$SOCKETS/redis.sock"
    derive PINGAN_SECRET_DIR "$SECRETS"
    derive PINGAN_MEDIA_ROOT "$KEPT/media"
    derive PINGAN_STATIC_ROOT "$KEPT/static"
    derive PINGAN_OPERATIONS_DIR "$KEPT/operations"
    derive PINGAN_TLS_DIR "$VAR/tls"
    derive PINGAN_RUN_DIR "$SOCKETS"
    derive PINGAN_COUNTY_DIR "$(county_dir)"
    derive PINGAN_ALLOWED_HOSTS "$(own_names)"
}

# The servers have no business with the owner of their tables.
forget_owner() { unset PINGAN_MIGRATE_USER PINGAN_MIGRATE_HOST PINGAN_MIGRATE_PASSWORD; }

# The county that was set up, else the one of this checkout; in a container the one that was mounted, if any was.
county_dir() {
    if [ -f "$KEPT/county/manifest.json" ]; then
        echo "$KEPT/county"
    elif [ "$IN_IMAGE" ] && [ -e /county/manifest.json ]; then echo /county; else echo "$ROOT/fixtures/county"; fi
}

# The names a browser may call this machine by: more than loopback only when it listens to more.
own_names() {
    printf 'localhost,127.0.0.1,[::1]'
    for name in ${PINGAN_TLS_NAME:-}; do printf ',%s' "$(bracketed "$name")"; done
    # A container knows its own names, which nobody outside uses.
    [ -z "$IN_IMAGE" ] || return 0
    for address in $BIND; do
        case $address in
            127.0.0.1 | ::1 | localhost) ;;
            0.0.0.0 | ::) for name in $(hostname) $(hostname -I); do printf ',%s' "$(bracketed "$name")"; done ;;
            *) printf ',%s' "$(bracketed "$address")" ;;
        esac
    done
}

manage() { (cd "$ROOT/platform" && exec "$VENV/bin/python" manage.py "$@"); }

# ./run manage ARGUMENTS…: any command of Django, with this checkout's database and secrets.
cmd_manage() {
    need_tools
    # Its words go to the terminal as well.
    case $CHARSET in GB* | BIG5*) export PYTHONIOENCODING="$CHARSET:replace" ;; esac
    with_platform_database manage "$@"
    managed=$?
    # Root's hand may have left files of root's.
    if drops_root && account_group=$(id -g "$ACCOUNT" 2>/dev/null); then
        hand_over_data
    fi
    return $managed
}

# Packages, Python and directories: enough for every command that is not the whole platform.
need_tools() {
    open_var
    # An image is finished: whoever runs it may install nothing.
    [ -z "$IN_IMAGE" ] || return 0
    need_packages "$RUN_NEEDS"
    need_venv
    choose_db_port
}

need_secrets() {
    [ -f "$PINGAN_SECRET_DIR/secret_key" ] && [ -f "$PINGAN_SECRET_DIR/field_keys.json" ] && return 0
    # New keys beside old data would look like success, and open nothing of it.
    if [ -f "$STAMPS/data" ] && [ ! -f "$PINGAN_SECRET_DIR/field_keys.json" ]; then
        fail $EXIT_FAILED "数据还在，但密钥 $PINGAN_SECRET_DIR/field_keys.json 不见了" \
            "The data is there, but its keys $PINGAN_SECRET_DIR/field_keys.json are gone" \
            "从备份放回密钥；实在没有：./run manage make_secrets，此前加密的内容从此无法再读" \
            "Put them back from the backup; if there is none: ./run manage make_secrets, and what was sealed stays closed"
    fi
    step secrets "生成密钥" "Making the secrets" manage make_secrets
}

# .mo files are made from the .po files beside them, so they are not kept in git.
need_messages() {
    for po in "$ROOT"/platform/locale/*/LC_MESSAGES/django.po; do
        mo=${po%.po}.mo
        if [ ! -f "$po" ] || [ "$mo" -nt "$po" ]; then continue; fi
        step messages "编译界面文字" "Compiling the texts" msgfmt --check-format -o "$mo" "$po"
    done
}

# Tables, the county, the demo's people and cases. All of it is skipped while code and county are unchanged.
need_data() { with_database bring_data_up_to_date; }

# The stamps lie beside the data, so they say which database they speak for: one that was lost, restored or exchanged
# is looked at anew. Whether migrations are waiting is always asked, whatever the stamps say.
bring_data_up_to_date() {
    if wants_backup; then need_stanza || return; fi
    if [ "$OWN_DATABASE" ]; then
        step roles "查看数据库角色" "Looking at the database's roles" settle_roles || return
    fi
    step look "查看数据库" "Looking at the database" look_at_data || return
    read -r database standing <"$RUN/data_state"
    data_wanted=$({
        printf '%s\n' "$database"
        digest "$PINGAN_COUNTY_DIR" "$ROOT"/platform/pingan/*/migrations "$ROOT"/platform/pingan/*/management
        cat "$(lock_file)"
    } | digest_text)
    seed_wanted="$database ${PINGAN_DEMO:-1}"
    if [ "$standing" = ready ] && is_done "$STAMPS/data" "$data_wanted" && is_done "$STAMPS/seed" "$seed_wanted"; then
        return 0
    fi
    load_data && mark_done "$STAMPS/data" "$data_wanted" && mark_done "$STAMPS/seed" "$seed_wanted"
}

# Not by `tee`: a pipe would end well whatever became of the question.
look_at_data() { manage data_state >"$RUN/data_state" && cat "$RUN/data_state"; }

load_data() {
    step migrate "更新数据表" "Bringing the tables up to date" manage migrate --no-input &&
        step county "载入县域边界、网格和服务点" "Loading the county, its grids and service points" load_county || return
    if [ "${PINGAN_DEMO:-1}" = 1 ] && ! is_done "$STAMPS/seed" "$seed_wanted"; then
        step seed "放入演示人员和案件（示例数据）" "Adding the demo's people and cases (example data)" \
            manage seed_demo ${PINGAN_DEMO_CASES:+--cases "$PINGAN_DEMO_CASES"}
    fi || return
    settle_demo_accounts
}

# Everybody knows the password of the demo's accounts: they are open where the demo is wanted, and nowhere else.
settle_demo_accounts() {
    if [ "${PINGAN_DEMO:-1}" = 1 ]; then
        step demo-accounts "打开演示账号" "Opening the demo's accounts" manage demo_accounts open
    else
        step demo-accounts "关闭演示账号" "Closing the demo's accounts" manage demo_accounts close
    fi
}

# Each is safe to repeat and takes over only what is new.
load_county() { manage load_county && manage load_calendar && load_points; }

# A county may come without; they are entered later.
load_points() { [ ! -f "$PINGAN_COUNTY_DIR/service_points.geojson" ] || manage load_service_points; }

need_static() {
    static_wanted=$({
        cat "$FRONTEND/dist/.done" "$(lock_file)"
        digest "$ROOT"/platform/pingan/*/static
    } | digest_text)
    is_done "$STAMPS/static" "$static_wanted" ||
        { step static "收集静态文件" "Collecting static files" manage collectstatic --no-input --clear &&
            mark_done "$STAMPS/static" "$static_wanted"; }
}

# ./run build: what can be made without a database, for images.
cmd_build() {
    need_tools
    need_frontend
    need_messages
}

# ./run dependencies: the packages a build needs, before any of its sources; an image keeps them as a layer.
cmd_dependencies() {
    need_tools
    need_node_modules
}

# ./run prepare: everything `./run` does before it starts to serve.
cmd_prepare() {
    need_sound_settings
    need_published_names
    if [ "$IN_IMAGE" ]; then open_var; else cmd_build && need_account; fi
    if [ "$OWN_DATABASE" ]; then need_cluster; fi
    app_env
    need_secrets
    need_backup_place
    need_certificate
    need_data
    need_static
    need_app
}

# Let in from outside, a container has to be told the name that browsers use: every other one is refused.
need_published_names() {
    if [ -z "$IN_IMAGE" ] || [ -n "${PINGAN_ALLOWED_HOSTS:-}" ] || all_loopback "${PINGAN_PUBLISHED:-}"; then return 0; fi
    fail $EXIT_USAGE "PINGAN_BIND=$PINGAN_PUBLISHED 让其他设备能访问，但不知道它们用什么地址" \
        "PINGAN_BIND=$PINGAN_PUBLISHED lets other devices in, but nobody said by what address" \
        "在 .env 里写上浏览器地址栏里的名字或 IP：PINGAN_ALLOWED_HOSTS=grid.example.org,192.0.2.8" \
        "Put the name or IP that browsers use into .env: PINGAN_ALLOWED_HOSTS=grid.example.org,192.0.2.8"
}

# The generated contracts between server and frontend. tests/ compare them with a fresh copy.
cmd_schema() {
    need_tools
    app_env
    need_node_modules
    step schema "生成 openapi.yaml" "Writing openapi.yaml" manage spectacular --validate --fail-on-warn --file openapi.yaml
    step events "生成 events.schema.json" "Writing events.schema.json" manage export_event_schema --file events.schema.json
    step gen "生成前端类型" "Writing the frontend's types" npm --prefix "$FRONTEND" run gen
    step tracks "绘制流程图" "Drawing the tracks" manage draw_tracks
}
