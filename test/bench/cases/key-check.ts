import { createHash, timingSafeEqual } from 'node:crypto';
import { digestsMatch, type MintedKey, mintApiKey, parseApiKey } from '@andock/api-key';
import { type BenchCase, median } from '../bench-case.ts';

const KEYS = 1_000;
const PER_BATCH = 1_000;
const BATCHES = 100;
const ROUNDS = 5;

/** The check of a key alone, in one process: shape, checksum, digest, row in memory, comparison in constant time. */
export const keyCheck: BenchCase = {
  name: 'key-check',
  measure() {
    const keys = Array.from({ length: KEYS }, () => mintApiKey('live'));
    const rows = new Map(keys.map((key) => [key.keyId, key.digest]));
    const check = ({ token }: MintedKey): boolean => {
      const parsed = parseApiKey(token);
      const row = parsed && rows.get(parsed.keyId);
      return Boolean(parsed && row && digestsMatch(parsed.digest, row));
    };
    const bare = ({ token, digest }: MintedKey): boolean =>
      timingSafeEqual(createHash('sha256').update(token).digest(), digest);
    batchTimes(keys, bare);
    batchTimes(keys, check);
    const rounds = Array.from({ length: ROUNDS }, () => ({
      floor: rateOf(batchTimes(keys, bare)),
      hub: batchTimes(keys, check),
    }));
    const perKeyMs = rounds.flatMap(({ hub }) => hub.map((ms) => ms / PER_BATCH)).sort((a, b) => a - b);
    return Promise.resolve({
      unit: 'keys/s on one core',
      hub: Math.round(median(rounds.map(({ hub }) => rateOf(hub)))),
      floor: Math.round(median(rounds.map(({ floor }) => floor))),
      ratio: Number(median(rounds.map(({ hub, floor }) => rateOf(hub) / floor)).toFixed(2)),
      p50Ms: Number(median(perKeyMs).toFixed(4)),
      p99Ms: Number((perKeyMs[Math.floor(perKeyMs.length * 0.99)] ?? 0).toFixed(4)),
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    });
  },
};

/** Milliseconds of each batch. */
function batchTimes(keys: readonly MintedKey[], check: (key: MintedKey) => boolean): number[] {
  return Array.from({ length: BATCHES }, () => {
    const started = performance.now();
    for (let done = 0; done < PER_BATCH; done += 1) {
      const key = keys[done % keys.length];
      if (!key || !check(key)) throw new Error('A good key was refused.');
    }
    return performance.now() - started;
  });
}

const rateOf = (times: readonly number[]): number =>
  (times.length * PER_BATCH * 1000) / times.reduce((sum, ms) => sum + ms, 0);
