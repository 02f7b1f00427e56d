# The platform as a service of the machine: it starts with it, comes back when it falls, and its logs do not grow.

UNIT=/etc/systemd/system/pingan.service
ROTATION=/etc/logrotate.d/pingan

# ./run service [install | remove]: root's, once, on the machine that the county is to run on.
cmd_service() {
    is_root || fail $EXIT_MACHINE "这一步需要 root" "This step needs root" "sudo ./run service" "sudo ./run service"
    case ${1:-install} in
        install) install_service ;;
        remove) remove_service ;;
        *) fail $EXIT_USAGE "不认识 $1" "No such thing to do: $1" "./run service install 或 remove" "./run service install, or remove" ;;
    esac
}

install_service() {
    open_var
    need_systemd
    # What is prepared now is not prepared while the machine boots.
    "$ROOT/run" prepare || exit
    fill "$ROOT/ops/pingan.service.in" ROOT "$ROOT" VAR "$VAR" >"$UNIT"
    fill "$ROOT/ops/logrotate.in" LOGS "$LOGS" >"$ROTATION"
    systemctl daemon-reload && systemctl enable --now pingan.service || fail $EXIT_FAILED \
        "服务没有启动" "The service did not start" "journalctl -u pingan" "journalctl -u pingan"
    say "已设为开机启动。查看：systemctl status pingan" "It starts with the machine. Look: systemctl status pingan"
}

need_systemd() {
    # The folder is there exactly where systemd is what started the machine.
    [ -d /run/systemd/system ] || fail $EXIT_MACHINE "这台机器不用 systemd" "This machine is not run by systemd" \
        "用它自己的办法开机运行：$ROOT/run" "Start $ROOT/run at boot by its own means"
}

remove_service() {
    need_systemd
    systemctl disable --now --quiet pingan.service
    rm -f "$UNIT" "$ROTATION"
    systemctl daemon-reload
    say "不再开机启动。数据都还在：$VAR" "It starts no more by itself. All data is still there: $VAR"
}
