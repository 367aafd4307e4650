import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { Connections } from '../../connections/public/connections.js';
import { MoveConnection } from '../../connections/public/move-connection.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { PERSONIO } from '../personio-name.js';
import { type AccessVerdicts, ProbeAccess, type Watched } from '../probe-access.js';

/** What this check finds, and clears again. */
const FINDINGS: readonly string[] = ['credentials_rejected', 'recruiting_disabled'];

/** Asks Personio every hour whether it still takes the working credentials, before an application has to find out. */
@Injectable()
export class CredentialsCheck extends Check {
  readonly name = 'personio.credentials';
  readonly everySeconds = 3_600;

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly probe: ProbeAccess,
    private readonly move: MoveConnection,
  ) {
    super();
  }

  override async run(): Promise<CheckReport> {
    const watched = await runSql<Watched>(
      this.em.fork(),
      `select connection.id, connection.organisation_id as "organisationId", credential.version
       from connection join credential on credential.connection_id = connection.id and credential.state = 'current'
       where connection.partner = $1 and connection.state in ('connected', 'repair') order by connection.id`,
      [PERSONIO],
    );
    let found = 0;
    for (const one of watched) {
      const verdicts = await this.probe.of(one);
      if (await this.takeIn(one, verdicts)) found += 1;
    }
    return { lookedAt: watched.length, found };
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
