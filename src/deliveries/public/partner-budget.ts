import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';

/** One company's calls to one partner. */
export interface Budget {
  readonly partner: string;
  readonly company: string;
}

/** Calls that somebody wants to make. */
export interface Wanted {
  readonly budget: Budget;
  readonly calls: number;
  readonly callsPerMinute: number;
}

/** How many calls a partner takes from a company within a minute: one count for all replicas. */
@Injectable()
export class PartnerBudget {
  constructor(private readonly em: EntityManager) {}

  /** Takes several calls at once, or none: then answers when to ask again. */
  async take(budget: Budget, calls: number, callsPerMinute: number): Promise<Date | undefined> {
    return (await this.takeAll([{ budget, calls, callsPerMinute }]))[0];
  }

  /** The same for several, one after another; their companies are locked in one order, so that nobody waits in a circle. */
  async takeAll(wanted: readonly Wanted[]): Promise<(Date | undefined)[]> {
    const inOrder = wanted.map((one, place) => ({ ...one, place })).sort(byCompany);
    const rows = await runSql<{ place: number; waitUntil: Date | string | null }>(
      this.em.fork(),
      `select place, take_partner_calls(partner, company, calls, per_minute) as "waitUntil"
       from unnest($1::integer[], $2::text[], $3::text[], $4::integer[], $5::integer[])
         as wanted (place, partner, company, calls, per_minute)`,
      [
        inOrder.map(({ place }) => place),
        inOrder.map(({ budget }) => budget.partner),
        inOrder.map(({ budget }) => budget.company),
        inOrder.map(({ calls }) => calls),
        inOrder.map(({ callsPerMinute }) => callsPerMinute),
      ],
    );
    const waits = new Map(rows.map(({ place, waitUntil }) => [place, waitUntil]));
    return wanted.map((_, place) => {
      const until = waits.get(place);
      return until ? new Date(until) : undefined;
    });
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

const byCompany = ({ budget: a }: Wanted, { budget: b }: Wanted): number =>
  a.partner.localeCompare(b.partner) || a.company.localeCompare(b.company);
