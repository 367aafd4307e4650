import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { type VerifierKey, verifierFile, type Verdict } from '@andock/tamper-log';

/** Verifies a bundle with the program that lies inside it, on a thread of its own, so that no request waits for the hashing. */
export async function verifyInThread(
  folder: string,
  key: VerifierKey,
  signal: AbortSignal,
): Promise<Pick<Verdict, 'outcome' | 'findings'>> {
  signal.throwIfAborted();
  const argv = [folder, '--key', key.text, '--json'];
  const worker = new Worker(verifierFile, {
    argv,
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 },
  });
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const [said, complaint] = await Promise.all([
      text(worker.stdout),
      text(worker.stderr),
      once(worker, 'exit'),
    ]);
    signal.throwIfAborted();
    if (said === '') throw new Error(complaint || 'The verifier said nothing.');
    return JSON.parse(said) as Verdict;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
