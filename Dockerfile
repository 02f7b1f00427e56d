# One image for every server process; docker-compose.yml says which `./run serve-…` each container is.
FROM debian:12 AS build
WORKDIR /app
# Another container has the database and Redis, so this one installs neither.
ENV PINGAN_DB_HOST=db PINGAN_REDIS_URL=redis://redis:6379/0
ENV PIP_CACHE_DIR=/cache/pip npm_config_cache=/cache/npm
COPY . .
RUN --mount=type=cache,target=/cache ./run build && rm -rf frontend/node_modules .venv/node var


FROM debian:12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates gdal-bin gettext nginx python3 python3-venv \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home pingan \
    && install -d -m 700 -o pingan /data
COPY --from=build /app /app
WORKDIR /app
ENV PINGAN_VAR=/data PINGAN_BIND=0.0.0.0 PYTHONDONTWRITEBYTECODE=1
USER pingan
VOLUME /data
ENTRYPOINT ["./run"]
CMD ["help"]
