import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { RetentionMonths } from '../applications/public/retention-months.js';
import { RetentionRules } from './retention-rules.js';

/** Tells `applications` how long an organisation keeps them. */
@Injectable()
export class MonthsFromRules extends RetentionMonths {
  constructor(
    private readonly em: EntityManager,
    private readonly rules: RetentionRules,
  ) {
    super();
  }

  override async of(organisationId: string): Promise<number> {
    return (await this.rules.of(this.em.fork(), organisationId)).months;
  }
}
