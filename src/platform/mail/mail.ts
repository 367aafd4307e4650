/** A message to one person, complete in its language. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
