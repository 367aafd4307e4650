import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { Rounds } from '../../platform/schedule/rounds.js';
import { DocumentStorage } from '../../platform/storage/document-storage.js';

const HOUR_MS = 3_600_000;
const DAY_SECONDS = 86_400;
/** A file is stored before its row is committed; no request takes nearly as long. */
const ORPHANED_AFTER_MS = 48 * HOUR_MS;
const BATCH = 500;
const LIMIT_SECONDS = 3000;

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** `organisation/application/document`: nothing else that lies in the storage looks like it. */
const DOCUMENT_FILE = new RegExp(`^${UUID}/${UUID}/${UUID}$`);

interface Organisation {
  readonly id: string;
}

/**
 * Removes sealed files that no document belongs to: of a process that died between storing and committing, or of an erasure
 * during which the storage was away for too long. Files of applications that this database does not know stay: a newer
 * database may know them. Each organisation has its turn once a day.
 */
@Injectable()
export class OrphanedFilesCheck extends Check {
  readonly name = 'privacy.orphaned-files';
  readonly everySeconds = 3600;

  constructor(
    private readonly em: EntityManager,
    private readonly rounds: Rounds,
    private readonly storage: DocumentStorage,
  ) {
    super();
  }

  override get limitSeconds(): number {
    return LIMIT_SECONDS;
  }

  override get isIrreversible(): boolean {
    return true;
  }

  override async run(now: Date, signal: AbortSignal): Promise<CheckReport> {
    const seen = { lookedAt: 0, found: 0 };
    const storedBefore = new Date(now.getTime() - ORPHANED_AFTER_MS);
    const course = {
      name: this.name,
      roundSeconds: DAY_SECONDS,
      count: () => this.count(),
      page: (after: string | null, most: number) => this.page(after, most),
      look: async ({ id }: Organisation) => {
        for await (const files of this.filesOf(id, storedBefore, signal)) {
          seen.lookedAt += files.length;
          seen.found += await this.removeOrphans(files);
        }
      },
    };
    await this.rounds.go(course, now, signal);
    return seen;
  }

  private async *filesOf(organisationId: string, storedBefore: Date, signal: AbortSignal) {
    let batch: string[] = [];
    for await (const { key, storedAt } of this.storage.filesIn(`${organisationId}/`)) {
      if (signal.aborted) return;
      if (storedAt < storedBefore && DOCUMENT_FILE.test(key)) batch.push(key);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  private async removeOrphans(files: readonly string[]): Promise<number> {
    const orphans = await runSql<{ file: string }>(
      this.em.fork(),
      `select file from unnest($1::text[]) as stored (file)
       where exists (select from application where application.id = split_part(file, '/', 2)::uuid)
         and not exists (select from document where document.id = split_part(file, '/', 3)::uuid)`,
      [files],
    );
    for (const { file } of orphans) await this.storage.delete(file);
    return orphans.length;
  }

  private async count(): Promise<number> {
    const [row] = await runSql<{ count: number }>(
      this.em.fork(),
      'select count(*)::int as count from organisation',
      [],
    );
    return row?.count ?? 0;
  }

  private page(after: string | null, most: number): Promise<Organisation[]> {
    return runSql<Organisation>(
      this.em.fork(),
      'select id from organisation where $1::uuid is null or id > $1 order by id limit $2',
      [after, most],
    );
  }
}
