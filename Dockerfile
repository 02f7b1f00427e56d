# Two images from one file: `platform` runs every `./run serve-…`, `stores` the database and Redis.
# docker-compose.yml says which container is what. Any Debian from 12 on will do as the base.
ARG DEBIAN=debian:13-slim

# ── PostgreSQL with PostGIS, and Redis, as Debian builds and mends them.
FROM ${DEBIAN} AS stores
RUN mkdir -p /etc/postgresql-common \
    && echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf \
    && apt-get update \
    && apt-get install -y --no-install-recommends postgresql postgresql-postgis redis-server \
    && rm -rf /var/lib/apt/lists/* /var/lib/postgresql \
    && install -d -m 700 -o postgres -g postgres /var/lib/postgresql
COPY ops /app/ops
RUN chmod -R u=rwX,go=rX /app
USER postgres
VOLUME /var/lib/postgresql
ENTRYPOINT ["sh", "/app/ops/containers/database.sh"]
CMD ["serve"]


# ── What the platform is made of. Packages first, sources last: a change of a page installs nothing anew.
FROM ${DEBIAN} AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates fontconfig fonts-noto-cjk gdal-bin gettext \
       libreoffice-writer-nogui nginx python3 python3-venv
WORKDIR /app
# Another container has the database and Redis, so this one installs neither; nor what only developers need.
ENV PINGAN_DB_HOST=db PINGAN_REDIS_URL=redis://redis:6379/0 PINGAN_PACKAGES=run PINGAN_VAR=/tmp/var
COPY run requirements.run.lock ./
COPY ops ops
COPY frontend/package.json frontend/package-lock.json frontend/
RUN ./run dependencies
COPY . .
# What is readable in the checkout of a careful umask must be readable for the account that serves.
RUN ./run build \
    && .venv/bin/python -m compileall -q platform \
    && mkdir /out && cp -R run ops platform fixtures requirements.run.lock /out \
    && mkdir /out/frontend && cp -R frontend/dist /out/frontend/dist \
    && touch /out/.image \
    && rm -rf .venv/node && chmod -R u=rwX,go=rX .venv /out


FROM ${DEBIAN} AS platform
# Of GDAL the library alone, whose package is called after its version. LibreOffice and the fonts make papers into PDFs.
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates fontconfig fonts-noto-cjk \
       libreoffice-writer-nogui nginx python3 \
       $(apt-cache pkgnames libgdal | grep -E '^libgdal[0-9]+(t64)?$') \
    && rm -rf /var/lib/apt/lists/* /var/log/nginx/* \
    && useradd --system --uid 10001 --no-create-home pingan \
    && install -d -m 700 -o pingan /data
WORKDIR /app
COPY --from=build /app/.venv .venv
COPY --from=build /out .
ENV PINGAN_VAR=/data PINGAN_BIND=0.0.0.0 PINGAN_PACKAGES=run PYTHONDONTWRITEBYTECODE=1
USER pingan
VOLUME /data
ENTRYPOINT ["./run"]
CMD ["help"]
