import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifierFile } from '../verifier-file.js';
import { newFolder } from './sample-bundle.js';

const PEAK =
  'data:text/javascript,process.on("exit",()=>console.error(`peak ${process.resourceUsage().maxRSS}`))';

/** What an auditor sees of a run, and the most memory that it took. */
export interface Run {
  readonly code: number;
  readonly output: string;
  readonly peakKb: number;
}

/** Runs the built verifier on a bundle as a process of its own. */
export function verify(
  bundle: string,
  args: readonly string[],
  verifier = fileURLToPath(verifierFile),
): Promise<Run> {
  return run([bundle, ...args], verifier);
}

/** Runs the built verifier with these arguments; rejects when it says nothing or shows a stack trace. */
export function run(args: readonly string[], verifier = fileURLToPath(verifierFile)): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, ['--import', PEAK, verifier, ...args], (_, stdout, stderr) => {
      const [said = '', peak] = stderr.split(/peak (\d+)\n$/);
      const output = stdout + said;
      if (output === '' || /\n\s+at /.test(output)) reject(new Error(`Not a report: ${output}`));
      else resolve({ code: child.exitCode ?? -1, output, peakKb: Number(peak) });
    });
  });
}

/** Puts a text into a new file, as an auditor who kept it; returns the path. */
export async function fileWith(text: string): Promise<string> {
  const file = join(await newFolder(), 'held.txt');
  await writeFile(file, text);
  return file;
}
