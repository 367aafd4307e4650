import type { Text } from '../../platform/errors/domain-error.js';
import type { Language } from '../../platform/http/language.js';
import type { AuditFactView } from '../audit.schemas.js';
import { AUDIT_FACTS } from '../facts.js';
import type { CodeNames } from './code-names.js';
import { FACT_LABELS, FACT_LABELS_OF, TARGET_LABELS } from './fact-labels.js';
import { type Counted, FACT_WORDS } from './fact-words.js';

/** What of an event is told. */
export interface Tellable {
  readonly action: string;
  readonly outcome: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

const labels: Readonly<Record<string, Text>> = FACT_LABELS;
const OPTIONAL = /\[([^\]]*)\]/g;
const FACT = /\{(\w+)\}/g;
const TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;

const FAILED = { en: 'Did not succeed', de: 'Nicht gelungen' };
const YES = { en: 'yes', de: 'ja' };
const NO = { en: 'no', de: 'nein' };
const EVERYWHERE = { en: 'every address', de: 'jede Adresse' };
const NONE = { en: 'none', de: 'keine' };

/** The sentence of an action, what differs from event to event left open; undefined when it is not known. */
export function openSentence(action: string, language: Language): string | undefined {
  const text = Object.hasOwn(AUDIT_FACTS, action)
    ? AUDIT_FACTS[action as keyof typeof AUDIT_FACTS]
    : undefined;
  return text?.[language].replace(OPTIONAL, '').replace(FACT, '…');
}

/** The event’s sentence, its facts by their names. What failed says so and leaves its facts open. */
export function sentenceOf(event: Tellable, language: Language, codes: CodeNames): string {
  const { action, facts, outcome } = event;
  const open = openSentence(action, language);
  if (open === undefined) return action;
  const { [language]: text } = AUDIT_FACTS[action as keyof typeof AUDIT_FACTS];
  if (outcome === 'failure' && 'code' in facts && !('status' in facts)) return `${FAILED[language]}: ${open}`;
  const tell = (_: string, name: string) => told(action, name, facts[name], language, codes);
  return text
    .replace(OPTIONAL, (_, part: string) => {
      const isThere = [...part.matchAll(FACT)].every(([, name = '']) => isTold(name, facts));
      return isThere ? part : '';
    })
    .replace(FACT, tell);
}

/** Nothing is told of what is empty, nor of a state before that is the same as after. */
const isTold = (name: string, facts: Tellable['facts']): boolean =>
  facts[name] != null && !(name === 'from' && facts['from'] === facts['to']);

/** The event’s facts in words, in the order in which they stand. */
export const factsTold = (event: Tellable, language: Language, codes: CodeNames): AuditFactView[] =>
  Object.entries(event.facts).map(([name, value]) => ({
    name,
    label: (FACT_LABELS_OF[`${event.action}.${name}`] ?? labels[name])?.[language] ?? name,
    value: told(event.action, name, value, language, codes),
  }));

/** A kind of target in words. */
export const targetTold = (kind: string, language: Language): string =>
  (TARGET_LABELS as Readonly<Record<string, Text>>)[kind]?.[language] ?? kind;

function told(action: string, name: string, value: unknown, language: Language, codes: CodeNames): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) {
    const items = value.map((item) => told(action, name, item, language, codes));
    return items.length > 0 ? items.join(', ') : (name === 'networks' ? EVERYWHERE : NONE)[language];
  }
  if (typeof value === 'object') {
    const parts = Object.entries(value);
    return parts.map(([key, part]) => `${key}: ${told(action, name, part, language, codes)}`).join(', ');
  }
  const words = FACT_WORDS[`${action}.${name}`] ?? FACT_WORDS[name];
  if (words && 'count' in words && typeof value === 'number') return counted(words.count, value, language);
  const code = String(value);
  if (words && 'names' in words && Object.hasOwn(words.names, code))
    return words.names[code]?.[language] ?? code;
  return codes.nameOf(name, code)?.[language] ?? plain(name, value, code, language);
}

function counted({ one, other, none }: Counted, value: number, language: Language): string {
  if (value === 0 && none) return none[language];
  const form = new Intl.PluralRules(language).select(value) === 'one' ? one : other;
  return form[language].replace('#', new Intl.NumberFormat(language).format(value));
}

/** Times are told in UTC: the log is the same for every reader. What callers write may look like one and be none. */
function plain(name: string, value: unknown, text: string, language: Language): string {
  if (typeof value === 'boolean') return (value ? YES : NO)[language];
  if (isTime(text)) return `${inUtc(text, language, { dateStyle: 'medium', timeStyle: 'short' })} UTC`;
  if (name === 'month' && isTime(`${text}-01T00:00:00Z`))
    return inUtc(`${text}-01T00:00:00Z`, language, { month: 'long', year: 'numeric' });
  return text;
}

const isTime = (text: string): boolean => TIME.test(text) && !Number.isNaN(Date.parse(text));

const inUtc = (time: string, language: Language, format: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC' }).format(new Date(time));
