import type autocannon from 'autocannon';
import { median, type BenchCase, type Stage } from './bench-case.ts';
import type { Fixture } from './fixture.ts';
import { load, type Load } from './load.ts';

const ROUNDS = 3;
const SECONDS = 5;

/** Requests that the floor knows too. */
export interface Requests {
  readonly name: string;
  /** The status of every answer. */
  readonly expected: number;
  readonly requests: (stage: Stage) => autocannon.Request[] | Promise<autocannon.Request[]>;
}

/** Hub and floor by turns under the same requests: answers per second, and the median of the rounds' ratios. */
export function requestsCase({ name, expected, requests }: Requests): BenchCase {
  return {
    name,
    async measure(stage) {
      const sent = await requests(stage);
      const [hub, floor] = [await stage.startHub(), await stage.startFloor()];
      const rounds: { hub: Load; floor: Load }[] = [];
      await load(floor.url, 1, sent, expected);
      await load(hub.url, 2, sent, expected);
      for (let round = 0; round < ROUNDS; round += 1) {
        const onFloor = await load(floor.url, SECONDS, sent, expected);
        rounds.push({ floor: onFloor, hub: await load(hub.url, SECONDS, sent, expected) });
      }
      return {
        unit: 'answers/s',
        hub: Math.round(median(rounds.map((round) => round.hub.rate))),
        floor: Math.round(median(rounds.map((round) => round.floor.rate))),
        ratio: Number(median(rounds.map((round) => round.hub.rate / round.floor.rate)).toFixed(2)),
        p50Ms: median(rounds.map((round) => round.hub.p50Ms)),
        p99Ms: median(rounds.map((round) => round.hub.p99Ms)),
        peakRssMb: hub.peakRssMb(),
      };
    },
  };
}

/** The header with the fixture's key. */
export const bearer = ({ key }: Fixture): { authorization: string } => ({ authorization: `Bearer ${key}` });
