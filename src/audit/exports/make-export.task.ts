import { createHash } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Manifest } from '@andock/tamper-log';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { BackgroundTask } from '../../platform/queue/background-task.js';
import { DocumentStorage } from '../../platform/storage/document-storage.js';
import { AuditKeys } from '../checkpoints/audit-keys.js';
import { SettleLog } from '../checkpoints/settle-log.js';
import { type ExportOrder, noteProgress, takeOrder } from './export-order.js';
import { FinishExport } from './finish-export.use-case.js';
import { wrongBesidePeriod } from './bundle/wrong-beside-period.js';
import { NothingSigned, WriteBundle } from './bundle/write-bundle.js';
import { verifyInThread } from './bundle/verify-in-thread.js';
import { zipStream } from './bundle/zip-stream.js';

export const MAKE_EXPORT = 'audit.make-export';

/** Where the ZIP of an export is stored. */
export const exportFile = (exportId: string): string => `audit-exports/${exportId}.zip`;

/** Makes an export: seals, signs, writes, verifies, packs, stores. */
@Injectable()
export class MakeExportTask extends BackgroundTask {
  readonly name = MAKE_EXPORT;
  private readonly logger = new Logger(MakeExportTask.name);

  constructor(
    private readonly em: EntityManager,
    private readonly config: Config,
    private readonly settleLog: SettleLog,
    private readonly writeBundle: WriteBundle,
    private readonly keys: AuditKeys,
    private readonly storage: DocumentStorage,
    private readonly finishExport: FinishExport,
  ) {
    super();
  }

  override async run({ exportId }: { exportId: string }, signal: AbortSignal): Promise<void> {
    const order = await takeOrder(this.em.fork(), exportId);
    if (!order) return;
    const folder = join(this.config.dataDir, 'audit', 'work', order.id);
    try {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await this.make(order, folder, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      this.logger.error(error, `Export ${order.id} failed`);
      await this.finishExport.failed(
        order,
        error instanceof NothingSigned ? error.message : 'It could not be made; the log of the hub says why.',
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async make(order: ExportOrder, folder: string, signal: AbortSignal): Promise<void> {
    const refusal = await this.settleLog.run(order.logId, order.requestedAt);
    let noted = 0;
    const { manifest, size } = await this.writeBundle.run(order, folder, async (progress) => {
      signal.throwIfAborted();
      if (performance.now() - noted < PROGRESS_EVERY_MS) return;
      noted = performance.now();
      await noteProgress(this.em.fork(), order.id, progress * WRITING);
    });
    await noteProgress(this.em.fork(), order.id, WRITING);
    const [{ outcome, findings: proved }, packed] = await Promise.all([
      verifyInThread(folder, this.keys.log, signal),
      this.pack(order, folder, manifest),
    ]);
    const seen = [
      ...(refusal === undefined ? [] : [refusal]),
      ...(await this.besidePeriod(order, manifest, size)),
    ];
    const findings = [...seen, ...proved];
    const verdict = outcome === 'proven' && seen.length === 0 ? 'proven' : 'tampered';
    await this.finishExport.ready(order, { ...packed, manifest, verdict, findings });
  }

  /** A filter makes no promise of completeness that an event beside the period could break. */
  private async besidePeriod(order: ExportOrder, manifest: Manifest, size: number): Promise<string[]> {
    return order.filter ? [] : wrongBesidePeriod(this.em.fork(), order, manifest, size);
  }

  private async pack(
    order: ExportOrder,
    folder: string,
    { exportedAt }: Manifest,
  ): Promise<{ size: number; sha256: string }> {
    const names = (await readdir(folder)).sort((a, b) => placeOf(a) - placeOf(b) || a.localeCompare(b));
    const digest = createHash('sha256');
    let size = 0;
    const packed = async function* () {
      for await (const piece of zipStream(folder, names, new Date(exportedAt)) as AsyncIterable<Buffer>) {
        digest.update(piece);
        size += piece.length;
        yield piece;
      }
    };
    await this.storage.write(exportFile(order.id), Readable.from(packed()));
    return { size, sha256: digest.digest('hex') };
  }
}

/** The part of the work that is done after writing; the rest is to verify and to pack. */
const WRITING = 0.6;
const PROGRESS_EVERY_MS = 1_000;

/** What a person reads comes first. */
const placeOf = (name: string): number => (name.startsWith('summary') ? 0 : 1);
