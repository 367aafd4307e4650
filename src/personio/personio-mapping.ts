import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { type AtsJob, AtsMapping, type LinkJob } from '../jobs/public/ats-mapping.js';
import { PERSONIO } from './personio-name.js';
import { PersonioPositions } from './personio-positions.js';
import { ReadPosition } from './read-position.js';

/** Lets an organisation's own system name a job's position in Personio; the check finds one that is not published. */
@Injectable()
export class PersonioMapping extends AtsMapping {
  readonly partner = PERSONIO;

  constructor(
    private readonly reading: ReadPosition,
    private readonly positions: PersonioPositions,
  ) {
    super();
  }

  override async prepare(by: Actor, { job, connection }: AtsJob): Promise<LinkJob> {
    const position = await this.reading.run(by, job, connection);
    return async (tx, jobId) => void (await this.positions.link(tx, by, jobId, position));
  }
}
