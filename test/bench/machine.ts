import { arch, cpus, loadavg, release, totalmem } from 'node:os';

/** The machine in one line, for whoever reads the figures later. */
export const machine = (): string => {
  const cores = cpus();
  return (
    `${cores.length} × ${cores[0]?.model.trim() ?? 'unknown'}, ` +
    `${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()} ${arch()}, Node ${process.version}`
  );
};

/** How busy the machine is with other work. */
export const load = (): string =>
  loadavg()
    .map((n) => n.toFixed(2))
    .join(' ');
