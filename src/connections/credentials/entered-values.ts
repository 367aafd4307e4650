import type { FieldProblem } from '../../platform/errors/domain-error.js';
import type { PartnerManifest } from '../public/partner-manifest.js';
import type { EnteredValues } from '../public/partner-setup.js';
import type { CredentialsInput } from './credentials-input.schema.js';

const UNKNOWN = { en: 'This field is not known here.', de: 'Dieses Feld ist hier nicht bekannt.' };
const MISSING = { en: 'This value is missing.', de: 'Dieser Wert fehlt.' };

/** The values of a form, if they are those that the partner's manifest asks for; else each that is too much or missing. */
export function enteredValues(
  { credentialFields }: PartnerManifest,
  input: CredentialsInput,
): { readonly entered: EnteredValues } | { readonly problems: FieldProblem[] } {
  const names = credentialFields.map(({ name }) => name);
  const problems: FieldProblem[] = [
    ...Object.keys(input)
      .filter((name) => !names.includes(name))
      .map((field) => ({ field: field.slice(0, 200), code: 'unknown_field', message: UNKNOWN })),
    ...names
      .filter((name) => !Object.hasOwn(input, name))
      .map((field) => ({ field, code: 'missing', message: MISSING })),
  ];
  if (problems.length > 0) return { problems };
  return { entered: Object.fromEntries(names.map((name) => [name, String(input[name])])) };
}
