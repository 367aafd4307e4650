import { Migration } from '@mikro-orm/migrations';

/** An organisation may erase applications a while after their deliveries came to an end. */
export class RetentionEnd0173 extends Migration {
  override up(): void {
    this.addSql(`
      alter table retention_rule
        add column ended_days integer,
        add constraint retention_rule_ended_days_limited check (ended_days between 0 and 730);
    `);
  }
}
