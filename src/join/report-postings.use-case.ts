import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Connections } from '../connections/public/connections.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { KeyWithoutConnection } from './join.errors.js';
import type { PostingsReport, PostingsTaken } from './join.schemas.js';

type Row = readonly [externalId: string, title: string, state: string, url: string | null];

const INSERT = `
  insert into partner_posting (connection_id, external_id, title, state, url, reported_at)
  select $1, external_id, title, state, url, $2
  from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as given (external_id, title, state, url)`;

@Injectable()
export class ReportPostings {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly connections: Connections,
    private readonly clock: Clock,
  ) {}

  /** Replaces the postings that the partner has by itself. Refuses with `KeyWithoutConnection`. */
  async run(by: Actor, { postings }: PostingsReport): Promise<PostingsTaken> {
    const { connectionId } = by;
    if (connectionId === null) throw new KeyWithoutConnection();
    const rows = postings.map(({ externalId, title, state, url = null }): Row => [
      externalId,
      title,
      state,
      url,
    ]);
    await this.transactions.run(async (tx) => {
      const connection = await this.connections.lockById(tx, connectionId);
      if (isDeepStrictEqual(inOrder(await known(tx, connectionId)), inOrder(rows)))
        return this.audit.unchanged(by);
      await this.replace(tx, connectionId, rows);
      await this.audit.record(tx, by, 'connection.postings-reported', connection.id, {
        postings: rows.length,
      });
    });
    return { postings: rows.length };
  }

  private async replace(tx: Tx, connectionId: string, rows: readonly Row[]): Promise<void> {
    await runSql(tx, 'delete from partner_posting where connection_id = $1', [connectionId]);
    const columns = ([0, 1, 2, 3] as const).map((at) => rows.map((row) => row[at]));
    await runSql(tx, INSERT, [connectionId, this.clock.now(), ...columns]);
  }
}

async function known(tx: Tx, connectionId: string): Promise<Row[]> {
  const rows = await runSql<{ external_id: string; title: string; state: string; url: string | null }>(
    tx,
    'select external_id, title, state, url from partner_posting where connection_id = $1',
    [connectionId],
  );
  return rows.map(({ external_id, title, state, url }) => [external_id, title, state, url]);
}

/** The same set in the same order, whatever the order in which it came. */
export const inOrder = (rows: readonly Row[]): Row[] => rows.toSorted(([a], [b]) => (a < b ? -1 : 1));
