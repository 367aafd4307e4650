/** What a delivery has shown about its connection. */
export interface Experience {
  /** Whether the partner answered; undefined when it was not called. */
  readonly answered?: boolean;
  /** The connection takes no more calls before this. */
  readonly pausedUntil?: Date;
}
