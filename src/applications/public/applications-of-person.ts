import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import type { Application } from '../applications.schemas.js';
import { EmailHash } from '../email-hash.js';
import { APPLICATION_COLUMNS, type ApplicationRow, OpenedApplications } from '../opened-applications.js';

/** Everything that one person sent to an organisation. */
@Injectable()
export class ApplicationsOfPerson {
  constructor(
    private readonly em: EntityManager,
    private readonly emailHash: EmailHash,
    private readonly opened: OpenedApplications,
  ) {}

  /** Oldest first, erased ones included. */
  async find(organisationId: string, email: string): Promise<Application[]> {
    const rows = await runSql<ApplicationRow>(
      this.em.fork(),
      `select ${APPLICATION_COLUMNS} from application
       where application.organisation_id = $1 and application.email_hash = $2 order by application.id`,
      [organisationId, this.emailHash.of(email)],
    );
    return this.opened.all(rows);
  }
}
