import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { JobLookup } from '../jobs/public/job-lookup.js';
import { Transactions } from '../platform/database/transactions.js';
import { PersonioPositions } from './personio-positions.js';
import { ReadPosition } from './read-position.js';
import type { Verdict } from '../connections/public/verdict.js';
import { VerificationLadder } from './verification-ladder.js';

/** A job of ours and its position in Personio. */
export interface MappedJob {
  readonly positionId: string;
  readonly host: string | null;
  /** What the career site says about the position. A job may be linked before it is published there. */
  readonly verdict: Verdict;
}

/** Links a job to its position in Personio, and lets the deliveries go that waited for it. */
@Injectable()
export class MapJob {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: JobLookup,
    private readonly reading: ReadPosition,
    private readonly positions: PersonioPositions,
    private readonly ladder: VerificationLadder,
  ) {}

  /** Somebody with a connect link links jobs at that link's connection only, whatever is named. */
  async run(by: Actor, jobId: string, entered: string, partnerOrId?: string): Promise<MappedJob> {
    await this.transactions.run((tx) => this.jobs.ofOrganisation(tx, organisationOf(by), jobId));
    const position = await this.reading.run(by, entered, by.connectionId ?? partnerOrId);
    const { positionId, host } = position;
    const verdict = await this.ladder.job(positionId, host);
    await this.transactions.run((tx) => this.positions.link(tx, by, jobId, position));
    return { positionId, host, verdict };
  }
}
