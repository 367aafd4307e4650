import type { EnteredValues } from '../connections/public/partner-setup.js';
import type { FieldProblem, Text } from '../platform/errors/domain-error.js';
import type { UrlRefusal } from '../platform/outgoing/refused-url.js';
import type { OperatorAtsSecret } from './operator-ats-secret.js';

const SECRET = /^whsec_([A-Za-z0-9+/]{32,88}={0,2})$/;
const SHORTEST_KEY_BYTES = 24;
const LONGEST_KEY_BYTES = 64;

const URL_PROBLEMS: Readonly<Record<UrlRefusal, Text>> = {
  'not-a-url': {
    en: 'This is not an address. It starts with https://.',
    de: 'Das ist keine Adresse. Sie beginnt mit https://.',
  },
  'not-https': {
    en: 'Only addresses that start with https:// are called.',
    de: 'Nur Adressen, die mit https:// beginnen, werden aufgerufen.',
  },
  'has-credentials': {
    en: 'The address holds a user or password. Leave them out; the signature proves who calls.',
    de: 'Die Adresse enthält Benutzer oder Passwort. Beides weglassen; die Signatur beweist, wer aufruft.',
  },
  'not-public': {
    en: 'This address lies in a private network and is never called. The operator can allow it.',
    de: 'Diese Adresse liegt in einem privaten Netz und wird nie aufgerufen. Der Betreiber kann sie erlauben.',
  },
};
const SWAPPED: Text = {
  en: 'This looks like the signing secret. The fields seem to be swapped.',
  de: 'Das sieht nach dem Signaturschlüssel aus. Die Felder scheinen vertauscht zu sein.',
};
const NOT_A_SECRET: Text = {
  en: 'This is not a signing secret. It starts with whsec_, followed by 24 to 64 bytes in base64.',
  de: 'Das ist kein Signaturschlüssel. Er beginnt mit whsec_, danach folgen 24 bis 64 Byte in Base64.',
};

/** Reads the form, or names every value that cannot be right. */
export function readTarget(
  { url: enteredUrl = '', signingSecret: enteredSecret = '' }: EnteredValues,
  refusalOf: (url: string) => UrlRefusal | null,
): { readonly secret: OperatorAtsSecret } | { readonly problems: FieldProblem[] } {
  const url = enteredUrl.trim();
  const signingSecret = enteredSecret.trim();
  const refusal = refusalOf(url);
  const problems: FieldProblem[] = [];
  if (url.startsWith('whsec_')) problems.push({ field: 'url', code: 'swapped', message: SWAPPED });
  else if (refusal)
    problems.push({ field: 'url', code: refusal.replaceAll('-', '_'), message: URL_PROBLEMS[refusal] });
  if (!isSecret(signingSecret))
    problems.push({ field: 'signingSecret', code: 'not_a_secret', message: NOT_A_SECRET });
  return problems.length > 0 ? { problems } : { secret: { url, signingSecret } };
}

function isSecret(text: string): boolean {
  const [, key] = SECRET.exec(text) ?? [];
  if (key === undefined) return false;
  const { length } = Buffer.from(key, 'base64');
  return length >= SHORTEST_KEY_BYTES && length <= LONGEST_KEY_BYTES;
}
