import { getText } from './report.js';

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Every sample that a service exposes now. */
export async function samplesOf(address: string): Promise<Sample[]> {
  const lines = (await getText(`${address}/metrics`)).split('\n');
  return lines
    .map((line) => /^([a-z_]+)(?:\{(.*)\})? (\S+)/.exec(line))
    .filter((match) => match !== null)
    .map(([, name = '', labels = '', value]) => ({
      name,
      labels: Object.fromEntries(
        [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, text]) => [label, text ?? '']),
      ) as Record<string, string>,
      value: Number(value),
    }));
}

/** Sum over the samples of one name whose labels agree; undefined when there is none. */
export async function metric(
  address: string,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): Promise<number | undefined> {
  const found = (await samplesOf(address)).filter(
    (sample) =>
      sample.name === name &&
      Object.entries(labels).every(([label, text]) => sample.labels[label] === text),
  );
  return found.length === 0 ? undefined : found.reduce((sum, { value }) => sum + value, 0);
}
