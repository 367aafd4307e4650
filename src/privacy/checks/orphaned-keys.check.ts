import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { keyNameSql } from '../../platform/secrets/key-name.js';
import { KeyShelf } from '../../platform/secrets/key-shelf.js';

const DAY_MS = 86_400_000;

/**
 * Backups live 14 days. A key older than this that nothing in the database is sealed under is in no backup of it either, so
 * that a restored one never misses a key. Each key is looked at on several days, should the hub have stood still.
 */
const ORPHANED_AFTER_DAYS = 30;
const LOOKED_AT_DAYS = 7;

/** What keys are made for. */
const IN_USE = `
  select from application where ${keyNameSql('application.id')} = name
  union all
  select from second_factor where ${keyNameSql('second_factor.key_id')} = name`;

/** Destroys keys that were made ahead and never used, because a process died or a transaction was not committed. */
@Injectable()
export class OrphanedKeysCheck extends Check {
  readonly name = 'privacy.orphaned-keys';
  readonly everySeconds = 86_400;

  constructor(
    private readonly em: EntityManager,
    private readonly shelf: KeyShelf,
  ) {
    super();
  }

  override get isIrreversible(): boolean {
    return true;
  }

  override async run(now: Date): Promise<CheckReport> {
    const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
    const names = await this.shelf.madeBetween(
      daysAgo(ORPHANED_AFTER_DAYS + LOOKED_AT_DAYS),
      daysAgo(ORPHANED_AFTER_DAYS),
    );
    const orphaned = names.length === 0 ? [] : await this.unused(names);
    if (orphaned.length > 0) await this.shelf.remove(orphaned);
    return { lookedAt: names.length, found: orphaned.length };
  }

  private async unused(names: readonly string[]): Promise<string[]> {
    const rows = await runSql<{ name: string }>(
      this.em.fork(),
      `select name from unnest($1::text[]) as made (name) where not exists (${IN_USE})`,
      [names],
    );
    return rows.map(({ name }) => name);
  }
}
