import { EVENTS, millionEvents } from '../audit/million-events.ts';
import type { BenchCase } from '../bench-case.ts';

/** Sealing a million events, beside moving their bare rows in the same batches. */
export const auditSeal: BenchCase = {
  name: 'audit-seal',
  async measure(stage) {
    const { sealedInSeconds, floorInSeconds } = await millionEvents(stage);
    return {
      unit: 'events/s',
      hub: Math.round(EVENTS / sealedInSeconds),
      floor: Math.round(EVENTS / floorInSeconds),
      ratio: Number((floorInSeconds / sealedInSeconds).toFixed(2)),
      p50Ms: 0,
      p99Ms: 0,
      peakRssMb: Math.round(process.memoryUsage().rss / 2 ** 20),
    };
  },
};
