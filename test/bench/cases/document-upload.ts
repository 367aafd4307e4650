import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { pdfOf } from '../../support/documents.ts';
import { median, type BenchCase } from '../bench-case.ts';
import type { Child } from '../child.ts';
import type { Fixture } from '../fixture.ts';

const BYTES = 19_000_000;
const AT_ONCE = 200;
const SIDE_BY_SIDE = 4;
const IN_A_ROUND = 12;
const ROUNDS = 3;
const BOUNDARY = 'bench';
const FORM = Buffer.concat([
  Buffer.from(
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="category"\r\n\r\ncv\r\n` +
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="cv.pdf"\r\n\r\n`,
  ),
  pdfOf(BYTES),
  Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
]);

type Upload = (server: Child) => Promise<number>;

/**
 * Uploads of 19 MB: how much memory one takes and how much 200 at once do, over what the hub holds after some; and
 * documents per second, four side by side, beside a floor that hashes, encrypts and writes them too.
 */
export const documentUpload: BenchCase = {
  name: 'document-upload',
  async measure({ fixture, startHub, startFloor }) {
    const [hub, floor] = [await startHub(), await startFloor()];
    const upload = await uploader(hub, fixture);
    for (const server of [hub, floor]) await together(SIDE_BY_SIDE, () => upload(server));
    const one = await extraMemory(hub, () => upload(hub));
    const rounds: { hub: number[]; floor: number[]; hubRate: number; floorRate: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const [onFloor, floorRate] = await timed(() => upload(floor));
      const [onHub, hubRate] = await timed(() => upload(hub));
      rounds.push({ hub: onHub, floor: onFloor, hubRate, floorRate });
    }
    const all = await extraMemory(hub, () => together(AT_ONCE, () => upload(hub)));
    const times = rounds.flatMap((round) => round.hub).sort((a, b) => a - b);
    return {
      unit: 'documents/s',
      hub: Number(median(rounds.map(({ hubRate }) => hubRate)).toFixed(1)),
      floor: Number(median(rounds.map(({ floorRate }) => floorRate)).toFixed(1)),
      ratio: Number(median(rounds.map(({ hubRate, floorRate }) => hubRate / floorRate)).toFixed(2)),
      p50Ms: Math.round(median(times)),
      p99Ms: Math.round(times.at(-1) ?? 0),
      peakRssMb: hub.peakRssMb(),
      extraMbOfOne: one,
      extraMbOf200: all,
    };
  },
};

/** Each upload is for the next of as many applications as can come at once. */
async function uploader(hub: Child, { key, jobIds }: Fixture): Promise<Upload> {
  const authorization = `Bearer ${key}`;
  const ids: string[] = [];
  for (let n = 0; n < AT_ONCE; n += 1) {
    const answer = await fetch(`${hub.url}/v1/applications`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({
        jobId: jobIds[n],
        documentsExpected: 50,
        candidate: { firstName: 'Anna', lastName: 'Beispiel', email: `${n}@example.org` },
      }),
    });
    ids.push(((await answer.json()) as { id: string }).id);
  }
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  let next = 0;
  return (server) => {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const started = performance.now();
    const id = ids[(next += 1) % ids.length];
    const headers = {
      authorization,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      'content-length': FORM.length,
    };
    request(`${server.url}/v1/applications/${id}/documents`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => {
        if (answer.statusCode === 201) resolve(performance.now() - started);
        else reject(new Error(`An upload was answered ${answer.statusCode}.`));
      });
    })
      .on('error', reject)
      .end(FORM);
    return promise;
  };
}

const together = <T>(count: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, work));

async function timed(work: () => Promise<number>): Promise<[times: number[], rate: number]> {
  const times: number[] = [];
  const started = performance.now();
  await together(SIDE_BY_SIDE, async () => {
    for (let n = 0; n < IN_A_ROUND / SIDE_BY_SIDE; n += 1) times.push(await work());
  });
  return [times, (times.length / (performance.now() - started)) * 1000];
}

/** By how many MB the peak of some work is over what was held before. */
async function extraMemory(hub: Child, work: () => Promise<unknown>): Promise<number> {
  hub.forgetPeak();
  const before = hub.rssMb();
  await work();
  return hub.peakRssMb() - before;
}
