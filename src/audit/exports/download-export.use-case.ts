import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
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

@Injectable()
export class DownloadExport {
  constructor(
    private readonly transactions: Transactions,
    private readonly storage: DocumentStorage,
    private readonly audit: AuditLog,
  ) {}

  /** Refuses with `audit.export-not-found`, `audit.export-not-ready` or `audit.export-deleted`. */
  run(by: Actor, exportId: string, rangeHeader: string | undefined): Promise<ExportDownload> {
    return this.transactions.run(async (tx) => {
      const [found] = await runSql<{ state: string; size: string; sha256: string; log_id: string }>(
        tx,
        'select state, size, sha256, log_id from audit_export where id = $1 and ($2::uuid is null or log_id = $2)',
        [exportId, by.organisationId],
      );
      if (!found) throw new ExportNotFound();
      if (found.state === 'deleted') throw new ExportDeleted();
      if (found.state !== 'ready') throw new ExportNotReady();
      const size = Number(found.size);
      const range = byteRangeOf(rangeHeader, size);
      const downloaded = {
        action: 'export.downloaded',
        targetId: exportId,
        facts: { firstByte: range?.first ?? 0 },
        organisationId: organisationOfLog(found.log_id),
      } as const;
      await this.audit.recordAll(tx, by, [downloaded]);
      const content = range === null ? null : part(await this.storage.read(exportFile(exportId)), range);
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
