/** The log does not extend what was signed last: the database was restored, failed over or rewritten. */
export class CheckpointRefused extends Error {
  constructor(origin: string, why: string) {
    super(`No checkpoint of ${origin} was signed: ${why}.`);
  }
}
