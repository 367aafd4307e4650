import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { GuidePlaceNotFound, PartnerNotFound } from '../connections.errors.js';
import { PartnerManifests } from '../public/partner-manifests.js';
import type { GuideTextInput } from './guide.schemas.js';
import { guidePlaces } from './guide-places.js';
import { keyOf } from './guide-texts.js';

const CHANGE = `
  insert into guide_text as kept (partner, place, de, en, checked_on, changed_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (partner, place) do update
    set de = excluded.de, en = excluded.en, checked_on = excluded.checked_on, changed_at = excluded.changed_at
    where (kept.de, kept.en, kept.checked_on) <> (excluded.de, excluded.en, excluded.checked_on)
  returning 1 as changed`;

/** Says a text of a partner's guide in the operator's words, and when it was last checked. */
@Injectable()
export class ChangeGuideText {
  constructor(
    private readonly partners: PartnerManifests,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(by: Actor, { partner, place, de, en, checkedOn }: GuideTextInput): Promise<void> {
    const manifest = this.partners.of(partner);
    if (!manifest) throw new PartnerNotFound();
    if (!guidePlaces(manifest).some((known) => known.place === place)) throw new GuidePlaceNotFound();
    await this.transactions.run(async (tx) => {
      const changed = await runSql(tx, CHANGE, [partner, place, de, en, checkedOn, this.clock.now()]);
      if (changed.length === 0) return this.audit.unchanged(by);
      await this.audit.record(tx, by, 'guide-text.changed', keyOf(partner, place), { partner, place });
    });
  }
}
