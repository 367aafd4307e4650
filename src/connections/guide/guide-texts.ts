import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Text } from '../../platform/errors/domain-error.js';
import { runSql } from '../../platform/database/run-sql.js';

/** A guide text in the operator's words. */
export interface GuideText extends Text {
  /** YYYY-MM-DD. */
  readonly checkedOn: string;
}

/** What the operator says in its own words, by partner and place. */
@Injectable()
export class GuideTexts {
  constructor(private readonly em: EntityManager) {}

  async all(): Promise<ReadonlyMap<string, GuideText>> {
    const rows = await runSql<GuideText & { partner: string; place: string }>(
      this.em.fork(),
      `select partner, place, de, en, to_char(checked_on, 'YYYY-MM-DD') as "checkedOn" from guide_text`,
      [],
    );
    return new Map(rows.map(({ partner, place, ...text }) => [keyOf(partner, place), text]));
  }
}

export const keyOf = (partner: string, place: string): string => `${partner}/${place}`;
