import { Injectable } from '@nestjs/common';
import type { Text } from '../../platform/errors/domain-error.js';
import { DatabasePosition } from '../database-position.js';

/** Whether the database is an older one than the key store knows. */
@Injectable()
export class Quarantine {
  constructor(private readonly position: DatabasePosition) {}

  /** Why the hub must not work on this database; nothing when it may. */
  async reason(): Promise<Text | undefined> {
    const { database, keyStore, movedAt, resurrected } = await this.position.standing();
    if (database >= keyStore && resurrected === 0) return undefined;
    return {
      en: `The database is an older state (${movedAt ?? 'without a position'}, position ${database} of ${keyStore}, ${resurrected} erased applications are back). Nothing is delivered or answered until "andock restore:accept" is run.`,
      de: `Die Datenbank ist ein älterer Stand (${movedAt ?? 'ohne Position'}, Position ${database} von ${keyStore}, ${resurrected} gelöschte Bewerbungen sind wieder da). Bis „andock restore:accept“ ausgeführt ist, wird nichts zugestellt und nichts beantwortet.`,
    };
  }
}
