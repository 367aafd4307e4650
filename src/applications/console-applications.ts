import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { Page } from '../platform/http/cursor.js';
import type { Once } from '../platform/http/idempotency.js';
import type {
  ApplicationInput,
  ApplicationQuery,
  ConsoleApplication,
  ConsoleListedApplication,
} from './applications.schemas.js';
import { ListApplications } from './list-applications.query.js';
import { ApplicationDeliveries } from './public/application-deliveries.js';
import { ReceiveApplication } from './receive-application.use-case.js';
import { ShowApplication } from './show-application.query.js';

/** Applications as people see them: with their deliveries. */
@Injectable()
export class ConsoleApplications {
  constructor(
    private readonly em: EntityManager,
    private readonly listApplications: ListApplications,
    private readonly showApplication: ShowApplication,
    private readonly receiveApplication: ReceiveApplication,
    private readonly deliveries: ApplicationDeliveries,
  ) {}

  async list(by: Actor, query: ApplicationQuery): Promise<Page<ConsoleListedApplication>> {
    const { data, nextCursor } = await this.listApplications.run(by, query);
    return { data: await this.withDeliveries(data), nextCursor };
  }

  async show(by: Actor, id: string): Promise<ConsoleApplication> {
    return this.withItsDeliveries(await this.showApplication.run(by, id));
  }

  async create(
    by: Actor,
    body: ApplicationInput,
    key: string | undefined,
  ): Promise<Once<ConsoleApplication>> {
    const { answer, replayed } = await this.receiveApplication.run(by, body, key);
    const application = await this.showApplication.open(by, answer.id);
    return { answer: await this.withItsDeliveries(application), replayed };
  }

  private async withItsDeliveries<A extends { readonly id: string }>(application: A) {
    const [whole] = await this.withDeliveries([application]);
    return whole as NonNullable<typeof whole>;
  }

  private async withDeliveries<A extends { readonly id: string }>(applications: readonly A[]) {
    if (applications.length === 0) return [];
    const deliveries = await this.deliveries.of(
      this.em.fork(),
      applications.map(({ id }) => id),
    );
    return applications.map((application) => ({
      ...application,
      deliveries: deliveries.get(application.id) ?? [],
    }));
  }
}
