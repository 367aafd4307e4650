import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { PartnerManifests } from '../connections/public/partner-manifests.js';
import { runSql } from '../platform/database/run-sql.js';
import type { RuleView } from './privacy.schemas.js';
import { RetentionRules } from './retention-rules.js';

interface Row {
  readonly partner: string;
  readonly label: string;
  readonly since: string;
  readonly until: string | null;
}

/** A partner whose connection is or was on. */
export interface Recipient {
  readonly name: string;
  readonly direction: 'inbound' | 'outbound';
  readonly since: string;
  readonly until: string | null;
}

/** What the hub knows of an organisation for its record of processing. */
export interface ProcessingFacts {
  readonly organisation: { readonly name: string; readonly country: string };
  readonly rule: RuleView;
  readonly recipients: readonly Recipient[];
}

/** On is a connection that has a key or a credential; the log tells when it came to that, and when it ended. */
const RECIPIENTS = `
  select partner, label,
    coalesce(first_on, created_at) as since,
    case when state not in ('pending', 'connected', 'repair') then coalesce(last_off, state_changed_at) end as until
  from connection
  left join lateral (
    select min(at) filter (where fact ->> 'to' in ('pending', 'connected', 'repair')) as first_on,
           max(at) filter (where fact ->> 'to' = 'off') as last_off
    from (select at, nullif(convert_from(body, 'UTF8'), '')::jsonb -> 'facts' as fact from audit_event
          where target_id = connection.id::text and action = 'connection.changed' and outcome = 'success') change
  ) log on true
  where organisation_id = $1 and (state in ('pending', 'connected', 'repair') or first_on is not null)
  order by partner, label`;

/** Gathers who processes what for an organisation, from what is stored. */
@Injectable()
export class GatherProcessingFacts {
  constructor(
    private readonly em: EntityManager,
    private readonly rules: RetentionRules,
    private readonly partners: PartnerManifests,
  ) {}

  async of(organisationId: string): Promise<ProcessingFacts> {
    const em = this.em.fork();
    const [organisation = { name: '', country: '' }] = await runSql<ProcessingFacts['organisation']>(
      em,
      'select name, country from organisation where id = $1',
      [organisationId],
    );
    const rows = await runSql<Row>(em, RECIPIENTS, [organisationId]);
    return {
      organisation,
      rule: await this.rules.of(em, organisationId),
      recipients: rows.map((row) => this.recipient(row)),
    };
  }

  private recipient({ partner, label, since, until }: Row): Recipient {
    const { name = partner, direction = 'outbound' } = this.partners.of(partner) ?? {};
    return {
      name: label === '' ? name : `${name} (${label})`,
      direction,
      since: new Date(since).toISOString(),
      until: until && new Date(until).toISOString(),
    };
  }
}
