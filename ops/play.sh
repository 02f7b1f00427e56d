# ./run play: the README's loop, played on screen against the platform that runs here.

# ./run play [--pictures]
cmd_play() {
    open_var
    is_running || fail $EXIT_RUNNING "平台没有在运行，没有什么可演的" "The platform is not running, so there is nothing to play" \
        "先在另一个窗口：./run，或：./run start" "First, in another window: ./run, or: ./run start"
    [ "${PINGAN_DEMO:-1}" = 1 ] || fail $EXIT_USAGE "这里没有演示人员（PINGAN_DEMO=0）" "There are no people of the demo here (PINGAN_DEMO=0)" \
        "去掉这个设置，另用一个数据目录：PINGAN_VAR=目录 ./run" \
        "Take that setting away, and use another data directory: PINGAN_VAR=DIRECTORY ./run"
    need_packages "$RUN_NEEDS$TEST_NEEDS"
    need_venv
    cd "$ROOT" && exec "$VENV/bin/python" -m tests.e2e.play --url "$(state_says url)" --into "$VAR/play" "$@"
}
