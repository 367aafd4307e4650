import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** One company's calls to one partner. */
export interface Budget {
  readonly partner: string;
  readonly company: string;
}

/** How many calls a partner takes from a company within a minute: one count for all replicas. */
@Injectable()
export class PartnerBudget {
  constructor(private readonly em: EntityManager) {}

  /** Takes several calls at once, or none: then answers when to ask again. */
  async take({ partner, company }: Budget, calls: number, callsPerMinute: number): Promise<Date | undefined> {
    const [row] = await this.em
      .fork()
      .execute<{ waitUntil: Date | null }[]>(
        'select take_partner_calls(?, ?, ?::integer, ?::integer) as "waitUntil"',
        [partner, company, calls, callsPerMinute],
      );
    return row?.waitUntil ? new Date(row.waitUntil) : undefined;
  }

  /** The partner said that it takes no more calls until then. */
  async pause({ partner, company }: Budget, until: Date): Promise<void> {
    await this.em.fork().execute(
      `insert into partner_budget (partner, company, paused_until) values (?, ?, ?)
       on conflict (partner, company) do update
         set paused_until = greatest(partner_budget.paused_until, excluded.paused_until)`,
      [partner, company, until],
    );
  }
}
