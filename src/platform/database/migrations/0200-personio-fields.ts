import { Migration } from '@mikro-orm/migrations';

/** Where the answers to a job's questions go in Personio, under which tags and channels; a row once a person chose. */
export class PersonioFields0200 extends Migration {
  override up(): void {
    this.addSql(`
      create table personio_fields (
        connection_id   uuid primary key references connection (id),
        organisation_id uuid not null references organisation (id),
        answers         jsonb not null,
        channels        jsonb not null,
        tags            jsonb not null,
        changed_at      timestamptz not null,
        constraint personio_fields_answers_by_question check (jsonb_typeof(answers) = 'object'),
        constraint personio_fields_channels_by_source check (jsonb_typeof(channels) = 'object'),
        constraint personio_fields_tags_are_a_list check (jsonb_typeof(tags) = 'array')
      );
    `);
  }
}
