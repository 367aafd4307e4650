import { Migration } from '@mikro-orm/migrations';

/** Secrets of a webhook that still sign after another rotation: sealed, as base64, each with its end. */
export class EarlierWebhookSecrets0270 extends Migration {
  override up(): void {
    this.addSql(`
      alter table webhook
        add column earlier_secrets jsonb not null default '[]',
        add constraint webhook_earlier_secrets_is_list check (jsonb_typeof(earlier_secrets) = 'array');
    `);
  }
}
