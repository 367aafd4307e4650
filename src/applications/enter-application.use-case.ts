import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Once } from '../platform/http/idempotency.js';
import type { ApplicationInput, ConsoleApplication } from './applications.schemas.js';
import { ApplicationDeliveries } from './public/application-deliveries.js';
import { ReceiveApplication } from './receive-application.use-case.js';
import { ShowApplication } from './show-application.query.js';
import { withDeliveries } from './with-deliveries.js';

/** Takes in what a person enters, and shows it. What cannot be shown, since the key store is away, is not taken in. */
@Injectable()
export class EnterApplication {
  constructor(
    private readonly transactions: Transactions,
    private readonly receiveApplication: ReceiveApplication,
    private readonly showApplication: ShowApplication,
    private readonly deliveries: ApplicationDeliveries,
  ) {}

  run(by: Actor, body: ApplicationInput, key: string | undefined): Promise<Once<ConsoleApplication>> {
    return this.transactions.run(async (tx) => {
      const { answer, replayed } = await this.receiveApplication.within(tx, by, body, key);
      const application = await this.showApplication.open(by, answer.id, tx);
      const [whole] = await withDeliveries(tx, this.deliveries, [application]);
      return { answer: whole as NonNullable<typeof whole>, replayed };
    });
  }
}
