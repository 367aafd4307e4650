import { mkdir, rename, writeFile } from 'node:fs/promises';
import { build } from 'rolldown';

const folder = import.meta.dirname;
const usage =
  '// Verifies an audit bundle offline: node verify.mjs DIR [--key VERIFIERKEY] [--checkpoint FILE] [--json]';

const { output } = await build({
  input: `${folder}/src/verifier/main.ts`,
  platform: 'node',
  logLevel: 'warn',
  write: false,
  output: {
    format: 'esm',
    codeSplitting: false,
    banner: `${usage}\n// Needs Node 20.12 or newer and nothing else.`,
  },
});

await mkdir(`${folder}/dist`, { recursive: true });
const draft = `${folder}/dist/verify.${process.pid}.mjs`;
await writeFile(draft, output[0].code);
await rename(draft, `${folder}/dist/verify.mjs`);
