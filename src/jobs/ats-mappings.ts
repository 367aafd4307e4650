import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Actor } from '../access/actor.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { RequestInvalid } from '../platform/errors/request.errors.js';
import type { AtsJobs } from './ats-jobs.schema.js';
import { AtsMapping, type LinkJob } from './public/ats-mapping.js';

/** Brings what an organisation's own system says of a job at other partners to these partners. */
@Injectable()
export class AtsMappings implements OnApplicationBootstrap {
  private mappings: readonly AtsMapping[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onApplicationBootstrap(): void {
    const instances = this.discovery.getProviders().map((provider) => provider.instance as unknown);
    this.mappings = instances.filter((instance) => instance instanceof AtsMapping);
  }

  /** Checks all of them, and answers with what links the job once it is saved. Refuses with `RequestInvalid`. */
  async prepare(by: Actor, jobs: AtsJobs): Promise<LinkJob[]> {
    const links: LinkJob[] = [];
    for (const [partner, { job, connection }] of Object.entries(jobs)) {
      const mapping = this.mappings.find((one) => one.partner === partner);
      if (!mapping) throw new RequestInvalid([{ field: `ats.${partner}`, ...UNKNOWN_PARTNER }]);
      links.push(await mapping.prepare(by, { job: String(job), connection }).catch(under(`ats.${partner}`)));
    }
    return links;
  }
}

const UNKNOWN_PARTNER: Omit<FieldProblem, 'field'> = {
  code: 'unknown_partner',
  message: {
    en: 'No jobs are linked to this partner.',
    de: 'Mit diesem Partner werden keine Stellen verknüpft.',
  },
};

/** Names the fields of a refusal by their whole path. */
const under = (path: string) => (error: unknown) => {
  if (!(error instanceof RequestInvalid)) throw error;
  throw new RequestInvalid(
    error.problems.map((problem) => ({ ...problem, field: `${path}.${problem.field}` })),
  );
};
