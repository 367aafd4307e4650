import { Migration } from '@mikro-orm/migrations';

/** Calls that a clock which was put back has left in the future no longer use up the budget. */
export class ClockPutBack0230 extends Migration {
  override up(): void {
    this.addSql(`
      create or replace function take_partner_calls(the_partner text, the_company text, wanted integer, per_minute integer)
      returns timestamptz language plpgsql as $$
      declare
        paused  timestamptz;
        now_at  bigint;
        made    bigint;
        wait_to bigint;
      begin
        insert into partner_budget (partner, company) values (the_partner, the_company)
          on conflict (partner, company) do update set company = excluded.company
          returning paused_until into paused;
        if paused > clock_timestamp() then return paused; end if;

        now_at := floor(extract(epoch from clock_timestamp()));
        delete from partner_call where partner = the_partner and company = the_company
          and (second < now_at - 60 or second > now_at + 60);
        select coalesce(sum(calls), 0) into made from partner_call where partner = the_partner and company = the_company;
        if made = 0 or made + wanted <= per_minute then
          insert into partner_call (partner, company, second, calls) values (the_partner, the_company, now_at, wanted)
            on conflict (partner, company, second) do update set calls = partner_call.calls + excluded.calls;
          return null;
        end if;

        select min(second) into wait_to from (
          select second, sum(calls) over (order by second) as freed
          from partner_call where partner = the_partner and company = the_company
        ) as leaving where made - freed + wanted <= per_minute or made = freed;
        return to_timestamp(wait_to + 61);
      end $$;
    `);
  }
}
