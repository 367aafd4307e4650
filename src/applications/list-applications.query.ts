import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Actor } from '../access/actor.js';
import { decodeCursor, IN_ORDER, type Page, pageFrom } from '../platform/http/cursor.js';
import type { ApplicationQuery, ListedApplication } from './applications.schemas.js';
import { EmailHash } from './email-hash.js';
import { ownApplications } from './find-application.js';
import { APPLICATION_COLUMNS, type ApplicationRow, OpenedApplications } from './opened-applications.js';
import { ApplicationDeliveries, type Condition } from './public/application-deliveries.js';

/** Applications of an organisation, newest first. */
@Injectable()
export class ListApplications {
  constructor(
    private readonly em: EntityManager,
    private readonly emailHash: EmailHash,
    private readonly opened: OpenedApplications,
    private readonly deliveries: ApplicationDeliveries,
  ) {}

  async run(by: Actor, query: ApplicationQuery): Promise<Page<ListedApplication>> {
    const where = this.conditions(by, query);
    const rows = await this.em.fork().execute<ApplicationRow[]>(
      `select ${APPLICATION_COLUMNS} from application
       where ${where.map(({ sql }) => sql).join(' and ')}
       order by application.id ${IN_ORDER[query.order].by} limit ?`,
      [...where.flatMap(({ parameters }) => parameters), query.limit + 1],
    );
    const { data, nextCursor } = pageFrom(rows, query.limit, ({ id }) => [id]);
    return {
      data: (await this.opened.all(data)).map(({ message: _, answers: __, ...listed }) => listed),
      nextCursor,
    };
  }

  private conditions(by: Actor, query: ApplicationQuery): Condition[] {
    const { jobId, email, receivedFrom, receivedTo, deliveryState } = query;
    const [after] = decodeCursor(query.cursor, z.uuid()) ?? [];
    const given = (sql: string, value: unknown) =>
      value === undefined ? [] : [{ sql, parameters: [value] }];
    return [
      ownApplications(by),
      ...given(`application.id ${IN_ORDER[query.order].after} ?`, after),
      ...given('application.job_id = ?', jobId),
      ...given('application.email_hash = ?', email && this.emailHash.of(email)),
      ...given('application.received_at >= ?', receivedFrom),
      ...given('application.received_at < ?', receivedTo),
      ...(deliveryState === undefined ? [] : [this.deliveries.someIn(deliveryState)]),
    ];
  }
}
