import type { Message } from '../notifications/public/message.js';
import { connectionReason, type ConnectionReason } from '../connections/public/connection-reasons.js';
import type { Text } from '../platform/errors/domain-error.js';

/** What the support desk should know of the last day, counted. */
export interface Day {
  readonly openRequests: number;
  readonly overdueRequests: number;
  readonly repairs: readonly { readonly reason: ConnectionReason; readonly count: number }[];
  readonly findings: readonly { readonly reason: ConnectionReason; readonly count: number }[];
  readonly undeliverable: readonly { readonly reason: ConnectionReason; readonly count: number }[];
  readonly failedChecks: readonly string[];
}

interface Part {
  readonly title: Text;
  readonly rows: readonly Text[];
}

/** The day as one message; nothing when there is nothing to say. */
export function dailySummary(day: Day): Message | undefined {
  const parts = partsOf(day).filter(({ rows }) => rows.length > 0);
  if (parts.length === 0) return undefined;
  const inLanguage = (language: keyof Text) =>
    parts
      .map(({ title, rows }) => [title[language], ...rows.map((row) => `- ${row[language]}`)].join('\n'))
      .join('\n\n');
  return {
    kind: 'summary.daily',
    subject: { en: 'The day in short', de: 'Der Tag in Kürze' },
    body: { en: inLanguage('en'), de: inLanguage('de') },
  };
}

function partsOf(day: Day): Part[] {
  const requests: Text[] = [
    ...counted(day.openRequests, { en: 'open', de: 'offen' }),
    ...counted(day.overdueRequests, {
      en: 'waiting for longer than a working day',
      de: 'warten länger als einen Arbeitstag',
    }),
  ];
  return [
    { title: { en: 'Support requests', de: 'Anfragen' }, rows: requests },
    {
      title: { en: 'Connections that need a repair', de: 'Verbindungen, die repariert werden müssen' },
      rows: day.repairs.map(byReason),
    },
    { title: { en: 'Findings', de: 'Befunde' }, rows: day.findings.map(byReason) },
    {
      title: { en: 'Undeliverable since yesterday', de: 'Seit gestern unzustellbar' },
      rows: day.undeliverable.map(byReason),
    },
    {
      title: { en: 'Checks that failed', de: 'Fehlgeschlagene Prüfungen' },
      rows: day.failedChecks.map((name) => ({ en: name, de: name })),
    },
  ];
}

const counted = (count: number, { en, de }: Text): Text[] =>
  count > 0 ? [{ en: `${count} ${en}`, de: `${count} ${de}` }] : [];

function byReason({ reason, count }: { readonly reason: ConnectionReason; readonly count: number }): Text {
  const { en, de } = connectionReason(reason).text;
  return { en: `${count} × ${en}`, de: `${count} × ${de}` };
}
