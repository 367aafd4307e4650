import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Connections } from '../../connections/public/connections.js';
import { PartnerManifests } from '../../connections/public/partner-manifests.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestInvalid } from '../../platform/errors/request.errors.js';
import { personioOnly } from '../personio-only.js';
import type { FieldMappingInput } from './field-mapping.schemas.js';
import { sourcesOf } from './sources.js';

const CHANGE = `
  insert into personio_fields as known (connection_id, organisation_id, answers, channels, tags, changed_at)
  values ($1, $2, $3::jsonb, $4::jsonb, $5::jsonb, $6)
  on conflict (connection_id) do update
    set answers = excluded.answers, channels = excluded.channels, tags = excluded.tags, changed_at = excluded.changed_at
    where (known.answers, known.channels, known.tags) is distinct from (excluded.answers, excluded.channels, excluded.tags)
  returning 1 as changed`;

/** Chooses where what candidates say goes in Personio; it holds for what is delivered from now on. */
@Injectable()
export class ChangeFieldMapping {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly partners: PartnerManifests,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Refuses with `RequestInvalid`, `ConnectionNotFound` and `NotPersonio`. */
  async run(by: Actor, partnerOrId: string, { answers, channels, tags }: FieldMappingInput): Promise<void> {
    const organisationId = organisationOf(by);
    await this.transactions.run(async (tx) => {
      const found = await this.connections.lock(tx, organisationId, partnerOrId);
      const { id, partner } = personioOnly(found);
      this.refuseUnknown(channels);
      const places = Object.fromEntries(answers.map(({ questionId, goesTo }) => [questionId, goesTo]));
      const ofSources = Object.fromEntries(channels.map(({ source, channelId }) => [source, channelId]));
      const changed = await runSql(tx, CHANGE, [
        ...[id, organisationId, JSON.stringify(places), JSON.stringify(ofSources), JSON.stringify(tags)],
        this.clock.now(),
      ]);
      if (changed.length === 0) return this.audit.unchanged(by);
      await this.audit.record(tx, by, 'connection.fields-mapped', id, {
        partner,
        answers: answers.map(({ questionId, goesTo }) => `${questionId} → ${goesTo}`),
        channels: channels.map(({ source, channelId }) => `${source} → ${channelId}`),
        tags,
      });
    });
  }

  private refuseUnknown(channels: FieldMappingInput['channels']): void {
    const known = sourcesOf(this.partners).map(({ source }) => source);
    const problems = channels.flatMap(({ source }, at) =>
      known.includes(source)
        ? []
        : [{ field: `channels.${at}.source`, code: 'unknown_source', message: UNKNOWN }],
    );
    if (problems.length > 0) throw new RequestInvalid(problems);
  }
}

const UNKNOWN = {
  en: 'No applications come from there. Choose one of the sources that are shown.',
  de: 'Von dort kommen keine Bewerbungen. Eine der gezeigten Quellen wählen.',
};
