import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes a web build as small as can be into a new folder: what ingest serves is only files. */
export async function writeWebBuild(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hcp-web-'));
  await mkdir(join(folder, 'assets'));
  const page = (name: string) => ({
    script: `/assets/${name}-1a2b.js`,
    style: '/assets/citizen-3c4d.css',
  });
  const manifest = { rate: page('rate'), receipt: page('receipt'), point: page('point') };
  await writeFile(
    join(folder, 'manifest.json'),
    JSON.stringify({ ...manifest, widget: { script: '/widget.js' } }),
  );
  await writeFile(join(folder, 'widget.js'), '// the widget\n');
  for (const { script } of Object.values(manifest)) {
    await writeFile(join(folder, script), `document.title = '${'政务'.repeat(200)}';\n`);
  }
  await writeFile(join(folder, 'assets/citizen-3c4d.css'), 'body { margin: 0 }\n');
  return folder;
}
