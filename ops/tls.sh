# HTTPS: nginx speaks it itself once PINGAN_TLS_NAME says by which name browsers come.
#
# The certificate is a file that is given (PINGAN_TLS_CERTIFICATE and PINGAN_TLS_KEY, from an authority or by ACME), or
# one of a private authority of this county, made here. HTTP then only leads to HTTPS, hands out the root, and answers
# what an ACME client is asked.

wants_tls() { [ -n "${PINGAN_TLS_NAME:-}" ]; }

# The first name is the one that people are led to.
tls_name() { printf %s "${PINGAN_TLS_NAME%% *}"; }

tls_address() {
    if [ "$TLS_PORT" = 443 ]; then bracketed "$(tls_name)"; else printf '%s:%s' "$(bracketed "$(tls_name)")" "$TLS_PORT"; fi
}

# Where links in notices lead: by which name, and on which port, browsers come.
public_address() {
    if wants_tls; then printf 'https://%s' "$(tls_address)"; else printf 'http://localhost:%s' "$PORT"; fi
}

# Where this machine itself finds what browsers are shown.
tls_here() {
    case " $BIND " in
        *' 127.0.0.1 '* | *' 0.0.0.0 '*) printf '127.0.0.1:%s' "$TLS_PORT" ;;
        ' :: ') printf '[::1]:%s' "$TLS_PORT" ;;
        *) printf '%s:%s' "$(bracketed "${BIND%% *}")" "$TLS_PORT" ;;
    esac
}

# Whether the authority is ours.
is_own_authority() { [ -z "${PINGAN_TLS_CERTIFICATE:-}" ]; }

tls_certificate() { printf %s "${PINGAN_TLS_CERTIFICATE:-$PINGAN_TLS_DIR/site.crt}"; }
tls_key() { printf %s "${PINGAN_TLS_KEY:-$PINGAN_TLS_DIR/site.key}"; }
acme_webroot() { printf %s "${PINGAN_TLS_WEBROOT:-$VAR/acme}"; }

# A certificate that nginx can start with: made, renewed, or told why not.
need_certificate() {
    wants_tls || return 0
    mkdir -p "$(acme_webroot)/.well-known/acme-challenge" && chmod -R a+rX "$(acme_webroot)"
    let_account_through "$(acme_webroot)"
    if is_own_authority; then
        step certificate "查看证书" "Looking at the certificate" manage certificate make
        return
    fi
    for file in "$(tls_certificate)" "$(tls_key)"; do
        [ -r "$file" ] || fail $EXIT_USAGE "读不到证书文件 $file" "Cannot read the certificate's file $file" \
            "检查 PINGAN_TLS_CERTIFICATE 和 PINGAN_TLS_KEY" "See PINGAN_TLS_CERTIFICATE and PINGAN_TLS_KEY"
    done
}

let_account_through() { if drops_root; then let_through "$1"; chmod 755 "$1"; fi; }

# What the server of the pages says beyond its `listen`. A request that comes in plain to this port is led over, too.
tls_settings() {
    printf 'ssl_certificate "%s"; ssl_certificate_key "%s"; ' "$(tls_certificate)" "$(tls_key)"
    printf 'ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20; ssl_prefer_server_ciphers off; '
    printf 'ssl_session_cache shared:tls:10m; ssl_session_timeout 1d; ssl_session_tickets off; '
    printf 'error_page 497 =308 https://%s$request_uri; ' "$(tls_address)"
    root_pages
}

# The server of plain HTTP. Only this machine is told how the platform is.
redirects() {
    printf 'server { listen %s; client_max_body_size 0; ' "$(listen_to "$PORT")"
    printf 'location / { return 308 https://%s$request_uri; } ' "$(tls_address)"
    printf 'location /.well-known/acme-challenge/ { root "%s"; default_type text/plain; } ' "$(acme_webroot)"
    printf 'location = /readyz { allow 127.0.0.1; allow ::1; deny all; proxy_http_version 1.1; proxy_pass http://$to_web; '
    printf 'proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr; proxy_set_header X-Forwarded-Proto https; } '
    root_pages
    printf '}'
}

# The county's own root, for phones: a page that tells how, and the file.
root_pages() {
    is_own_authority || return 0
    printf 'location = /ca { default_type text/html; alias "%s/nginx/ca.html"; } ' "$RUN"
    printf 'location = /ca/pingan-root.crt { types { } default_type application/x-x509-ca-cert; alias "%s/nginx/root.crt"; } ' "$RUN"
}

write_tls_pages() {
    is_own_authority || return 0
    cp "$PINGAN_TLS_DIR/root.crt" "$RUN/nginx/root.crt" && chmod 644 "$RUN/nginx/root.crt"
    fill "$ROOT/ops/ca.html" ADDRESS "https://$(tls_address)/m/" FINGERPRINT "$(cat "$PINGAN_TLS_DIR/root.sha256")" \
        >"$RUN/nginx/ca.html"
}

# ./run certificate [look|make|renew]
cmd_certificate() {
    need_tools
    wants_tls || fail $EXIT_USAGE "没有打开 HTTPS" "HTTPS is not on" "在 .env 里写上：PINGAN_TLS_NAME=浏览器用的名字" \
        "Put into .env: PINGAN_TLS_NAME=the name that browsers use"
    app_env
    manage certificate "${1:-look}" || return
    if [ "${1:-look}" != look ]; then reload_proxy; fi
    if is_own_authority && [ -f "$PINGAN_TLS_DIR/root.sha256" ]; then
        say "根证书指纹 SHA-256：$(cat "$PINGAN_TLS_DIR/root.sha256")" "Fingerprint of the root, as above"
    fi
}

# New workers take new connections with the new certificate; the old ones serve those they have to their end.
reload_proxy() {
    proxy=$(cat "$RUN/nginx.pid" 2>/dev/null) || return 0
    kill -HUP "$proxy" 2>/dev/null
}

# The clock of certificates: ours is renewed in time, and whatever renewed the file that is given, nginx takes it up.
cmd_serve_certificates() {
    open_var
    DB_PORT=$(remembered_port db)
    app_env
    known=$(certificate_digest)
    while :; do
        if is_own_authority; then manage certificate make; fi
        now=$(certificate_digest)
        if [ "$now" != "$known" ]; then reload_proxy && known=$now; fi
        sleep "${PINGAN_TLS_LOOK_SECONDS:-3600}" & wait $!
    done
}

certificate_digest() { cat "$(tls_certificate)" "$(tls_key)" | digest_text; }
