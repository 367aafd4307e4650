import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, system } from '../access/actor.js';
import { ApplicationParcels } from '../applications/public/application-parcels.js';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../platform/database/transactions.js';
import { DocumentLinks, type Linked } from './document-links.js';
import { LinkNotValid } from './operator-ats.errors.js';
import { OPERATOR_ATS } from './operator-ats-name.js';

/** A document on its way to an own ATS. */
export interface FetchedDocument {
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly content: Readable;
}

/** Hands out what a link of a delivery opens; that it was fetched is in the log before its first byte leaves. */
@Injectable()
export class FetchDocument {
  constructor(
    private readonly links: DocumentLinks,
    private readonly parcels: ApplicationParcels,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly em: EntityManager,
  ) {}

  /** Throws `LinkNotValid` for a link that is over, was changed, or leads to an erased document or a connection that is off. */
  async run(by: Actor, token: string): Promise<FetchedDocument> {
    const linked = this.links.open(token);
    if (!linked || !(await this.isOn(linked))) throw new LinkNotValid();
    const { organisationId, applicationId, documentId } = linked;
    const parcel = await this.parcels.open(applicationId);
    const document = parcel?.documents.find(({ id }) => id === documentId);
    if (!document) throw new LinkNotValid();
    const ats: Actor = { ...system(OPERATOR_ATS, organisationId), call: by.call };
    await this.transactions.run((tx) =>
      this.audit.record(tx, ats, 'document.fetched', documentId, { applicationId, partner: OPERATOR_ATS }),
    );
    const content = await document.open();
    await once(content, 'readable');
    const { fileName, mediaType, size } = document;
    return { fileName, mediaType, size, content };
  }

  /** Who has switched the connection off wants nothing more to leave. */
  private async isOn({ connectionId }: Linked): Promise<boolean> {
    const rows = await this.em
      .fork()
      .execute<object[]>(`select 1 from connection where id = ? and state <> 'off'`, [connectionId]);
    return rows.length > 0;
  }
}
