import type * as z from 'zod';
import type { FieldProblem, Text } from '../../platform/errors/domain-error.js';
import type { Verified } from './verdict.js';

/** The fields of the manifest as a person typed them; each is there, and none is longer than 2000 characters. */
export type EnteredValues = Readonly<Record<string, string>>;

/** A test application that a person has asked for. */
export interface TestApplication {
  /** Of the person who asked; null if that is not a person. */
  readonly email: string | null;
}

/** How an outbound partner's credentials are read and verified. `Secret` is what is sealed. */
export interface PartnerSetup<Secret = unknown> {
  /** Opens again what was sealed. */
  readonly secret: z.ZodType<Secret>;
  /** The values that have to be confirmed, unless a person accepts that they are unproven. */
  readonly needed: readonly string[];
  /** Why a value can be unproven. */
  readonly whyUnproven: Readonly<Record<string, Text>>;
  /** Reads the form, or names every value that cannot be right. */
  read(entered: EnteredValues): { readonly secret: Secret } | { readonly problems: FieldProblem[] };
  /** The customer's account at the partner; kept in the open. */
  accountOf(secret: Secret): string;
  /** What may be shown of it, by name; a secret only masked. */
  shown(secret: Secret): Readonly<Record<string, string | null>>;
  /** Finds out about each value by itself. Creates nothing, unless a test application is asked for. */
  verify(secret: Secret, test: TestApplication | null): Promise<Verified>;
}
