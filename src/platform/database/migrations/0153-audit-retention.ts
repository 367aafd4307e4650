import { Migration } from '@mikro-orm/migrations';

/** Drops the bodies of a month with their side rows; the leaves stay. Nothing younger than a year, and nothing that is not sealed. */
export class AuditRetention0153 extends Migration {
  override up(): void {
    this.addSql(`
      create function audit_drop_month(moment timestamptz) returns bigint
      language plpgsql security definer set search_path = pg_catalog, public as $$
      declare
        first    timestamptz := date_trunc('month', moment at time zone 'utc') at time zone 'utc';
        after    timestamptz := (date_trunc('month', moment at time zone 'utc') + interval '1 month') at time zone 'utc';
        name     text := 'audit_event_' || to_char(first at time zone 'utc', 'YYYY_MM');
        events   bigint;
        unsealed bigint;
      begin
        if after > now() - interval '12 months' then
          raise exception 'audit events younger than 12 months are never dropped' using errcode = 'insufficient_privilege';
        end if;
        perform pg_advisory_xact_lock(hashtext('audit_ensure_month'));
        if to_regclass('public.' || name) is null then
          return 0;
        end if;
        execute format('
          select count(*), count(*) filter (
                   where not exists (select 1 from public.audit_leaf leaf where leaf.event_id = event.id)
                     and not exists (select 1 from public.audit_quarantine aside where aside.event_id = event.id))
            from public.%I event', name) into events, unsealed;
        if unsealed > 0 then
          raise exception '% audit events of % are not sealed', unsealed, name;
        end if;
        execute format('delete from public.audit_identity where event_id in (select id from public.%I)', name);
        execute format('drop table public.%I', name);
        return events;
      end $$;
    `);
  }
}
