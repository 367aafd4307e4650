import { open, seal } from '@andock/secret-box';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { accountOf, type Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { askSql, runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import { OrganisationKeys } from '../../platform/secrets/organisation-keys.js';
import type { Connection } from './connection.entity.js';
import type { Verified } from './verdict.js';

/** One version of a connection's credentials. */
export interface Credential {
  readonly version: number;
  readonly state: 'staged' | 'current' | 'retired';
  /** As it was staged; the partner's own module knows its shape. */
  readonly secret: unknown;
}

/** New credentials, and the account at the partner that they are for. */
export interface Staged {
  readonly secret: unknown;
  readonly company: string;
}

interface Row {
  readonly version: number;
  readonly state: Credential['state'];
  readonly sealed: Buffer;
}

type Owner = Pick<Connection, 'id' | 'organisationId'>;

/** A version of a connection's credentials. */
export interface VersionOf {
  readonly connection: Owner;
  readonly version: number;
}

/** Keeps credentials sealed under the organisation's key. A version is never changed, only replaced. */
@Injectable()
export class CredentialVault {
  constructor(
    private readonly em: EntityManager,
    private readonly keys: OrganisationKeys,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** The organisation's key; ask for it before a transaction begins. */
  keyOf(organisationId: string): Promise<Buffer> {
    return this.keys.open(organisationId);
  }

  /** Stages a new version; an earlier staged one is retired. The connection has to be locked by this transaction. */
  async stage(
    tx: Tx,
    key: Buffer,
    connection: Connection,
    by: Actor,
    { secret, company }: Staged,
  ): Promise<number> {
    const { id, organisationId, partner } = connection;
    const [row] = await runSql<{ next: number }>(
      tx,
      'select coalesce(max(version), 0) + 1 as next from credential where connection_id = $1',
      [id],
    );
    const version = row?.next ?? 1;
    await runSql(
      tx,
      `update credential set state = 'retired' where connection_id = $1 and state = 'staged'`,
      [id],
    );
    const sealed = seal(key, Buffer.from(JSON.stringify(secret)), placeOf(connection, version));
    await runSql(
      tx,
      `insert into credential (connection_id, version, organisation_id, state, company, sealed, created_by, created_at)
       values ($1, $2, $3, 'staged', $4, $5, $6, $7)`,
      [id, version, organisationId, company, sealed, accountOf(by), this.clock.now()],
    );
    await this.audit.record(tx, by, 'credential.staged', `${id}/${version}`, { partner, version });
    return version;
  }

  /** What a verification would look at: the staged version, else the current one. */
  async newest(connection: Owner): Promise<Credential | undefined> {
    const [row] = await runSql<Row>(
      this.em.fork(),
      `select version, state, sealed from credential
       where connection_id = $1 and state in ('staged', 'current') order by version desc limit 1`,
      [connection.id],
    );
    return row && this.opened(connection, row);
  }

  /** One version, opened. */
  async version(connection: Owner, version: number): Promise<Credential | undefined> {
    return (await this.versions([{ connection, version }]))[0];
  }

  /** Several, with one look-up and in their order. */
  async versions(wanted: readonly VersionOf[]): Promise<(Credential | undefined)[]> {
    const rows = await askSql<Row & { readonly place: number }>(
      this.em,
      `select place::integer, version, state, sealed
       from unnest($1::uuid[], $2::integer[]) with ordinality as wanted (connection_id, version, place)
       join credential using (connection_id, version)`,
      [wanted.map(({ connection }) => connection.id), wanted.map(({ version }) => version)],
    );
    const found = new Map(rows.map((row) => [row.place - 1, row]));
    return Promise.all(
      wanted.map(async ({ connection }, place) => {
        const row = found.get(place);
        return row && this.opened(connection, row);
      }),
    );
  }

  /** Whether this is still the version to be verified. */
  async isNewest(tx: Tx, connectionId: string, version: number): Promise<boolean> {
    const [row] = await runSql<{ newest: number | null }>(
      tx,
      `select max(version) as newest from credential where connection_id = $1 and state in ('staged', 'current')`,
      [connectionId],
    );
    return row?.newest === version;
  }

  /** Keeps what a verification found about a version. */
  async note(tx: Tx, connectionId: string, version: number, { verdicts, steps }: Verified): Promise<void> {
    await runSql(
      tx,
      'update credential set verification = $3, steps = $4 where connection_id = $1 and version = $2',
      [connectionId, version, JSON.stringify(verdicts), JSON.stringify(steps)],
    );
  }

  /** Makes a verified version the current one, in place of the one that worked before. */
  async promote(tx: Tx, connectionId: string, version: number): Promise<void> {
    await runSql(
      tx,
      `update credential set state = 'retired' where connection_id = $1 and state = 'current' and version <> $2`,
      [connectionId, version],
    );
    await runSql(
      tx,
      `update credential set state = 'current', verified_at = $3 where connection_id = $1 and version = $2`,
      [connectionId, version, this.clock.now()],
    );
  }

  private async opened(connection: Owner, { version, state, sealed }: Row): Promise<Credential> {
    const key = await this.keyOf(connection.organisationId);
    const plain = open(key, sealed, placeOf(connection, version)).toString('utf8');
    return { version, state, secret: JSON.parse(plain) as unknown };
  }
}

const placeOf = ({ id, organisationId }: Owner, version: number): string =>
  `${organisationId}/credential/${id}/${version}`;
