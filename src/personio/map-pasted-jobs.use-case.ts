import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { Transactions } from '../platform/database/transactions.js';
import { type NamedJob, namedJobs } from './named-jobs.js';
import { PersonioPositions } from './personio-positions.js';
import { type LineProblem, type PastedLine, readPastedLines } from './read-pasted-lines.js';
import { type Position, ReadPosition } from './read-position.js';

/** What became of a line. */
export type LineOutcome =
  'linked' | 'already_linked' | 'job_not_found' | 'job_ambiguous' | 'job_named_twice' | LineProblem;

/** A line, the job it means, and what became of it. */
export interface MappedLine {
  readonly line: number;
  readonly job: string;
  readonly title: string | null;
  readonly positionId: string | null;
  readonly outcome: LineOutcome;
}

type Meant = PastedLine & { readonly found: NamedJob | LineOutcome };

/** Links many jobs by a list out of a sheet: what is right is saved, the rest is told line by line. */
@Injectable()
export class MapPastedJobs {
  constructor(
    private readonly transactions: Transactions,
    private readonly reading: ReadPosition,
    private readonly positions: PersonioPositions,
  ) {}

  /** Refuses with `ConnectionNotFound` and `NotPersonio`. */
  async run(by: Actor, partnerOrId: string, text: string): Promise<MappedLine[]> {
    const lines = readPastedLines(text);
    const place = await this.reading.place(by, partnerOrId);
    return this.transactions.run(async (tx) => {
      const names = lines.map(({ job }) => job);
      const meant = meanings(lines, await namedJobs(tx, organisationOf(by), names));
      const wanted = new Map<string, Position>();
      for (const { reference, found } of meant) {
        if (typeof reference !== 'string' && typeof found !== 'string')
          wanted.set(found.id, { ...place, ...reference, host: reference.host ?? place.host });
      }
      const linked = await this.positions.linkAll(tx, by, wanted);
      return meant.map((line) => told(line, linked));
    });
  }
}

/** Which job each line means; a job that is to be two positions at once is linked to neither. */
function meanings(lines: readonly PastedLine[], named: ReadonlyMap<string, NamedJob[]>): Meant[] {
  const meant = lines.map((line): Meant => {
    const [job, another] = named.get(line.job) ?? [];
    if (typeof line.reference === 'string') return { ...line, found: line.reference };
    if (!job) return { ...line, found: 'job_not_found' };
    return { ...line, found: another ? 'job_ambiguous' : job };
  });
  const places = new Map<string, Set<string>>();
  for (const { found, reference } of meant) {
    if (typeof found !== 'string' && typeof reference !== 'string')
      places.set(found.id, (places.get(found.id) ?? new Set()).add(reference.positionId));
  }
  return meant.map((line) =>
    typeof line.found !== 'string' && (places.get(line.found.id)?.size ?? 0) > 1
      ? { ...line, found: 'job_named_twice' }
      : line,
  );
}

const told = ({ line, job, reference, found }: Meant, linked: ReadonlySet<string>): MappedLine => ({
  line,
  job,
  title: typeof found === 'string' ? null : found.title,
  positionId: typeof reference === 'string' ? null : reference.positionId,
  outcome: typeof found === 'string' ? found : linked.has(found.id) ? 'linked' : 'already_linked',
});
