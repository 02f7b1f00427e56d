# Who can reach this platform, and what must then not be.

# opened_by: the setting by which more than this machine can reach the platform; nothing when none does.
# As `core/exposure.py` has it, for what must be said before Python is there.
opened_by() {
    if [ -n "${PINGAN_PUBLISHED:-}" ]; then listens=PINGAN_PUBLISHED; else listens=PINGAN_BIND; fi
    if ! all_loopback "$(eval "printf %s \"\${$listens:-}\"")"; then
        echo $listens
    elif [ "${PINGAN_HTTPS:-0}" = 1 ]; then
        echo PINGAN_HTTPS
    elif ! all_loopback "${PINGAN_ALLOWED_HOSTS:-}"; then
        echo PINGAN_ALLOWED_HOSTS
    fi
}

# all_loopback "NAME…": does each of these names and addresses (blanks or commas between) mean this machine alone?
all_loopback() {
    for name in $(printf %s "$1" | tr '[:upper:]*,' '[:lower:]_ '); do
        case $name in
            localhost | *.localhost | ::1 | '[::1]') ;;
            # An address of four numbers, not a name that begins like one.
            127.*[!0-9.]* | 127.) return 1 ;;
            127.*.*.*) ;;
            *) return 1 ;;
        esac
    done
}

# need_sound_settings: what is fit for this machine alone must not reach beyond it. Said before anything is begun.
need_sound_settings() {
    opened=$(opened_by)
    if [ "${PINGAN_HTTPS:-0}" = 1 ] && [ -z "${PINGAN_TLS_NAME:-}" ] && [ -z "$(printf %s "${PINGAN_TRUSTED_PROXIES:-}" | tr -d ' ')" ]; then
        fail $EXIT_USAGE "PINGAN_HTTPS=1 却没有 PINGAN_TRUSTED_PROXIES：所有人看上去都来自同一个地址，一人猜密码会拖累全县" \
            "PINGAN_HTTPS=1 without PINGAN_TRUSTED_PROXIES: everybody seems to come from one address, and one who guesses passwords slows down the county" \
            "写上 HTTPS 终止点的地址（在本机上就是 127.0.0.1）：PINGAN_TRUSTED_PROXIES=…" \
            "Give the address of what terminates HTTPS (127.0.0.1 on this machine): PINGAN_TRUSTED_PROXIES=…"
    fi
    [ -n "$opened" ] || return 0
    if [ "${PINGAN_DEBUG:-0}" = 1 ] && [ "${PINGAN_OPEN_DEBUG:-0}" != 1 ]; then
        fail $EXIT_USAGE "PINGAN_DEBUG=1 会把程序内部显示给所有人，而 $opened 让其他机器能访问" \
            "PINGAN_DEBUG=1 shows everybody the inside of the program, and $opened lets other machines in" \
            "去掉其中一个；确要如此：PINGAN_OPEN_DEBUG=1" "Take one of them away; if it is meant: PINGAN_OPEN_DEBUG=1"
    fi
    if [ "${PINGAN_DEMO:-1}" != 1 ] && [ "${PINGAN_HTTPS:-0}" != 1 ] && [ "${PINGAN_OPEN_HTTP:-0}" != 1 ] && [ "$opened" != PINGAN_ALLOWED_HOSTS ]; then
        fail $EXIT_USAGE "$opened 让其他机器能访问，却没有 HTTPS：密码和居民信息会明文传输，手机也用不了定位和相机" \
            "$opened lets other machines in without HTTPS: passwords and residents' data travel readable, and phones give no place and no camera" \
            "写上浏览器用的名字：PINGAN_TLS_NAME=grid.example.org（见运维指南“HTTPS”）；明知如此仍要明文：PINGAN_OPEN_HTTP=1" \
            "Give the name that browsers use: PINGAN_TLS_NAME=grid.example.org; if plain text is meant: PINGAN_OPEN_HTTP=1"
    fi
    if [ "${PINGAN_DEMO:-1}" = 1 ] && [ "${PINGAN_OPEN_DEMO:-0}" != 1 ]; then
        fail $EXIT_USAGE "演示账号的密码人人知道，而 $opened 让其他机器能访问" \
            "Everybody knows the password of the demo's accounts, and $opened lets other machines in" \
            "正式使用：PINGAN_DEMO=0（演示账号随之关闭）；只是给人看演示：PINGAN_OPEN_DEMO=1" \
            "For real use: PINGAN_DEMO=0 (the demo's accounts are closed then); only to show the demo: PINGAN_OPEN_DEMO=1"
    fi
}
