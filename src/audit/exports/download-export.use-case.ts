import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DocumentStorage } from '../../platform/storage/document-storage.js';
import { AuditLog } from '../audit-log.js';
import { ExportDeleted, ExportNotFound, ExportNotReady } from '../audit.errors.js';
import { organisationOfLog } from '../sealing/log-id.js';
import { type ByteRange, byteRangeOf } from './byte-range.js';
import { exportFile } from './make-export.task.js';

/** The stored ZIP, or the part of it that was asked for; no content when the part cannot be satisfied. */
export interface ExportDownload {
  readonly size: number;
  readonly sha256: string;
  /** `null`: outside the file. Nothing: the whole file. */
  readonly range: ByteRange | null | undefined;
  readonly content: Readable | null;
}

interface Row {
  readonly state: string;
  readonly over: boolean;
  readonly size: string;
  readonly sha256: string;
  readonly log_id: string;
}

const EXPORT = `
  select state, size, sha256, log_id, state = 'deleted' or (state = 'ready' and expires_at <= $3) as over
    from audit_export where id = $1 and ($2::uuid is null or log_id = $2)`;

@Injectable()
export class DownloadExport {
  constructor(
    private readonly transactions: Transactions,
    private readonly storage: DocumentStorage,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Refuses with `audit.export-not-found`, `audit.export-not-ready`, or from the end of its period on with
   * `audit.export-deleted`. A part that cannot be satisfied is nothing that was fetched, so it leaves no event.
   */
  run(by: Actor, exportId: string, rangeHeader: string | undefined): Promise<ExportDownload> {
    return this.transactions.run(async (tx) => {
      const [found] = await runSql<Row>(tx, EXPORT, [exportId, by.organisationId, this.clock.now()]);
      if (!found) throw new ExportNotFound();
      if (found.over) throw new ExportDeleted();
      if (found.state !== 'ready') throw new ExportNotReady();
      const size = Number(found.size);
      const range = byteRangeOf(rangeHeader, size);
      if (range === null) {
        this.audit.unchanged(by);
        return { size, sha256: found.sha256, range, content: null };
      }
      const downloaded = {
        action: 'export.downloaded',
        targetId: exportId,
        facts: { firstByte: range?.first ?? 0 },
        organisationId: organisationOfLog(found.log_id),
      } as const;
      await this.audit.recordAll(tx, by, [downloaded]);
      const content = part(await this.storage.read(exportFile(exportId)), range);
      return { size, sha256: found.sha256, range, content };
    });
  }
}

function part(content: Readable, range: ByteRange | undefined): Readable {
  return range ? Readable.from(bytesOf(content, range)) : content;
}

async function* bytesOf(content: Readable, { first, last }: ByteRange): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const piece of content as AsyncIterable<Buffer>) {
    const [from, to] = [Math.max(0, first - at), Math.min(piece.length, last + 1 - at)];
    if (from < to) yield piece.subarray(from, to);
    at += piece.length;
    if (at > last) return;
  }
}
