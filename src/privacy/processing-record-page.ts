import { html, type Html } from '../platform/http/html.js';
import type { ProcessingRecord, RecordRecipient } from './processing-record.schemas.js';

const TITLES = {
  en: {
    title: 'Record of processing activities (GDPR Art. 30)',
    madeAt: 'As of',
    controller: 'Controller',
    processor: 'Processor: operator of the hub',
    purposes: 'Purposes',
    persons: 'Categories of persons',
    data: 'Categories of data',
    recipients: 'Recipients',
    none: 'None so far.',
    since: 'since',
    until: 'until',
    transfers: 'Transfers to third countries',
    retention: 'Time limits for erasure',
    measures: 'Technical and organisational measures',
  },
  de: {
    title: 'Verzeichnis von Verarbeitungstätigkeiten (Art. 30 DSGVO)',
    madeAt: 'Stand',
    controller: 'Verantwortliche Stelle',
    processor: 'Auftragsverarbeitung: Betreiber des Hubs',
    purposes: 'Zwecke',
    persons: 'Kategorien betroffener Personen',
    data: 'Kategorien von Daten',
    recipients: 'Empfänger',
    none: 'Bisher keine.',
    since: 'seit',
    until: 'bis',
    transfers: 'Übermittlungen in Drittländer',
    retention: 'Löschfristen',
    measures: 'Technische und organisatorische Maßnahmen',
  },
};

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.05rem;margin:1.5rem 0 .25rem}p,ul{margin:.25rem 0}';

/** The record as one page for printing, which needs nothing else. */
export function processingRecordPage(record: ProcessingRecord): string {
  const { language, controller, processor, recipients } = record;
  const t = TITLES[language];
  const section = (title: string, entries: readonly string[]): Html =>
    html`<h2>${title}</h2>
      <ul>
        ${entries.map((entry) => html`<li>${entry}</li>`)}
      </ul>`;
  const day = (moment: string): string =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(moment));
  const recipient = ({ name, does, since, until }: RecordRecipient): string =>
    `${name}, ${t.since} ${day(since)}${until === null ? '' : `, ${t.until} ${day(until)}`}. ${does}`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${t.title} – ${controller.name}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <h1>${t.title}</h1>
        <p>${t.madeAt}: ${day(record.madeAt)}</p>
        ${section(t.controller, [`${controller.name}, ${controller.contact}`])}
        ${section(t.processor, [`${processor.name}, ${processor.contact}`])}
        ${section(t.purposes, record.purposes)} ${section(t.persons, record.persons)}
        ${section(t.data, record.data)}
        ${section(t.recipients, recipients.length === 0 ? [t.none] : recipients.map(recipient))}
        ${section(t.transfers, record.transfers)} ${section(t.retention, record.retention.sentences)}
        ${section(t.measures, record.measures)}
      </body>
    </html> `.markup;
}
