import type { Text } from '../../platform/errors/domain-error.js';

/** What codes in facts are called by the module that they are from: partners, and reasons of states. */
export abstract class CodeNames {
  /** Undefined for a code that is not known, which is then told as it is. */
  abstract nameOf(fact: string, code: string): Text | undefined;
}
