import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Connections } from '../connections/public/connections.js';
import { PartnerManifests } from '../connections/public/partner-manifests.js';

const MOST_REMEMBERED = 10_000;

/** Tells by a tag where an application came from. */
@Injectable()
export class SourceTags {
  /** The partner of a connection never changes. */
  private readonly partners = new Map<string, string>();

  constructor(
    private readonly connections: Connections,
    private readonly manifests: PartnerManifests,
  ) {}

  async of(em: EntityManager, by: Actor): Promise<string> {
    if (by.connectionId === null) return tagOfOwn(by.kind);
    const partner = await this.partnerOf(em, by.connectionId);
    return this.manifests.of(partner)?.tag ?? partner;
  }

  private async partnerOf(em: EntityManager, connectionId: string): Promise<string> {
    const known = this.partners.get(connectionId);
    if (known) return known;
    const { partner } = await this.connections.byId(em, connectionId);
    if (this.partners.size >= MOST_REMEMBERED) this.partners.clear();
    this.partners.set(connectionId, partner);
    return partner;
  }
}

/** The tag of what did not come from a partner. */
export function tagOfOwn(kind: Actor['kind']): string {
  if (kind === 'key') return 'api';
  return kind === 'visitor' ? 'apply-form' : 'console';
}
