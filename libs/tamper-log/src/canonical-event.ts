import canonicalize from 'canonicalize';

/** Says which part of a value JSON cannot carry. */
export class NotJson extends TypeError {
  constructor(path: string, what: string) {
    super(`${path} is ${what}, which JSON cannot carry`);
  }
}

/** The one RFC 8785 spelling of a value, as UTF-8 bytes; throws for what JSON would drop, change or loop on. */
export function canonicalEvent(value: unknown): Buffer {
  const text = canonicalize(value);
  assertJson(value, 'value');
  return Buffer.from(text ?? '', 'utf8');
}

function assertJson(value: unknown, path: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotJson(path, String(value));
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) assertJson(value[index], `${path}[${index}]`);
  } else if (isPlainObject(value)) {
    for (const [name, member] of Object.entries(value)) assertJson(member, `${path}.${name}`);
  } else {
    throw new NotJson(path, typeof value === 'object' ? `a ${value.constructor.name}` : typeof value);
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
