import { Migration } from '@mikro-orm/migrations';

/** How each person wants to be told, mails that gather what happens at once, and reminders of the support desk. */
export class Notices0172 extends Migration {
  override up(): void {
    this.addSql(`
      create table notice_preference (
        account_id uuid not null references account (id),
        topic      text not null,
        in_console boolean not null,
        by_mail    boolean not null,
        primary key (account_id, topic)
      );

      create table notice_mail (
        account_id uuid primary key references account (id),
        mailed_at  timestamptz not null
      );

      alter table notice
        add column in_console boolean not null default true,
        add column mail_waits boolean not null default false;
      create index notice_to_mail on notice (account_id, id) where mail_waits;

      create index delivery_undeliverable on delivery (finished_at) where state = 'undeliverable';

      create table daily_summary (
        day date primary key
      );

      alter table support_request
        add column reopened_at timestamptz,
        add column reminded_at timestamptz;
    `);
  }
}
