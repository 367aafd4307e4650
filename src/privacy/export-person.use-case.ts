import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { ApplicationDeliveries } from '../applications/public/application-deliveries.js';
import { ApplicationsOfPerson } from '../applications/public/applications-of-person.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { Transactions } from '../platform/database/transactions.js';
import type { PersonExport, PersonInput } from './privacy.schemas.js';
import { ShowRetention } from './show-retention.query.js';

/** Gives out everything that an organisation keeps of one person; that it did is in the log before it leaves. */
@Injectable()
export class ExportPerson {
  constructor(
    private readonly applications: ApplicationsOfPerson,
    private readonly deliveries: ApplicationDeliveries,
    private readonly retention: ShowRetention,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async run(by: Actor, { email }: PersonInput): Promise<PersonExport> {
    const organisationId = organisationOf(by);
    const em = this.em.fork();
    const applications = await this.applications.find(organisationId, email);
    const ids = applications.map(({ id }) => id);
    const [retention, deliveries] = [
      await this.retention.ofAll(em, organisationId, ids),
      await this.deliveries.of(em, ids),
    ];
    const [organisation] = await runSql<{ name: string }>(em, 'select name from organisation where id = $1', [
      organisationId,
    ]);
    await this.transactions.run((tx) =>
      this.audit.record(tx, by, 'person.exported', organisationId, { applications: applications.length }),
    );
    return {
      exportedAt: this.clock.now().toISOString(),
      organisation: organisation?.name ?? '',
      email,
      applications: applications.map((application) => ({
        ...application,
        eraseAt: retention.get(application.id)?.eraseAt ?? null,
        deliveries: (deliveries.get(application.id) ?? []).map(({ partner, state }) => ({ partner, state })),
      })),
    };
  }
}
