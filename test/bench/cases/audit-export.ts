import { copyRowsOut } from '../audit/copied-rows.ts';
import { exportedMillion } from '../audit/exported-million.ts';
import { EVENTS, seconds } from '../audit/million-events.ts';
import type { BenchCase } from '../bench-case.ts';

/** A proven export of a million events, from being asked for to being ready, beside `COPY … TO STDOUT` of the same rows. */
export const auditExport: BenchCase = {
  name: 'audit-export',
  async measure(stage) {
    const { organisationId, inSeconds, peakRssMb, rssBeforeMb } = await exportedMillion(stage);
    const copyInSeconds = await seconds(() => copyRowsOut(stage.env['DATABASE_URL'] ?? '', organisationId));
    return {
      unit: 'events/s',
      hub: Math.round(EVENTS / inSeconds),
      floor: Math.round(EVENTS / copyInSeconds),
      ratio: Number((copyInSeconds / inSeconds).toFixed(2)),
      p50Ms: 0,
      p99Ms: 0,
      peakRssMb,
      rssBeforeMb,
    };
  },
};
