import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { Page } from '../platform/http/cursor.js';
import type {
  ApplicationQuery,
  ConsoleApplication,
  ConsoleListedApplication,
} from './applications.schemas.js';
import { ListApplications } from './list-applications.query.js';
import { ApplicationDeliveries } from './public/application-deliveries.js';
import { ShowApplication } from './show-application.query.js';
import { withDeliveries } from './with-deliveries.js';

/** Applications as people see them: with their deliveries. */
@Injectable()
export class ConsoleApplications {
  constructor(
    private readonly em: EntityManager,
    private readonly listApplications: ListApplications,
    private readonly showApplication: ShowApplication,
    private readonly deliveries: ApplicationDeliveries,
  ) {}

  async list(by: Actor, query: ApplicationQuery): Promise<Page<ConsoleListedApplication>> {
    const { data, nextCursor } = await this.listApplications.run(by, query);
    return { data: await withDeliveries(this.em.fork(), this.deliveries, data), nextCursor };
  }

  async show(by: Actor, id: string): Promise<ConsoleApplication> {
    const application = await this.showApplication.run(by, id);
    const [whole] = await withDeliveries(this.em.fork(), this.deliveries, [application]);
    return whole as NonNullable<typeof whole>;
  }
}
