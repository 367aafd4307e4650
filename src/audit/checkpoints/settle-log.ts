import { setTimeout } from 'node:timers/promises';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import { organisationOfLog } from '../sealing/log-id.js';
import { SealEvents } from '../sealing/seal-events.use-case.js';
import { CheckpointRefused } from './checkpoint-refused.js';
import { SignCheckpoint } from './sign-checkpoint.use-case.js';

const PAUSE_MS = 50;

/** Brings a log to where everything recorded up to a moment is sealed and signed. */
@Injectable()
export class SettleLog {
  private readonly logger = new Logger(SettleLog.name);

  constructor(
    private readonly em: EntityManager,
    private readonly sealEvents: SealEvents,
    private readonly signCheckpoint: SignCheckpoint,
  ) {}

  /**
   * Answers why the log may not be signed, if it may not: it then stays as it was signed last, and a proof over that
   * shows what was done to it.
   */
  async run(logId: string, upTo: string): Promise<string | undefined> {
    while (await this.isUnsealed(logId, upTo)) {
      if ((await this.sealEvents.run()) === 0) await setTimeout(PAUSE_MS);
    }
    try {
      await this.signCheckpoint.run(logId);
      return undefined;
    } catch (error) {
      if (!(error instanceof CheckpointRefused)) throw error;
      this.logger.error(error);
      return error.message;
    }
  }

  private async isUnsealed(logId: string, upTo: string): Promise<boolean> {
    const organisationId = organisationOfLog(logId);
    const [row] = await runSql<{ unsealed: boolean }>(
      this.em.fork(),
      'select exists (select 1 from audit_pending where organisation_id is not distinct from $1 and at <= $2) as unsealed',
      [organisationId, upTo],
    );
    return row?.unsealed === true;
  }
}
