# The Django side: its environment, its secrets, and bringing the database to where this version wants it.

# What the server processes and manage.py read; `.env.example` explains each name.
app_env() {
    if [ "$OWN_DATABASE" ]; then
        # A name or password meant for another database (a compose file's .env) does not fit ours.
        unset PINGAN_DB_PORT PINGAN_DB_NAME PINGAN_DB_USER PINGAN_DB_PASSWORD
        derive PINGAN_DB_HOST 127.0.0.1
        derive PINGAN_DB_PORT "$DB_PORT"
        derive PINGAN_DB_NAME "$DB_NAME"
        derive PINGAN_DB_USER "$DB_USER"
        derive PINGAN_DB_PASSWORD "$(cat "$SECRETS/db_password" 2>/dev/null)"
    fi
    derive PINGAN_REDIS_URL "unix://$SOCKETS/redis.sock"
    derive PINGAN_SECRET_DIR "$SECRETS"
    derive PINGAN_MEDIA_ROOT "$KEPT/media"
    derive PINGAN_STATIC_ROOT "$KEPT/static"
    derive PINGAN_RUN_DIR "$SOCKETS"
    derive PINGAN_COUNTY_DIR "$ROOT/fixtures/county"
    derive PINGAN_ALLOWED_HOSTS "$(own_names)"
}

# The names a browser may call this machine by: more than loopback only when it listens to more.
own_names() {
    printf 'localhost,127.0.0.1,[::1]'
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
need_data() {
    data_wanted=$({
        digest "$PINGAN_COUNTY_DIR" "$ROOT"/platform/pingan/*/migrations "$ROOT"/platform/pingan/*/management
        cat "$ROOT/requirements.lock"
    } | digest_text)
    is_done "$STAMPS/data" "$data_wanted" && is_done "$STAMPS/seed" "${PINGAN_DEMO:-1}" && return 0
    with_database load_data && mark_done "$STAMPS/data" "$data_wanted" && mark_done "$STAMPS/seed" "${PINGAN_DEMO:-1}"
}

load_data() {
    step migrate "更新数据表" "Bringing the tables up to date" manage migrate --no-input &&
        step county "载入县域边界、网格和服务点" "Loading the county, its grids and service points" load_county || return
    if [ "${PINGAN_DEMO:-1}" = 1 ] && ! is_done "$STAMPS/seed" 1; then
        step seed "放入演示人员和案件（示例数据）" "Adding the demo's people and cases (example data)" \
            manage seed_demo ${PINGAN_DEMO_CASES:+--cases "$PINGAN_DEMO_CASES"}
    fi
}

# Each is safe to repeat and takes over only what is new.
load_county() { manage load_county && manage load_calendar && manage load_service_points; }

need_static() {
    static_wanted=$({
        cat "$FRONTEND/dist/.done" "$ROOT/requirements.lock"
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

# ./run prepare: everything `./run` does before it starts to serve.
cmd_prepare() {
    need_sound_settings
    cmd_build
    need_account
    if [ "$OWN_DATABASE" ]; then need_cluster; fi
    app_env
    need_secrets
    need_data
    need_static
    need_app
}

# The generated contracts between server and frontend. tests/ compare them with a fresh copy.
cmd_schema() {
    need_tools
    app_env
    need_node_modules
    step schema "生成 openapi.yaml" "Writing openapi.yaml" manage spectacular --validate --fail-on-warn --file openapi.yaml
    step events "生成 events.schema.json" "Writing events.schema.json" manage export_event_schema --file events.schema.json
    step gen "生成前端类型" "Writing the frontend's types" npm --prefix "$FRONTEND" run gen
}
