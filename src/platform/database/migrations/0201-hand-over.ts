import { Migration } from '@mikro-orm/migrations';

/** Links to applications that went out by mail, who was told of a delivery, what a person has confirmed, and counts by reason. */
export class HandOver0201 extends Migration {
  override up(): void {
    this.addSql(`
      create table hand_over_link (
        id              uuid primary key,
        organisation_id uuid not null references organisation (id),
        delivery_id     uuid not null references delivery (id),
        recipient_id    uuid not null references account (id),
        sent_by         uuid not null references account (id),
        created_at      timestamptz not null,
        expires_at      timestamptz not null,
        fetched_at      timestamptz,
        constraint hand_over_link_ends_after_it_began check (expires_at > created_at)
      );
      create index hand_over_link_of_delivery on hand_over_link (delivery_id, id);

      create index notice_of_delivery on notice ((params ->> 'deliveryId')) where params ->> 'deliveryId' is not null;

      alter table delivery
        add column confirmed_at timestamptz,
        add constraint delivery_confirmed_once_delivered check (confirmed_at is null or state = 'delivered');
      create index delivery_by_reason on delivery (organisation_id, partner, state, reason)
        where state in ('held', 'undeliverable');
    `);
  }
}
