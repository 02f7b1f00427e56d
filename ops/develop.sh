# For whoever works on the project: one test at a time, and pages that follow their sources.

# ./run pytest [ARGUMENTS…]: pytest with the checks' own database and Redis, as `./run test` has them.
cmd_pytest() { cd "$ROOT" && with_test_servers "$VENV/bin/python" -m pytest "$@"; }

# ./run dev: the pages at port 5173, put in anew as their sources change, against the platform that runs here.
cmd_dev() {
    open_var
    is_running || fail $EXIT_RUNNING "平台没有在运行，页面没有数据可用" "The platform is not running, so the pages have no data" \
        "先运行：./run start" "First run: ./run start"
    need_node_modules
    say "页面在 http://127.0.0.1:5173/m/、/desk/、/region/" "The pages are at http://127.0.0.1:5173/m/, /desk/, /region/"
    PINGAN_ORIGIN=$(state_says url) exec npm --prefix "$FRONTEND" run dev -- --host 127.0.0.1
}
