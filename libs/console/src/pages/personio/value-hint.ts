import type { PersonioCredentials, PersonioValue } from '../../api/personio.js';
import { readJob } from './read-job.js';

/** What is plainly wrong with a value, seen without asking Personio. */
export type Hint =
  'isLink' | 'isToken' | 'isNumber' | 'isJob' | 'isCompany' | 'notJob' | 'notNumber' | 'hasSpace';

const LONGEST_NUMBER = 12;
const SHORTEST_TOKEN = 16;

/** Names a value that was swapped with another or is malformed; null when it may be right or is still empty. */
export function hintOf(value: PersonioValue, credentials: PersonioCredentials): Hint | null {
  const text = credentials[value].trim();
  if (text === '') return null;
  if (value === 'job') return readJob(text) ? null : isToken(text) ? 'isToken' : 'notJob';
  if (isLink(text)) return 'isLink';
  if (value === 'accessToken') return tokenHint(text);
  if (isToken(text)) return 'isToken';
  if (!isNumber(text)) return 'notNumber';
  if (text === readJob(credentials.job)?.id) return 'isJob';
  return value === 'channelId' && text === credentials.companyId.trim() ? 'isCompany' : null;
}

/** Whether all four values are there and none is plainly wrong. */
export const areReady = (credentials: PersonioCredentials): boolean =>
  (Object.keys(credentials) as PersonioValue[]).every(
    (value) => credentials[value].trim() !== '' && hintOf(value, credentials) === null,
  );

const tokenHint = (text: string): Hint | null =>
  /\s/.test(text) ? 'hasSpace' : isNumber(text) ? 'isNumber' : null;

const isNumber = (text: string): boolean => /^\d+$/.test(text) && text.length <= LONGEST_NUMBER;
const isLink = (text: string): boolean => /^https?:\/\/|personio\.(com|de)/i.test(text);
const isToken = (text: string): boolean =>
  text.length >= SHORTEST_TOKEN && /^[\w.~+/=-]+$/.test(text) && !isLink(text);
