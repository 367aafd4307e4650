import { Migration } from '@mikro-orm/migrations';

/** Where the operator's own words stand in place of a partner's guide, with the day on which they were last checked. */
export class GuideTexts0100 extends Migration {
  override up(): void {
    this.addSql(`
      create table guide_text (
        partner    text not null,
        place      text not null,
        de         text not null,
        en         text not null,
        checked_on date not null,
        changed_at timestamptz not null,
        constraint guide_text_pkey primary key (partner, place)
      );
    `);
  }
}
