import { build } from 'rolldown';

const folder = import.meta.dirname;

await build({
  input: `${folder}/src/verifier/main.ts`,
  platform: 'node',
  logLevel: 'warn',
  output: {
    file: `${folder}/dist/verify.mjs`,
    format: 'esm',
    codeSplitting: false,
    banner:
      '// Verifies an audit bundle offline: node verify.mjs DIR [--key VERIFIERKEY] [--checkpoint FILE]. Node 20.12 or newer.',
  },
});
