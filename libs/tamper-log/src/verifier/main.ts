import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { parseVerifierKey, type VerifierKey } from '../note/note-key.js';
import { report } from './report.js';
import { verifyBundle, type Outcome } from './verify-bundle.js';

const USAGE = 'Usage: node verify.mjs DIR [--key VERIFIERKEY] [--checkpoint FILE] [--json]';
const EXIT_CODES: Record<Outcome, number> = { proven: 0, tampered: 1, 'not-authenticated': 2 };

process.stdout.on('error', () => undefined);
process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  try {
    const { directory, keys, checkpoints, json } = readArguments(args);
    const verdict = await verifyBundle(directory, { keys, checkpoints });
    process.stdout.write(json ? `${JSON.stringify(verdict)}\n` : report(verdict));
    return EXIT_CODES[verdict.outcome];
  } catch (error) {
    process.stderr.write(`Not verified: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT_CODES.tampered;
  }
}

function readArguments(args: string[]) {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      key: { type: 'string', multiple: true },
      checkpoint: { type: 'string', multiple: true },
      json: { type: 'boolean', default: false },
    },
  });
  const [directory, ...more] = positionals;
  if (!directory || more.length > 0) throw new Error(USAGE);
  const checkpoints = (values.checkpoint ?? []).map((file) => ({
    name: basename(file),
    text: readFileSync(file, 'utf8').replaceAll('\r\n', '\n'),
  }));
  return { directory, keys: (values.key ?? []).flatMap(readKeys), checkpoints, json: values.json };
}

/** A key as such, several separated by white space, or a file that holds them. */
function readKeys(argument: string): VerifierKey[] {
  const text = existsSync(argument) ? readFileSync(argument, 'utf8') : argument;
  const keys = text.split(/\s+/).filter(Boolean).map(parseVerifierKey);
  if (!keys.some(({ kind }) => kind === 'log')) throw new Error('--key holds no key of a log');
  return keys;
}
