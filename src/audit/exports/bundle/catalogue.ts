import { RIGHTS } from '../../../access/rights.js';
import { AUDIT_FACTS } from '../../facts.js';

/** What every field of an event means. */
export const FIELDS = {
  seq: { en: 'Place in the log, from 0, without gaps', de: 'Platz im Protokoll, ab 0, lückenlos' },
  id: { en: 'The event’s id', de: 'Kennung des Ereignisses' },
  at: { en: 'When, by the database’s clock (UTC)', de: 'Zeitpunkt nach der Uhr der Datenbank (UTC)' },
  organisation: { en: 'Whose log', de: 'Organisation' },
  action: { en: 'What was done', de: 'Aktion' },
  outcome: { en: 'How it ended', de: 'Ergebnis' },
  actorKind: {
    en: 'member, staff, key, connect-link, visitor or system',
    de: 'member, staff, key, connect-link, visitor oder system',
  },
  actorId: { en: 'Account, key or part of the hub', de: 'Konto, Schlüssel oder Teil des Hubs' },
  actorName: { en: 'Name of the actor; empty once erased', de: 'Name; nach dem Löschen leer' },
  targetKind: { en: 'What kind of thing it was done to', de: 'Art des Gegenstands' },
  targetId: { en: 'Which one', de: 'Kennung des Gegenstands' },
  facts: { en: 'What the action carries, as JSON', de: 'Angaben der Aktion als JSON' },
  reason: {
    en: 'Why staff acted inside the organisation',
    de: 'Grund, aus dem Personal des Betreibers handelte',
  },
  request: { en: 'The call in which it happened', de: 'Aufruf, in dem es geschah' },
  ip: { en: 'Address; empty once erased', de: 'Adresse; nach dem Löschen leer' },
  userAgent: { en: 'Program; empty once erased', de: 'Programm; nach dem Löschen leer' },
} as const;

/** The whole vocabulary: each action with its target and its sentence in both languages. */
export const ACTIONS = Object.fromEntries(
  Object.entries(AUDIT_FACTS).map(([name, { target, en, de }]) => [name, { target, en, de }]),
);

/** What holds for the whole log and is stated in every export. */
export const logRules = (retentionMonths: number | undefined) => ({
  clock: 'The database’s clock, in UTC; order is by sequence number.',
  retention:
    retentionMonths === undefined
      ? 'Events are kept.'
      : `After ${retentionMonths} whole months an event’s text is dropped and its hash is kept; log.bodies-dropped says when.`,
  readers: { read: RIGHTS['audit.read'], export: RIGHTS['audit.export'] },
  limits: [
    'Refusals of the last minute before a crash may be missing.',
    'Rows removed before they were sealed are found only as a missing event of the pending list.',
    'A rollback shows only to somebody who holds a later checkpoint.',
  ],
});
