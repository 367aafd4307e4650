import { median, type BenchCase } from '../bench-case.ts';
import { Child } from '../child.ts';
import { load, type Load } from '../load.ts';
import { bearer } from '../requests-case.ts';

const ROUNDS = 3;
const SECONDS = 5;
const PORTS_APART = 4;

/** `GET /v1/jobs` of the hub as it is, beside the same hub that leaves no event of the call. */
export const auditCost: BenchCase = {
  name: 'audit-cost',
  async measure({ fixture, env, startHub }) {
    const audited = await startHub();
    const port = Number(new URL(audited.url).port) + PORTS_APART;
    const unaudited = await Child.start('test/bench/audit/unaudited-hub.ts', port, { ...env });
    try {
      const requests = [{ method: 'GET' as const, path: '/v1/jobs?limit=25', headers: bearer(fixture) }];
      for (const hub of [audited, unaudited]) await load(hub.url, 2, requests, 200);
      const rounds: { hub: Load; floor: Load }[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const floor = await load(unaudited.url, SECONDS, requests, 200);
        rounds.push({ floor, hub: await load(audited.url, SECONDS, requests, 200) });
      }
      return {
        unit: 'answers/s',
        hub: Math.round(median(rounds.map(({ hub }) => hub.rate))),
        floor: Math.round(median(rounds.map(({ floor }) => floor.rate))),
        ratio: Number(median(rounds.map(({ hub, floor }) => hub.rate / floor.rate)).toFixed(2)),
        p50Ms: median(rounds.map(({ hub }) => hub.p50Ms)),
        p99Ms: median(rounds.map(({ hub }) => hub.p99Ms)),
        peakRssMb: audited.peakRssMb(),
      };
    } finally {
      await unaudited.stop();
    }
  },
};
