import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApplicationNotFound } from './applications.errors.js';
import type { Application } from './applications.schemas.js';
import { ownApplications } from './find-application.js';
import { APPLICATION_COLUMNS, type ApplicationRow, OpenedApplications } from './opened-applications.js';

/** One application with everything the candidate wrote; that it was read is in the log before it is shown. */
@Injectable()
export class ShowApplication {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly opened: OpenedApplications,
  ) {}

  async run(by: Actor, id: string): Promise<Application> {
    const application = await this.open(by, id);
    await this.transactions.run((tx) => this.audit.record(tx, by, 'application.read', id, {}));
    return application;
  }

  /** The same for somebody who has just made it, which is in the log already. */
  async open(by: Actor, id: string, em: EntityManager = this.em.fork()): Promise<Application> {
    const own = ownApplications(by);
    const [row] = await em.execute<ApplicationRow[]>(
      `select ${APPLICATION_COLUMNS} from application where application.id = ? and ${own.sql}`,
      [id, ...own.parameters],
    );
    if (!row) throw new ApplicationNotFound();
    return this.opened.one(row);
  }
}
