import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type JobMapping, JobMappings } from './public/job-mappings.js';

/** What jobs are at outbound partners, as the partners' modules tell it. */
@Injectable()
export class JobLinks implements OnApplicationBootstrap {
  private partners: readonly JobMappings[] = [];

  constructor(
    private readonly em: EntityManager,
    private readonly discovery: DiscoveryService,
  ) {}

  onApplicationBootstrap(): void {
    const instances = this.discovery.getProviders().map((provider) => provider.instance as unknown);
    this.partners = instances.filter((instance) => instance instanceof JobMappings);
  }

  /** For each job what it is at each connection that is set up; a job without any is left out. */
  async of(organisationId: string, jobIds: readonly string[]): Promise<Map<string, JobMapping[]>> {
    const em = this.em.fork();
    const found = await Promise.all(this.partners.map((partner) => partner.of(em, organisationId, jobIds)));
    const links = new Map<string, JobMapping[]>();
    for (const [id, mappings] of found.flatMap((one) => [...one]))
      links.set(id, [...(links.get(id) ?? []), ...mappings]);
    return links;
  }
}
