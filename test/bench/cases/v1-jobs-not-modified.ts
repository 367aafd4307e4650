import type autocannon from 'autocannon';
import { median, type BenchCase } from '../bench-case.ts';
import { load, type Load } from '../load.ts';
import { manyOrganisations, oneOf } from '../many-organisations.ts';

const ROUNDS = 3;
const SECONDS = 5;
const PATH = '/v1/jobs?limit=25';

/** The same page of jobs without news, answered 304; beside the hub's own rate of answers with the jobs. */
export const v1JobsNotModified: BenchCase = {
  name: 'v1-jobs-not-modified',
  async measure({ pool, startHub }) {
    const keys = await manyOrganisations(pool);
    const hub = await startHub();
    const tags = new Map<string, string>();
    for (const key of keys) {
      const answer = await fetch(`${hub.url}${PATH}`, { headers: { authorization: `Bearer ${key}` } });
      const tag = answer.headers.get('etag');
      if (tag === null) throw new Error('The list has no tag.');
      tags.set(key, tag);
      await answer.arrayBuffer();
    }
    const requests = (withTag: boolean): autocannon.Request[] => [
      {
        method: 'GET',
        path: PATH,
        setupRequest: (request) => {
          const key = oneOf(keys);
          const tag = tags.get(key) ?? '';
          const headers = { authorization: `Bearer ${key}`, ...(withTag && { 'if-none-match': tag }) };
          return { ...request, headers };
        },
      },
    ];
    const rounds: { whole: Load; unchanged: Load }[] = [];
    await load(hub.url, 2, requests(false), 200);
    for (let round = 0; round < ROUNDS; round += 1) {
      const whole = await load(hub.url, SECONDS, requests(false), 200);
      rounds.push({ whole, unchanged: await load(hub.url, SECONDS, requests(true), 304) });
    }
    return {
      unit: 'answers/s',
      hub: Math.round(median(rounds.map(({ unchanged }) => unchanged.rate))),
      floor: Math.round(median(rounds.map(({ whole }) => whole.rate))),
      ratio: Number(median(rounds.map(({ whole, unchanged }) => unchanged.rate / whole.rate)).toFixed(2)),
      p50Ms: median(rounds.map(({ unchanged }) => unchanged.p50Ms)),
      p99Ms: median(rounds.map(({ unchanged }) => unchanged.p99Ms)),
      peakRssMb: hub.peakRssMb(),
    };
  },
};
