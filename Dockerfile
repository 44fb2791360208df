# The image brings Node itself and is given a database, so the packages `node` and `@embedded-postgres/*`
# (optional) stay out, and with them the demonstration.
FROM node:24.21.0-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY openapi/client/package.json openapi/client/
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 FRONT_DOOR_DATA_DIR=/tmp/front-door
WORKDIR /app
COPY --from=packages /app/node_modules node_modules/
COPY package.json ./
COPY migrations migrations/
COPY examples examples/
COPY src src/
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/livez`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/server.ts"]
