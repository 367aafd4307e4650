import { Migration } from '@mikro-orm/migrations';

/** What ended lately is counted at each look at the metrics. */
export class DeliveriesEnded0175 extends Migration {
  override up(): void {
    this.addSql('create index delivery_ended on delivery (finished_at) where finished_at is not null;');
  }
}
