# The offline bundle: this version with all that it needs, for a machine that reaches no network.
#
# ./run bundle makes one file of it. Unpacked, that is a checkout like any other with a folder offline/ beside ops/:
# ./run then takes Debian packages and wheels from there, and from nowhere else, and the pages are built already.
# It fits the release of Debian, the processor and the Python of the machine that made it.

OFFLINE=$ROOT/offline
# What makes a bundle says so; a clone has none.
is_offline() { [ -f "$OFFLINE/SHA256SUMS" ]; }

# One line, as it stands in offline/fits: debian 12 amd64 python3.11
this_machine() {
    printf '%s %s python%s\n' "$(. /etc/os-release && echo "$ID ${VERSION_ID%%.*}")" "$(dpkg --print-architecture)" \
        "$("$(find_python || echo python3)" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
}

# Before anything is taken from it: that it fits, and is whole. Once, since it only grows old by a new one.
need_offline() {
    is_offline || return 0
    # Python may be among what is still to be installed; then the release of Debian says which it will be.
    fits=$(cut -d' ' -f1-3 "$OFFLINE/fits")
    [ "$fits" = "$(this_machine 2>/dev/null | cut -d' ' -f1-3)" ] || fail $EXIT_MACHINE \
        "这个离线包是给 $fits 的，本机是 $(this_machine 2>/dev/null | cut -d' ' -f1-3)" \
        "This bundle is for $fits, and this machine is $(this_machine 2>/dev/null | cut -d' ' -f1-3)" \
        "在同样系统的联网机器上再做一个：./run bundle" "Make one on a machine of this kind that has a network: ./run bundle"
    offline_wanted=$(digest_text <"$OFFLINE/SHA256SUMS")
    is_done "$STAMPS/offline" "$offline_wanted" ||
        { step offline "校验离线包" "Checking the bundle" check_offline && mark_done "$STAMPS/offline" "$offline_wanted"; }
}

check_offline() { (cd "$ROOT" && sha256sum --check --quiet --strict offline/SHA256SUMS); }

# From here on apt knows the bundle alone. Its lists lie apart, and the machine's own are left as they are. Nobody
# signed it: it was checked above.
use_offline_packages() {
    mkdir -p "$LOGS/apt-lists/partial"
    echo "deb [trusted=yes] file:$(printf %s "$OFFLINE/packages" | sed 's/ /%20/g') ./" >"$LOGS/offline.list"
    export APT_CONFIG="$LOGS/offline.conf"
    {
        printf '%s "%s";\n' Dir::Etc::SourceList "$LOGS/offline.list" Dir::Etc::SourceParts /dev/null
        printf '%s "%s";\n' Dir::State::Lists "$LOGS/apt-lists" APT::Sandbox::User root
    } >"$APT_CONFIG"
}

# ./run bundle [FILE]: make it, of the last commit.
cmd_bundle() {
    need_tools
    need_bundle_source
    need_frontend
    need_messages
    bundle_name=pingan-grid-$(git -C "$ROOT" log -1 --format=%cd-%h --date=format:%Y%m%d)
    bundle_file=${1:-$VAR/$bundle_name-$(this_machine | tr ' ' - | sed 's/-python.*//').tar}
    case $bundle_file in /*) ;; *) bundle_file=$PWD/$bundle_file ;; esac
    # Beside what it becomes: a tree of several hundred megabytes need not fit into /tmp.
    staging=$(mktemp -d "$VAR/bundle.XXXXXX") || exit
    at_exit 'rm -rf "$staging"'
    bundle_root=$staging/$bundle_name
    mkdir -p "$bundle_root/offline/packages/partial" "$bundle_root/offline/wheels"
    step bundle-tree "取出源码和页面" "Taking the sources and the pages" take_tree &&
        step bundle-packages "下载系统软件包" "Fetching the Debian packages" take_packages &&
        step bundle-wheels "下载 Python 依赖" "Fetching the Python packages" take_wheels &&
        step bundle-file "打包" "Packing" pack || exit
    say "离线包 $bundle_file（$(du -h "$bundle_file" | cut -f1)）" "The bundle, with its sum beside it"
    cat "$bundle_file.sha256"
}

# It holds what was committed, and nothing that only lies about.
need_bundle_source() {
    has_program git && git -C "$ROOT" rev-parse --quiet --verify HEAD >/dev/null && [ -z "$(git -C "$ROOT" status --porcelain)" ] ||
        fail $EXIT_USAGE "离线包只从没有改动的 git 检出制作" "A bundle is made of a git checkout without changes" \
            "提交或移走改动（git status），或另克隆一份" "Commit or put away what was changed (git status), or clone anew"
}

take_tree() {
    git -C "$ROOT" archive HEAD | tar -x -C "$bundle_root" && cp -R "$FRONTEND/dist" "$bundle_root/frontend/dist" &&
        this_machine >"$bundle_root/offline/fits"
}

# All that serving needs down to the C library, as if nothing were installed: apt takes what the other machine lacks.
take_packages() {
    : >"$staging/nothing-installed"
    apt-get -o DPkg::Lock::Timeout=120 update &&
        apt-get -o Dir::State::Status="$staging/nothing-installed" -o Dir::Cache::Archives="$bundle_root/offline/packages" \
            -o Debug::NoLocking=1 -o APT::Sandbox::User=root -y --no-install-recommends --download-only \
            install $(printf '%s\n' "$RUN_NEEDS$BACKUP_NEEDS" | cut -d' ' -f1 | sort -u) || return
    rm -rf "$bundle_root/offline/packages/partial" "$bundle_root/offline/packages/lock"
    (cd "$bundle_root/offline/packages" && index_packages >Packages)
}

# What apt reads of an archive, without the tools that archives are made with.
index_packages() {
    for package in *.deb; do
        dpkg-deb --field "$package" || return
        printf 'Filename: ./%s\nSize: %s\nSHA256: %s\n\n' "$package" "$(wc -c <"$package")" \
            "$(sha256sum <"$package" | cut -d' ' -f1)"
    done
}

take_wheels() {
    "$VENV/bin/python" -m pip download --disable-pip-version-check --progress-bar off --no-deps --require-hashes \
        --only-binary :all: -r "$ROOT/requirements.run.lock" -d "$bundle_root/offline/wheels"
}

pack() {
    (cd "$bundle_root" && find . -type f -printf '%P\0' | sort -z | xargs -0r sha256sum >"$staging/sums" &&
        mv "$staging/sums" offline/SHA256SUMS) &&
        tar --owner=0 --group=0 --sort=name -cf "$bundle_file" -C "$staging" "$bundle_name" &&
        (cd "$(dirname "$bundle_file")" && sha256sum "$(basename "$bundle_file")" >"$bundle_file.sha256")
}
