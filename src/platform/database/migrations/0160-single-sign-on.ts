import { Migration } from '@mikro-orm/migrations';

/** Which account a person at the operator's identity provider has, and who may always use a password. */
export class SingleSignOn0160 extends Migration {
  override up(): void {
    this.addSql(`
      create table account_identity (
        issuer     text not null,
        subject    text not null,
        account_id uuid not null references account (id),
        created_at timestamptz not null,
        constraint account_identity_once primary key (issuer, subject),
        constraint account_identity_one_person_an_issuer unique (issuer, account_id)
      );

      alter table account add column always_by_password boolean not null default false;
    `);
  }
}
