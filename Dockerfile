# One target for each image: ingest, aggregator, report, console, hcp.
#   docker build --target ingest --tag haochaping/ingest:0.1.0 .
# `npm run images` builds all of them, on stand-ins where no registry is reachable.
ARG NODE_IMAGE=node:24-bookworm-slim
ARG BASE_IMAGE=debian:bookworm-slim

FROM ${NODE_IMAGE} AS node

FROM node AS build
WORKDIR /src
ARG NPM_CONFIG_REGISTRY=https://registry.npmjs.org/
# A closed network puts the certificates of its authority here as *.crt.
COPY tools/images/ca /ca
COPY package.json package-lock.json .swcrc ./
COPY patches patches
# The packages bring a Node and browsers' helpers of their own at install; this one is enough.
RUN cat /ca/*.crt >/tmp/ca.pem 2>/dev/null && export NODE_EXTRA_CA_CERTS=/tmp/ca.pem; \
    npm ci --ignore-scripts --no-audit --no-fund && npx patch-package
COPY . .
# The build names the tests as well; an image has none.
RUN mkdir test && npm run build && node dist/tools/images/runtime/main.js /out

# Node alone: no npm and no compiler. Debian's apt is there, but who runs the service may not use it.
FROM ${BASE_IMAGE} AS runtime
COPY --from=node /usr/local/bin/node /usr/local/bin/
RUN groupadd --gid 10001 hcp \
    && useradd --uid 10001 --gid hcp --no-create-home --home-dir /app --shell /usr/sbin/nologin hcp \
    && install -d -o hcp -g hcp -m 0700 /keys /audit /backup
ENV NODE_ENV=production \
    HCP_HOST=0.0.0.0 \
    HCP_KEYRING=/keys/keyring.json \
    HCP_AUDIT_ANCHORS=/audit/anchors.ndjson
WORKDIR /app
COPY tools/images/health.mjs ./
USER 10001:10001
STOPSIGNAL SIGTERM
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="haochaping" \
      org.opencontainers.image.description="政务服务好差评" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="UNLICENSED"

FROM runtime AS ingest
COPY --from=build /out/ingest ./
EXPOSE 7001
HEALTHCHECK --interval=10s --timeout=20s --start-period=30s CMD ["node", "health.mjs", "INGEST_PORT", "7001"]
ENTRYPOINT ["node", "--enable-source-maps", "dist/apps/ingest/src/main.js"]

FROM runtime AS aggregator
COPY --from=build /out/aggregator ./
EXPOSE 7002
HEALTHCHECK --interval=10s --timeout=20s --start-period=30s CMD ["node", "health.mjs", "AGGREGATOR_PORT", "7002"]
ENTRYPOINT ["node", "--enable-source-maps", "dist/apps/aggregator/src/main.js"]

FROM runtime AS report
COPY --from=build /out/report ./
EXPOSE 7003 7005
HEALTHCHECK --interval=10s --timeout=20s --start-period=30s CMD ["node", "health.mjs", "REPORT_PORT", "7003"]
ENTRYPOINT ["node", "--enable-source-maps", "dist/apps/report/src/main.js"]

FROM runtime AS console
COPY --from=build /out/console ./
EXPOSE 7004
HEALTHCHECK --interval=10s --timeout=20s --start-period=30s CMD ["node", "health.mjs", "CONSOLE_PORT", "7004"]
ENTRYPOINT ["node", "--enable-source-maps", "dist/apps/console/src/main.js"]

FROM runtime AS hcp
COPY --from=build /out/hcp ./
COPY tools/images/hcp.sh /usr/local/bin/hcp
ENTRYPOINT ["node", "--enable-source-maps", "dist/tools/hcp/main.js"]
CMD ["--help"]
