import type { Pool } from 'pg';
import type { Child } from './child.ts';
import type { Fixture } from './fixture.ts';

/** What `--json` writes of a case; a case may add figures of its own. */
export interface Figures {
  readonly unit: string;
  /** The hub's figure, in `unit`. */
  readonly hub: number;
  /** The floor's figure, in the same unit. */
  readonly floor: number;
  /** How the two compare; more is better. */
  readonly ratio: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** The most memory that the hub held, in MB. */
  readonly peakRssMb: number;
  readonly [more: string]: number | string;
}

/** What a case measures with. */
export interface Stage {
  /** As the database's owner. */
  readonly pool: Pool;
  /** One organisation with 1,000 jobs; a case that needs other rows writes them itself. */
  readonly fixture: Fixture;
  /** The settings that hub and floor are started with. */
  readonly env: Readonly<Record<string, string>>;
  /** A hub of its own, stopped after the case. */
  startHub(env?: Record<string, string>): Promise<Child>;
  /** The floor, stopped after the case. */
  startFloor(): Promise<Child>;
}

/** One thing that is measured; a file in `cases/`, a line in `cases.ts`. */
export interface BenchCase {
  readonly name: string;
  measure(stage: Stage): Promise<Figures>;
}

/** The middle of some measurements. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
