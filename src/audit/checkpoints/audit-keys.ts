import { noteKey, type SignerKey, signSuccession, type VerifierKey } from '@andock/tamper-log';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Config } from '../../platform/config/config.js';
import type { Secrets } from '../../platform/secrets/secrets.js';
import { INSTANCE_LOG } from '../sealing/log-id.js';
import { KeyFiles, privateKeyFrom } from './key-files.js';
import { earlierHandOvers, type HandOver } from './hand-overs.js';

/** The keys that sign checkpoints and exports, and the names of the logs. Their private halves never touch PostgreSQL. */
export class AuditKeys {
  private constructor(
    /** `<host>/<instance>`: what every origin and key name begins with. */
    readonly logName: string,
    readonly log: SignerKey,
    /** States the time of a checkpoint. */
    readonly time: SignerKey,
    /** How each key handed over to the next, the oldest first. */
    readonly handOvers: readonly HandOver[],
  ) {}

  /** The keys of the settings; else files in the data directory, made at first use. The last of several signs. */
  static async open(config: Config, secrets: Secrets, em: EntityManager): Promise<AuditKeys> {
    const instance = secrets.derive('audit-instance').key.toString('hex', 0, 4);
    const logName = config.audit.logName ?? `${new URL(config.publicUrl).host}/${instance}`;
    const { signingKeys, timeKey } = config.audit;
    const files = new KeyFiles(config);
    const privateKeys = signingKeys?.map(privateKeyFrom) ?? (await files.signingKeys());
    const signers = privateKeys.map((key) => noteKey(logName, key));
    const time = timeKey ? privateKeyFrom(timeKey) : await files.timeKey();
    const [oldest, log] = [signers[0], signers.at(-1)];
    if (!oldest || !log) throw new Error('The audit log has no signing key.');
    const handOvers = [
      ...(await earlierHandOvers(em, oldest)),
      ...signers.slice(1).map((successor, at) => handOver(signers[at] as SignerKey, successor)),
    ];
    return new AuditKeys(logName, log, noteKey(`${logName}/time`, time, 'cosigner'), handOvers);
  }

  /** Earlier keys of the log, the newest first. */
  get earlier(): VerifierKey[] {
    return this.handOvers.map(({ predecessor }) => predecessor).toReversed();
  }

  /** Every key that a note of this hub may be signed with; the first is the one that signs now. */
  get known(): VerifierKey[] {
    return [this.log, ...this.earlier, this.time];
  }

  /** What an auditor pins: the present key of the log, and below it the earlier ones. */
  get published(): string {
    return [this.log, ...this.earlier].map(({ text }) => `${text}\n`).join('');
  }

  /** What the checkpoints of a log are signed as. */
  originOf(logId: string): string {
    return logId === INSTANCE_LOG ? `${this.logName}/instance` : `${this.logName}/org/${logId}`;
  }
}

const handOver = (predecessor: SignerKey, successor: SignerKey): HandOver => ({
  predecessor,
  successor,
  note: signSuccession(predecessor, successor),
});
