/** `node health.mjs <variable> <port>`: whether the service on this port is ready; for HEALTHCHECK. */
const [variable, port] = process.argv.slice(2);
const url = `http://127.0.0.1:${process.env[variable] ?? port}/health/ready`;
try {
  const { ok, status } = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  console.log(status);
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  console.log(error.cause?.code ?? error.name);
  process.exitCode = 1;
}
