import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { askSql } from '../../platform/database/run-sql.js';

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

  /** The same for several: what a company's budget has room for altogether is taken at once, else one after another. */
  async takeAll(wanted: readonly Wanted[]): Promise<(Date | undefined)[]> {
    const bundles = [...Map.groupBy(wanted, companyOf).values()].flatMap(bundled);
    const waits = await this.takeInTurn(bundles);
    const until = new Map(bundles.flatMap(({ of }, place) => of.map((one) => [one, waits[place]])));
    const alone = bundles.flatMap(({ of }, place) => (waits[place] && of.length > 1 ? of : []));
    for (const [place, wait] of (await this.takeInTurn(alone)).entries())
      until.set(alone[place] as Wanted, wait);
    return wanted.map((one) => until.get(one));
  }

  /** Their companies are locked in one order, so that nobody waits in a circle. */
  private async takeInTurn(wanted: readonly Wanted[]): Promise<(Date | undefined)[]> {
    if (wanted.length === 0) return [];
    const inOrder = wanted.map((one, place) => ({ ...one, place })).sort(byCompany);
    const rows = await askSql<{ place: number; waitUntil: Date | string | null }>(
      this.em,
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

interface Bundle extends Wanted {
  readonly of: readonly Wanted[];
}

const companyOf = ({ budget }: Wanted): string => JSON.stringify([budget.partner, budget.company]);

/** What several want of one company's budget, in one; never more than it has room for when nothing was taken of it. */
function bundled(of: readonly Wanted[]): Bundle[] {
  const calls = of.reduce((sum, one) => sum + one.calls, 0);
  return of[0] && calls <= of[0].callsPerMinute
    ? [{ ...of[0], calls, of }]
    : of.map((one) => ({ ...one, of: [one] }));
}

const byCompany = ({ budget: a }: Wanted, { budget: b }: Wanted): number =>
  a.partner.localeCompare(b.partner) || a.company.localeCompare(b.company);
