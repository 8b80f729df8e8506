import { glob, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { envExample } from '../../tools/env/env-example.js';

const MANUALS = ['docs/operations.md', 'docs/operations.en.md'] as const;
const ALERT = /^### (Hcp\w+)$/gm;

interface RuleFile {
  readonly groups: readonly {
    readonly rules: readonly {
      readonly alert?: string;
      readonly annotations?: { readonly runbook_url?: string };
    }[];
  }[];
}

async function alertRules() {
  const rules = [];
  for await (const path of glob('k8s/monitoring/rules/*.yaml')) {
    const { groups } = parse(await readFile(path, 'utf8')) as RuleFile;
    rules.push(...groups.flatMap((group) => group.rules));
  }
  return rules.filter((rule) => rule.alert !== undefined);
}

/** All matches of the first group of an expression, without repetitions. */
const found = (text: string, expression: RegExp): string[] => [
  ...new Set([...text.matchAll(expression)].map((match) => match[1] ?? '')),
];

async function textOf(pattern: string): Promise<string> {
  const texts: string[] = [];
  for await (const path of glob(pattern)) texts.push(await readFile(path, 'utf8'));
  return texts.join('\n');
}

describe.each(MANUALS)('%s', (path) => {
  let manual: string;
  beforeAll(async () => {
    manual = await readFile(path, 'utf8');
  });

  it('has a runbook for every alert, and for no other', async () => {
    const alerts = (await alertRules()).map((rule) => rule.alert);
    expect(found(manual, ALERT).sort()).toEqual(alerts.sort());
  });

  it('says of every alert what it means, what to look at, what to do and whom to call', () => {
    const runbooks = manual.split(/^### (?=Hcp)/m).slice(1);
    const parts = path.includes('.en.')
      ? ['Means', 'Look', 'Do', 'Call']
      : ['含义', '看什么', '怎么做', '找谁'];
    for (const runbook of runbooks) {
      const told = found(runbook, /^- \*\*(\S+?)\*\*/gm);
      expect([runbook.split('\n')[0], ...told]).toEqual([runbook.split('\n')[0], ...parts]);
    }
  });

  it('names no command of hcp that does not exist', async () => {
    const commands = found(
      await textOf('tools/hcp/{program.ts,**/*-commands.ts}'),
      /\.command\('([a-z-]+)/g,
    );
    const groups = new Set(['source', 'keys', 'migrate', 'verify', 'user']);
    const called = [...manual.matchAll(/(?:^|`|hcp )hcp ([a-z-]+)(?: ([a-z-]+))?/gm)];
    expect(called.length).toBeGreaterThan(20);
    for (const [whole, command = '', below] of called) {
      expect([whole, commands.includes(command)]).toEqual([whole, true]);
      if (below === undefined || !groups.has(command)) continue;
      expect([whole, commands.includes(below)]).toEqual([whole, true]);
    }
  });

  it('names no variable, script, metric or document that does not exist', async () => {
    const known = new Set(found(envExample(), /^(?:# )?([A-Z][A-Z0-9_]+)=/gm));
    const variables = found(
      manual,
      /`((?:HCP|KAFKA|MONGODB|AGGREGATOR|INGEST|REPORT|CONSOLE)_[A-Z0-9_]+)/g,
    );
    expect(variables.filter((name) => !known.has(name))).toEqual([]);

    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    expect(found(manual, /npm run ([\w:-]+)/g).filter((name) => !(name in scripts))).toEqual([]);

    const sources = await textOf('{apps,libs}/**/*.ts');
    const metrics = found(manual, /`(hcp_[a-z_]+)/g);
    expect(metrics.filter((name) => !sources.includes(name))).toEqual([]);

    for (const link of found(manual, /\]\(([^)#]+)/g)) {
      expect((await readFile(`docs/${link}`, 'utf8')).length).toBeGreaterThan(0);
    }
  });
});

it('the manual has the same chapters, tables and commands in both languages', async () => {
  const shapes = await Promise.all(
    MANUALS.map(async (path) => {
      const text = await readFile(path, 'utf8');
      return {
        chapters: found(text, /^## (\d+)\./gm),
        sections: [...text.matchAll(/^###? /gm)].length,
        alerts: found(text, ALERT),
        rows: [...text.matchAll(/^\|/gm)].length,
        commands: found(text, /(?:^|`)((?:hcp|npm run) [a-z:-]+(?: [a-z-]+)?)/gm).sort(),
        variables: found(text, /`((?:HCP|KAFKA|MONGODB)_[A-Z0-9_]+)/g).sort(),
      };
    }),
  );
  expect(shapes[0]).toEqual(shapes[1]);
});

it('the link in every alert leads to its runbook', async () => {
  for (const { alert = '', annotations } of await alertRules()) {
    expect(annotations?.runbook_url).toBe(`docs/operations.md#${alert.toLowerCase()}`);
  }
});
