import { type Outcome, OUTCOMES } from '../../api/audit-events.js';

/** What of the log is looked for, as it stands in the address. */
export interface AuditFilter {
  actor?: string;
  action?: string;
  target?: string;
  outcome?: Outcome;
  /** Without the calls of API keys. */
  withoutCalls?: true;
  organisation?: string;
  /** First day, YYYY-MM-DD, in the reader's zone. */
  from?: string;
  /** Last day. */
  to?: string;
}

export interface AuditSearch extends AuditFilter {
  /** Only the event with this id. */
  id?: string;
  /** Newest first when left out. */
  order?: 'oldest';
  cursor?: string;
}

const OUTCOME_NAMES: readonly unknown[] = OUTCOMES;
const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Takes from an address what it names in the right form. */
export const auditFilterIn = (search: Record<string, unknown>): AuditFilter => ({
  ...(isText(search['actor']) && { actor: search['actor'] }),
  ...(isText(search['action']) && { action: search['action'] }),
  ...(isText(search['target']) && { target: search['target'] }),
  ...(OUTCOME_NAMES.includes(search['outcome']) && { outcome: search['outcome'] as Outcome }),
  ...(search['withoutCalls'] === true && { withoutCalls: true as const }),
  ...(isText(search['organisation']) && { organisation: search['organisation'] }),
  ...(isDay(search['from']) && { from: search['from'] }),
  ...(isDay(search['to']) && { to: search['to'] }),
});
