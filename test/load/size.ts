/** How much of the numbers in the design the database is to hold; 1 is all of them. */
export const SCALE = Number(process.env['LOAD_SCALE'] ?? 1);

/** How many rows of each kind lie in the database. */
export interface Size {
  readonly organisations: number;
  readonly connections: number;
  readonly jobs: number;
  readonly applications: number;
  readonly events: number;
}

const FULL: Size = {
  organisations: 1_000,
  connections: 10_000,
  jobs: 100_000,
  applications: 1_000_000,
  events: 10_000_000,
};

/** A share of the full numbers. */
export const sizeOf = (share: number): Size => ({
  organisations: Math.max(2, Math.round(FULL.organisations * share)),
  connections: Math.round(FULL.connections * share),
  jobs: Math.round(FULL.jobs * share),
  applications: Math.round(FULL.applications * share),
  events: Math.round(FULL.events * share),
});

/** The first organisation has a tenth of all applications and events; the others have the rest in equal parts. */
export const LARGEST_HAS = 0.1;

/** What one organisation gets of `total` when it is spread over so many. */
export const partOf = (total: number, organisation: number, organisations: number): number =>
  Math.round(organisation === 0 ? total * LARGEST_HAS : (total * (1 - LARGEST_HAS)) / (organisations - 1));
