const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/(:\/\/)[^\s/@:"]+:[^\s/@"]+@/g, '$1[secret]@'],
  [
    /(?<![\w.+\\-])(\\[nrt])?[\w.+-]{1,64}@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d-]{1,63}){0,8}\.[a-z]{2,24}\b/gi,
    '$1[address]',
  ],
  [/adk_(live|test)_\w+/g, 'adk_$1_[key]'],
  [/whsec_[\w+/=]+/g, '[secret]'],
  [/(bearer|basic) [\w.~+/=-]{8,}/gi, '$1 [secret]'],
];

/** A line of the log, JSON in which a line break is the two characters `\n`, without addresses of people, keys, tokens, and passwords in URLs, wherever they came from. */
export const redacted = (line: string): string =>
  SECRETS.reduce((text, [secret, instead]) => text.replace(secret, instead), line);

/** What may be told of an error: a database adds rows and values that people wrote, a mail server its recipients. */
const TOLD = ['type', 'name', 'code', 'message', 'stack', 'constraint', 'table', 'status'] as const;
const MOST_CAUSES = 5;

/** An error as the log tells it, with those that it stands for. */
export function told(error: unknown, depth = 0): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const all = error as Record<string, unknown>;
  const kept = Object.fromEntries(
    TOLD.filter((field) => ['string', 'number'].includes(typeof all[field])).map((field) => [
      field,
      all[field],
    ]),
  );
  const several = all['errors'] ?? all['aggregateErrors'];
  return {
    ...kept,
    ...(depth < MOST_CAUSES && all['cause'] !== undefined && { cause: told(all['cause'], depth + 1) }),
    ...(depth < MOST_CAUSES &&
      Array.isArray(several) && { errors: several.slice(0, MOST_CAUSES).map((one) => told(one, depth + 1)) }),
  };
}
