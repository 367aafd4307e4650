/** A checkpoint on its way out. */
export interface PushedCheckpoint {
  readonly logId: string;
  /** The signed note. */
  readonly note: string;
  /** When it was signed, ISO 8601 UTC. */
  readonly at: string;
}
