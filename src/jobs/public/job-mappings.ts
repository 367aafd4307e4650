import type { EntityManager } from '@mikro-orm/postgresql';

/** What a job is at one outbound connection. */
export interface JobMapping {
  readonly partner: string;
  readonly connectionId: string;
  readonly connectionLabel: string;
  /** The job's id at the partner; null while it is linked to none there. */
  readonly externalJob: string | null;
  /** Deliveries of the job that are held until it is linked. */
  readonly waiting: number;
}

/** Port: an outbound partner whose connections need to know which of its jobs is which of ours. */
export abstract class JobMappings {
  /** For every job one mapping per connection that is set up; a job without any may be left out. */
  abstract of(
    em: EntityManager,
    organisationId: string,
    jobIds: readonly string[],
  ): Promise<Map<string, JobMapping[]>>;
}
