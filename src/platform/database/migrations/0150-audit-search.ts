import { Migration } from '@mikro-orm/migrations';

/** One index for each way the log is searched, so that no search reads more of it than it shows. */
export class AuditSearch0150 extends Migration {
  override up(): void {
    this.addSql(`
      create index audit_event_by_actor on audit_event (actor_id, id desc);
      create index audit_event_by_action_anywhere on audit_event (action, id desc) where action <> 'api.called';
      create index audit_event_but_calls on audit_event (id desc) where action <> 'api.called';
      create index audit_event_but_calls_of_organisation on audit_event (organisation_id, id desc)
        where action <> 'api.called';
      create index audit_event_unsuccessful on audit_event (outcome, id desc) where outcome <> 'success';
      create index audit_event_unsuccessful_of_organisation on audit_event (organisation_id, outcome, id desc)
        where outcome <> 'success';
    `);
  }
}
