import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { runSql } from '../../platform/database/run-sql.js';
import { STEP_UP_WAYS, type StepUpWay } from './session.schemas.js';

type Row = Readonly<Record<StepUpWay, boolean>>;

const WAYS = `
  select password_hash is not null and (kind = 'member' or always_by_password or $2) as password,
         exists (select 1 from second_factor where account_id = id and confirmed_at is not null) as code,
         exists (select 1 from account_identity where account_id = id and issuer = $3) as "single-sign-on"
  from account where id = $1`;

/** How an account can prove itself again. */
@Injectable()
export class StepUpWays {
  constructor(
    private readonly em: EntityManager,
    private readonly config: Config,
  ) {}

  async of(accountId: string): Promise<StepUpWay[]> {
    const { staffPasswords, singleSignOn } = this.config;
    const [row] = await runSql<Row>(this.em.fork(), WAYS, [accountId, staffPasswords, singleSignOn?.issuer]);
    return STEP_UP_WAYS.filter((way) => row?.[way]);
  }
}
