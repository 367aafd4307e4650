import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** What is going on in the hub at this moment. */
export interface Figures {
  readonly connections: readonly { partner: string; state: string; count: number }[];
  readonly deliveries: readonly { state: string; count: number }[];
  readonly ended: readonly { state: string; count: number }[];
  readonly checks: readonly { name: string; seconds: number; found: number; failed: boolean }[];
  readonly findings: readonly { reason: string; count: number }[];
  readonly queueAgeSeconds: number;
  readonly unsealed: number;
  readonly sealingLagSeconds: number;
  readonly unstreamed: number;
}

const FIGURES = `
  select
    (select coalesce(json_agg(f), '[]') from (
       select partner, state, count(*)::int as count from connection group by partner, state) f) as connections,
    (select coalesce(json_agg(f), '[]') from (
       select state, count(*)::int as count from delivery where state in ('held', 'queued', 'delivering') group by state) f
    ) as deliveries,
    (select coalesce(json_agg(f), '[]') from (
       select name, extract(epoch from now() - started_at)::float as seconds, coalesce(found, 0) as found,
              error is not null and coalesce(found, 0) = 0 as failed from check_run) f) as checks,
    (select coalesce(json_agg(f), '[]') from (
       select state, count(*)::int as count from delivery where finished_at > now() - interval '1 hour' group by state) f
    ) as ended,
    (select coalesce(json_agg(f), '[]') from (
       select reason, count(*)::int as count from finding where cleared_at is null group by reason) f) as findings,
    coalesce((select greatest(0, extract(epoch from now() - at))::float from audit_pending order by event_id limit 1), 0)
      as "sealingLagSeconds",
    coalesce((select greatest(0, extract(epoch from now() - min(due_at)))::float
                from delivery where state = 'queued'), 0) as "queueAgeSeconds",
    (select count(*)::int from audit_pending) as unsealed,
    (select coalesce(sum(head.size - next_seq), 0)::int
       from audit_stream_cursor stream join audit_log_head head on head.log_id = stream.log_id) as unstreamed`;

/** Counts over small sets and partial indexes only, so that asking often costs little. */
@Injectable()
export class HubFigures {
  constructor(private readonly em: EntityManager) {}

  async read(): Promise<Figures> {
    const [figures] = await this.em.fork().execute<Figures[]>(FIGURES);
    return figures as Figures;
  }
}
