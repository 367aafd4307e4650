import type { Text } from '../../platform/errors/domain-error.js';

/** Something to tell people, in both languages. Never holds a candidate's name. */
export interface Message {
  /** Machine-readable, such as `connection.repair`. */
  readonly kind: string;
  /** One line; `{name}` stands for a value of `params`. */
  readonly subject: Text;
  /** Plain text; `{name}` stands for a value of `params`. */
  readonly body: Text;
  /** Values that fill the texts in, and ids that the console links to. */
  readonly params?: Readonly<Record<string, string>>;
}
