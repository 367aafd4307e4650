import { parseJobReference } from '@andock/personio-client';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import type { Connection } from '../connections/public/connection.entity.js';
import { Connections } from '../connections/public/connections.js';
import { RequestInvalid } from '../platform/errors/request.errors.js';
import { CredentialVault } from '../connections/public/credential-vault.js';
import { personioOnly } from './personio-only.js';
import { PersonioSecret } from './personio-secret.js';
import { PERSONIO } from './personio-name.js';
import { jobProblem } from './read-credentials.js';

/** A position in Personio, at one connection. */
export interface Position {
  readonly connectionId: string;
  readonly positionId: string;
  readonly host: string | null;
}

/** Reads a Job-ID or link as it was entered; a bare number is looked for on the connection's own career site. */
@Injectable()
export class ReadPosition {
  constructor(
    private readonly em: EntityManager,
    private readonly connections: Connections,
    private readonly vault: CredentialVault,
  ) {}

  /** Refuses with `RequestInvalid` and `ConnectionNotFound`. */
  async run(by: Actor, entered: string, partnerOrId: string = PERSONIO): Promise<Position> {
    const reference = parseJobReference(entered);
    if ('problem' in reference) throw new RequestInvalid([jobProblem(entered, reference.problem)]);
    const connection = personioOnly(
      await this.connections.find(this.em.fork(), organisationOf(by), partnerOrId),
    );
    const host = reference.host ?? (await this.hostOf(connection));
    return { connectionId: connection.id, positionId: reference.positionId, host };
  }

  /** The connection to Personio, and its own career site. Refuses with `ConnectionNotFound`. */
  async place(by: Actor, partnerOrId: string): Promise<Pick<Position, 'connectionId' | 'host'>> {
    const found = await this.connections.find(this.em.fork(), organisationOf(by), partnerOrId);
    const connection = personioOnly(found);
    return { connectionId: connection.id, host: await this.hostOf(connection) };
  }

  private async hostOf(connection: Connection): Promise<string | null> {
    const credential = await this.vault.newest(connection);
    return credential ? PersonioSecret.parse(credential.secret).host : null;
  }
}
