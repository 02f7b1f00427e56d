# The account the servers run under when root starts the platform. Anybody else's platform runs as they themselves.
#
# It owns the secrets, the photos and the sockets, and can write nothing else. The code it runs is root's: a copy in
# KEPT/app, because root often works where nobody else may look (/root, a checkout or a Python with umask 077).
# KEPT is VAR where the account gets there, else /var/lib/pingan/<random> with links from VAR.
# PostgreSQL keeps its own account (cluster.sh); root remains for the supervisor and nginx's first process.

# Whether there is anything to lay down. PINGAN_USER=root keeps everything with root, for whoever wants it by name.
drops_root() { is_root && [ "$ACCOUNT" != root ]; }

# become COMMAND…: turn into COMMAND under the account, without any right of root's and without a way back.
become() {
    drops_root || exec "$@"
    set -- env HOME=/nonexistent "$@"
    # Whoever keeps us wants us dead when they die; the kernel forgets that wish when a process changes its account.
    if [ "${PINGAN_KEEPER:-}" = "$PPID" ]; then set -- --pdeathsig TERM -- "$@"; else set -- -- "$@"; fi
    exec setpriv --reuid="$ACCOUNT" --regid="$(id -g "$ACCOUNT")" --init-groups \
        --no-new-privs --inh-caps=-all --bounding-set=-all "$@"
}

# From /, since a tool may not start in a directory that it cannot look into.
as_account() { (cd / && become "$@"); }

# Make the account and give it what it needs, as often as wanted: also after an upgrade from a VAR that was root's own,
# and after a backup was put back.
need_account() {
    drops_root || return 0
    id -u "$ACCOUNT" >/dev/null 2>&1 ||
        step account "建立运行账号 $ACCOUNT" "Creating the account $ACCOUNT for the servers" make_account
    account_group=$(id -g "$ACCOUNT")
    let_through "$ROOT/var" "$VAR"
    need_kept
    let_through "$KEPT" "$RUN"
    hand_over "$SECRETS" "$KEPT/media" "$KEPT/operations" "$SOCKETS"
    chmod 755 "$KEPT/static"
}

make_account() {
    useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin \
        --comment 'PingAn Grid' "$ACCOUNT"
}

# let_through DIRECTORY…: the account may pass, and no more; others may not even that.
let_through() {
    for passage; do
        if [ -d "$passage" ]; then chown "root:$account_group" "$passage" && chmod 710 "$passage"; fi
    done
}

# hand_over DIRECTORY…: the account's alone. Only what is not yet, so that a backup does not take every photo for new.
hand_over() {
    for owned; do
        [ -d "$owned" ] || continue
        owned=$(readlink -f "$owned")
        # -execdir: nobody can put a link in the way between finding and changing.
        find "$owned" ! -user "$ACCOUNT" -execdir chown -h "$ACCOUNT:$account_group" {} + && chmod 700 "$owned"
    done
}

# Settle where the account's data lie. Moving them needs the lock: nobody may be using them.
need_kept() {
    [ "$KEPT" = "$VAR" ] && ! as_account test -x "$VAR" || return 0
    lock_var
    KEPT=/var/lib/pingan/$(random_hex 4)
    mkdir -p -m 755 /var/lib/pingan && mkdir -m 710 "$KEPT" && printf '%s\n' "$VAR" >"$KEPT/home" &&
        ln -sfn "$KEPT" "$VAR/kept" || exit
    for folder in secrets media static operations; do
        mv "$VAR/$folder" "$KEPT/$folder" && ln -s "$KEPT/$folder" "$VAR/$folder" || exit
    done
    rm -rf "$RUN" "$VAR/run"
    (umask 077 && mkdir "$KEPT/run") && ln -s "$KEPT/run" "$VAR/run"
    set_paths
    open_run_directory
}

# What preparing made as root, wherever the settings put it.
hand_over_data() {
    hand_over "$PINGAN_SECRET_DIR" "$PINGAN_MEDIA_ROOT" "$PINGAN_OPERATIONS_DIR" "$SOCKETS"
    for owned in "$PINGAN_SECRET_DIR" "$PINGAN_MEDIA_ROOT" "$PINGAN_OPERATIONS_DIR"; do
        as_account test -w "$owned" || fail $EXIT_MACHINE "账号 $ACCOUNT 到不了 $owned" "$ACCOUNT cannot get to $owned" \
            "放到它进得去的地方，或让路径上的目录可以通过（chmod o+x）" \
            "Put it where it can go, or let it pass the directories on the way (chmod o+x)"
    done
}

# The code as the account sees it. Anew when something of it changed, and whole or not at all.
need_app() {
    drops_root || return 0
    hand_over_data
    app_wanted=$({
        cat "$VENV/.done" "$FRONTEND/dist/.done" && readlink -f "$VENV/bin/python"
        digest "$ROOT/platform" "$PINGAN_COUNTY_DIR"
    } | digest_text)
    is_done "$KEPT/app/.done" "$app_wanted" ||
        { step app "为运行账号准备程序" "Preparing the program for the account" copy_app &&
            mark_done "$KEPT/app/.done" "$app_wanted"; }
}

copy_app() {
    rm -rf "$KEPT/app.new" && mkdir -p "$KEPT/app.new/frontend" &&
        cp -R "$ROOT/platform" "$KEPT/app.new/platform" &&
        cp -R "$FRONTEND/dist" "$KEPT/app.new/frontend/dist" &&
        cp -R "$PINGAN_COUNTY_DIR/." "$KEPT/app.new/county" &&
        copy_venv "$KEPT/app.new/.venv" && chmod -R a+rX "$KEPT/app.new" || return
    # The account may not write here: without this each of its processes would compile everything again.
    "$KEPT/app.new/.venv/bin/python" -m compileall -q "$KEPT/app.new/platform/pingan" &&
        rm -rf "$KEPT/app" && mv "$KEPT/app.new" "$KEPT/app"
}

# copy_venv DIRECTORY: the same packages under a Python that the account can run; the one of .venv may be root's alone.
copy_venv() {
    packages=$("$VENV/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))') &&
        python=$(account_python) && "$python" -m venv --without-pip "$1" || return
    own=$("$1/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))') && rmdir "$own" || return
    if can_read "$packages"; then
        ln -s "$packages" "$own"
    else
        # Links take no room where they can be made; ./run made these files, so it may say who reads them.
        chmod -R a+rX "$packages" && { cp -al "$packages" "$own" 2>/dev/null || cp -R "$packages" "$own"; }
    fi
}

# A Python of the version .venv was made with, for which its packages are built.
account_python() {
    number=$("$VENV/bin/python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    own=$("$VENV/bin/python" -c 'import sys; print(sys._base_executable)')
    for python in "$own" "/usr/bin/python$number" "/usr/local/bin/python$number"; do
        if as_account "$python" -c 'import ctypes, ssl, venv' 2>/dev/null; then
            echo "$python"
            return 0
        fi
    done
    echo >&2 "账号 $ACCOUNT 用不了 $own，本机也没有别的 Python $number：请安装系统的 python3，删除 .venv 后再运行"
    echo >&2 "$ACCOUNT cannot run $own, and there is no other Python $number: install the system's python3, remove .venv, run again"
    return 1
}

can_read() { [ -z "$(as_account find -H "$1" ! -readable -print -quit 2>&1)" ]; }

# Where the servers' code lies; sets VENV and the county to what they may read.
enter_app() {
    app=$ROOT
    if drops_root; then
        app=$KEPT/app
        VENV=$app/.venv
        export PINGAN_COUNTY_DIR="$app/county"
    fi
    cd "$app/platform" 2>/dev/null || fail $EXIT_MACHINE "还没有准备好" "Nothing is prepared yet" \
        "先运行：./run prepare" "First run: ./run prepare"
}
