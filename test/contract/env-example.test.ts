import { readFile } from 'node:fs/promises';
import { envExample } from '../../tools/env/env-example.js';

describe('.env.example', () => {
  it('is what the configuration schemas say: node dist/tools/env/main.js writes it', async () => {
    expect(await readFile('.env.example', 'utf8')).toBe(envExample());
  });
});
