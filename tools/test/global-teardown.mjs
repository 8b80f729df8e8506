export default async function globalTeardown() {
  await globalThis.hcpBackends.stop();
}
