import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { Connections } from '../../connections/public/connections.js';
import { MoveConnection } from '../../connections/public/move-connection.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { Rounds } from '../../platform/schedule/rounds.js';
import { PERSONIO } from '../personio-name.js';
import { type AccessVerdicts, ProbeAccess, type Watched } from '../probe-access.js';

/** What this check finds, and clears again. */
const FINDINGS: readonly string[] = ['credentials_rejected', 'recruiting_disabled'];

const ROUND_SECONDS = 3_600;
const WATCHED = `
  from connection join credential on credential.connection_id = connection.id and credential.state = 'current'
  where connection.partner = $1 and connection.state in ('connected', 'repair')`;

/**
 * Asks Personio every hour whether it still takes the working credentials, before an application has to find out. The
 * hour is spread over all connections; one whose budget its deliveries use up is left to them.
 */
@Injectable()
export class CredentialsCheck extends Check {
  readonly name = 'personio.credentials';
  readonly everySeconds = 60;

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly probe: ProbeAccess,
    private readonly move: MoveConnection,
    private readonly rounds: Rounds,
  ) {
    super();
  }

  override async run(now: Date, signal: AbortSignal): Promise<CheckReport> {
    let found = 0;
    const course = {
      name: this.name,
      roundSeconds: ROUND_SECONDS,
      count: () => this.count(),
      page: (after: string | null, most: number) => this.page(after, most),
      look: async (one: Watched) => {
        const verdicts = await this.probe.of(one);
        if (verdicts && (await this.takeIn(one, verdicts))) found += 1;
      },
    };
    return { lookedAt: await this.rounds.go(course, now, signal), found };
  }

  private async count(): Promise<number> {
    const [row] = await runSql<{ total: number }>(
      this.em.fork(),
      `select count(*)::integer as total ${WATCHED}`,
      [PERSONIO],
    );
    return row?.total ?? 0;
  }

  private page(after: string | null, most: number): Promise<Watched[]> {
    return runSql<Watched>(
      this.em.fork(),
      `select connection.id, connection.organisation_id as "organisationId", credential.version ${WATCHED}
         and ($2::uuid is null or connection.id > $2) order by connection.id limit $3`,
      [PERSONIO, after, most],
    );
  }

  /** Whether the credentials are refused. Credentials that were replaced meanwhile are looked at next time. */
  private takeIn(
    { id, organisationId, version }: Watched,
    { accessToken, companyId }: AccessVerdicts,
  ): Promise<boolean> {
    const by = system('personio', organisationId);
    const refusal = [accessToken, companyId].find(({ verdict }) => verdict === 'refuted');
    const isProven = [accessToken, companyId].every(({ verdict }) => verdict === 'confirmed');
    return this.transactions.run(async (tx) => {
      const connection = await this.connections.lockById(tx, id);
      const current = await runSql<object>(
        tx,
        `select 1 from credential where connection_id = $1 and version = $2 and state = 'current'`,
        [id, version],
      );
      if (current.length === 0) return false;
      const { state, reason } = connection;
      if (refusal?.verdict === 'refuted') {
        if (state === 'connected') await this.move.run(tx, by, connection, 'repair', refusal.reason);
        return true;
      }
      if (isProven && state === 'repair' && reason !== null && FINDINGS.includes(reason))
        await this.move.run(tx, by, connection, 'connected', null);
      return false;
    });
  }
}
