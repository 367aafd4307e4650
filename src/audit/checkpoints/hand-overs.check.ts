import { Injectable } from '@nestjs/common';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { AuditKeys } from './audit-keys.js';
import { RecordHandOvers } from './record-hand-overs.js';

/** Records at the start that the log is signed with another key, when the settings or key files say so. */
@Injectable()
export class HandOversCheck extends Check {
  readonly name = 'audit.key-hand-overs';
  readonly everySeconds = 60;

  constructor(
    private readonly keys: AuditKeys,
    private readonly recordHandOvers: RecordHandOvers,
  ) {
    super();
  }

  override async run(): Promise<CheckReport> {
    await this.recordHandOvers.run();
    return { lookedAt: this.keys.handOvers.length, found: 0 };
  }
}
