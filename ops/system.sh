# Debian packages: what is missing is installed with one apt line, and nothing of it starts on its own.

# Capabilities a machine needs to run the platform, one `package check` a line. gdal-bin brings GDAL, GEOS and PROJ;
# LibreOffice and the Chinese fonts make papers into PDFs (84 MB to fetch, 258 MB on disk, beside 90 MB of fonts).
RUN_NEEDS='
python3 has_python
python3-venv has_python
postgresql has_postgis
postgresql-postgis has_postgis
redis-server has_redis
nginx has_program:nginx
gettext has_program:msgfmt
gdal-bin has_library:libgdal.so
ca-certificates has_file:/etc/ssl/certs/ca-certificates.crt
libreoffice-writer-nogui has_office
fontconfig has_program:fc-list
fonts-noto-cjk has_font_cjk
'
# The end-to-end tests drive a real browser, and start under a Chinese locale.
TEST_NEEDS='
chromium has_program:chromium
locales has_file:/usr/share/i18n/charmaps/GBK.gz
'

# Debian keeps servers in /usr/sbin, which is not on everybody's PATH.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

has_program() { command -v "$1" >/dev/null; }
has_file() { [ -e "$1" ]; }
has_library() { ldconfig -p | grep -q "^[[:space:]]*$1"; }
has_font_cjk() { [ -n "$(find /usr/share/fonts -name 'NotoSansCJK*' -print -quit 2>/dev/null)" ]; }
# Word documents become PDFs by it, without a screen and without Java.
has_office() { has_program soffice && [ -n "$(find /usr/lib/libreoffice/program /opt/libreoffice*/program -name 'libswlo.so' -print -quit 2>/dev/null)" ]; }
has_python() { find_python >/dev/null; }
# Servers that run elsewhere need not be here.
has_postgis() { [ -z "$OWN_DATABASE" ] || [ -n "$(newest_postgres)" ]; }
has_redis() { [ -z "$OWN_REDIS" ] || has_program redis-server; }

# The first Python that is new enough and can make virtual environments; nothing when there is none.
find_python() {
    for python in "${PINGAN_PYTHON:-}" python3 /usr/bin/python3 python3.13 python3.12 python3.11; do
        [ -n "$python" ] && python=$(command -v "$python") || continue
        if "$python" -c 'import ctypes, ensurepip, ssl, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$python"
            return 0
        fi
    done
    return 1
}

# The bin directory of the newest PostgreSQL that has PostGIS; nothing when there is none.
newest_postgres() {
    for control in /usr/share/postgresql/*/extension/postgis.control; do
        version=${control#/usr/share/postgresql/}
        version=${version%%/*}
        [ -x "/usr/lib/postgresql/$version/bin/postgres" ] && echo "/usr/lib/postgresql/$version/bin"
    done | sort -V | tail -n 1
}

# missing_packages NEEDS: the packages whose capability is absent, on one line.
missing_packages() {
    printf '%s\n' "$1" | while read -r package check; do
        [ -n "$package" ] || continue
        case $check in
            *:*) "${check%%:*}" "${check#*:}" || printf '%s ' "$package" ;;
            *) "$check" || printf '%s ' "$package" ;;
        esac
    done
}

# need_packages NEEDS: install what is missing, or say exactly what to type.
need_packages() {
    packages=$(missing_packages "$1")
    [ -n "$packages" ] || return 0
    need_offline
    apt_line="apt-get install -y --no-install-recommends ${packages% }"
    has_program apt-get || fail $EXIT_MACHINE "缺少软件：$packages" "Missing software: $packages" \
        "请用本机的包管理器安装后再运行" "Install it with this machine's package manager, then run again"
    say "需要安装系统软件包" "System packages to install"
    printf '    %s\n' "$apt_line" >&3
    if is_root; then
        step apt "安装系统软件包" "Installing system packages" install_packages $packages
    else
        install_with_sudo $packages
    fi
    [ -z "$(missing_packages "$1")" ] || fail $EXIT_MACHINE \
        "安装后仍缺少：$(missing_packages "$1")" "Still missing after the installation: $(missing_packages "$1")" \
        "此系统的软件源可能太旧，需要 Debian 12 或更新" "This system's packages may be too old; Debian 12 or newer is needed" \
        "$LOGS/apt.log"
}

# sudo may ask for a password, so this does not run inside `step`.
install_with_sudo() {
    has_program sudo || fail $EXIT_MACHINE "安装软件包需要管理员权限，本机没有 sudo" \
        "Installing packages needs an administrator, and there is no sudo here" \
        "请管理员以 root 运行：$apt_line" "Ask an administrator to run as root: $apt_line"
    sudo "$ROOT/run" system $packages || fail $EXIT_MACHINE \
        "软件包没有装上" "The packages were not installed" \
        "请管理员以 root 运行：$apt_line" "Ask an administrator to run as root: $apt_line"
}

# ./run system PACKAGE…: the part of the set-up that needs root, alone, so that sudo runs nothing else.
cmd_system() {
    is_root || fail $EXIT_MACHINE "这一步需要 root" "This step needs root" "sudo ./run system" "sudo ./run system"
    LOGS=$(mktemp -d)
    [ $# -gt 0 ] || set -- $(missing_packages "$RUN_NEEDS$TEST_NEEDS")
    [ $# -gt 0 ] || return 0
    step apt "安装系统软件包" "Installing system packages" install_packages "$@"
    rm -rf "$LOGS"
}

# The servers among our packages. Debian would start them, enable them at boot and create a cluster called main.
SERVICES='postgresql redis-server nginx'

# install_packages PACKAGE…: apt, with Debian's own switches against starting services; every switch is put back.
install_packages() {
    new_services=
    for service in $SERVICES; do
        [ -e "/etc/init.d/$service" ] || new_services="$new_services $service"
    done
    at_exit allow_services
    hold_services
    export DEBIAN_FRONTEND=noninteractive
    # Without the error mode apt calls an update that reached nobody a success. Not fatal even so: the source that
    # failed may be one we do not need, or the lists on disk may do.
    if is_offline; then use_offline_packages; fi
    apt-get -o DPkg::Lock::Timeout=120 -o APT::Update::Error-Mode=any update >"$LOGS/apt-update.log" 2>&1
    updated=$?
    cat "$LOGS/apt-update.log"
    apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "$@"
    installed=$?
    [ $updated -eq 0 ] || [ $installed -eq 0 ] || explain_update
    for service in $new_services; do disable_service "$service"; done
    allow_services
    trap - EXIT
    return $installed
}

# What install says after it ("unable to locate package") is only the consequence, so the cause comes last.
explain_update() {
    echo
    grep -E '^(Err|E|W):' "$LOGS/apt-update.log" | tail -n 6
    echo "软件源没有取到：请检查网络、代理和 /etc/apt 里的软件源"
    echo "The package sources were not reached: check the network, the proxy and the sources in /etc/apt"
}

POLICY=/usr/sbin/policy-rc.d
NO_MAIN_CLUSTER=/etc/postgresql-common/createcluster.d/pingan-install.conf

# A machine that already has a policy (containers do) keeps it. Ours speaks of the new services only.
hold_services() {
    mkdir -p "$(dirname "$NO_MAIN_CLUSTER")"
    echo 'create_main_cluster = false' >"$NO_MAIN_CLUSTER"
    [ -e "$POLICY" ] && return 0
    {
        echo '#!/bin/sh'
        echo '# pingan-install: lets a new service be installed without being started; removed right after.'
        echo 'for word; do case $word in --*) ;; *) name=$word; break ;; esac; done'
        for service in $new_services; do
            printf 'case ${name%%%%.service} in %s | %s@*) exit 101 ;; esac\n' "$service" "$service"
        done
        echo 'exit 0'
    } >"$POLICY"
    chmod 755 "$POLICY"
}

allow_services() {
    rm -f "$NO_MAIN_CLUSTER"
    if grep -qs '^# pingan-install' "$POLICY"; then rm -f "$POLICY"; fi
}

# Not at the next boot either: the platform runs its own copies on its own ports.
disable_service() {
    [ -e "/etc/init.d/$1" ] || return 0
    if has_program systemctl; then
        systemctl disable --quiet "$1"
    else
        # Debian's helper works without systemd too, but only for those who say they install the package.
        DPKG_MAINTSCRIPT_PACKAGE=$1 deb-systemd-helper disable "$1.service"
        update-rc.d "$1" disable
    fi
}
