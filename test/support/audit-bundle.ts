import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.ts';
import type { PersonClient } from './person-client.ts';
import { unzip } from './unzip.ts';

export const EXPORTS = '/console/api/audit/exports';
export const ALWAYS = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };

/** An export as its route tells it. */
export interface Export {
  readonly id: string;
  readonly state: string;
  readonly verdict: string | null;
  readonly findings: string[];
  readonly events: number;
  readonly firstSeq: number | null;
  readonly lastSeq: number | null;
  readonly downloads: { at: string; by: string }[];
}

/** Asks for an export and waits until it is made. */
export async function exported(by: PersonClient, input: object = {}): Promise<Export> {
  const { status, body, text } = await by.post<{ id: string }>(EXPORTS, {
    ...ALWAYS,
    format: 'bundle',
    ...input,
  });
  if (status !== 202) throw new Error(`${status} ${text}`);
  return eventually('the export is made', async () => {
    const { body: found } = await by.get<Export>(`${EXPORTS}/${body.id}`);
    return (found.state === 'ready' || found.state === 'failed') && found;
  });
}

/** Downloads and unpacks an export into a folder of its own. */
export async function unpacked(by: PersonClient, id: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'andock-bundle-'));
  await unzip(await by.bytes(`${EXPORTS}/${id}/download`), folder);
  return folder;
}

/** Runs the verifier that lies in a bundle, as an auditor on another machine would. */
export function verify(folder: string, ...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(folder, 'verify.mjs'), folder, ...args],
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

/** A verification as its route tells it. */
export interface Verification {
  readonly id: string;
  readonly state: string;
  readonly progress: number;
  readonly size: number | null;
  readonly findings: string[];
}

/** Asks for a log to be verified and waits for what was found. */
export async function verified(by: PersonClient, input: object = {}): Promise<Verification> {
  const { status, body, text } = await by.post<{ id: string }>('/console/api/audit/verify', input);
  if (status !== 202) throw new Error(`${status} ${text}`);
  return eventually('the log is verified', async () => {
    const { body: found } = await by.get<Verification>(`/console/api/audit/verifications/${body.id}`);
    return found.state === 'done' && found;
  });
}
