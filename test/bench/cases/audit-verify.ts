import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { exportedMillion } from '../audit/exported-million.ts';
import { EVENTS, seconds } from '../audit/million-events.ts';
import { unzip } from '../../support/unzip.ts';
import type { BenchCase } from '../bench-case.ts';

/** The verifier over a bundle of a million events, as a process of its own, beside hashing each of its lines. */
export const auditVerify: BenchCase = {
  name: 'audit-verify',
  async measure(stage) {
    const { id } = await exportedMillion(stage);
    const folder = await mkdtemp(join(tmpdir(), 'andock-bench-bundle-'));
    try {
      const zip = join(stage.env['DATA_DIR'] ?? '', 'documents', 'audit-exports', `${id}.zip`);
      await unzip(await readFile(zip), folder);
      const verifyInSeconds = await seconds(async () => {
        const { status, stdout } = spawnSync(process.execPath, [join(folder, 'verify.mjs'), folder]);
        if (status !== 2) throw new Error(String(stdout));
      });
      const wholeInSeconds = await seconds(() => hashWhole(join(folder, 'events.jsonl')));
      const linesInSeconds = await seconds(() => hashLines(join(folder, 'events.jsonl')));
      return {
        unit: 'events/s',
        hub: Math.round(EVENTS / verifyInSeconds),
        floor: Math.round(EVENTS / linesInSeconds),
        ratio: Number((linesInSeconds / verifyInSeconds).toFixed(2)),
        p50Ms: 0,
        p99Ms: 0,
        peakRssMb: 0,
        wholeFloor: Math.round(EVENTS / wholeInSeconds),
      };
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function hashWhole(file: string): Promise<void> {
  const digest = createHash('sha256');
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 }))
    digest.update(piece as Buffer);
  digest.digest();
}

async function hashLines(file: string): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(file) }))
    createHash('sha256').update(line).digest();
}
