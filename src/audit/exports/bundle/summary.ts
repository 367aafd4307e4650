import type { BundleFacts } from '@andock/tamper-log';
import type { Language } from '../../../platform/http/language.js';
import { openSentence } from '../../sentences/sentence.js';
import type { ReviewView } from '../../reviews/reviews.schemas.js';
import type { SeqRange } from './log-rows.js';
import type { Inventories } from './write-inventories.js';

/** What the summary tells beside the manifest's facts. */
export interface SummaryInput {
  readonly facts: BundleFacts;
  readonly range: SeqRange | undefined;
  readonly counts: ReadonlyMap<string, number>;
  readonly stragglers: number;
  /** Events whose text the retention rule has dropped. */
  readonly dropped: number;
  readonly reviews: readonly ReviewView[];
  readonly inventories: Inventories;
  readonly checkpointSize: number;
  readonly publicKey: string;
}

const WORDS = {
  en: {
    title: 'Audit log export',
    organisation: 'Organisation',
    instance: 'The installation itself',
    period: 'Period (UTC)',
    events: 'Events',
    none: 'none',
    noGaps: 'no gaps',
    filter: 'Filter',
    everything: 'none, every event of the period',
    filters: {
      action: 'action',
      exceptAction: 'all but the action',
      actorId: 'done by',
      targetId: 'done to',
      outcome: 'outcome',
    },
    chosen: (first: number, last: number) =>
      `from ${first} to ${last}, chosen by the filter: proven is that they are in the log, not that they are all`,
    textsGone:
      'events whose text the retention rule has dropped could not be chosen; they come before number',
    stragglers: 'of them outside the period, since order is by sequence number',
    dropped: 'of them without their text, dropped by the retention rule; their hashes prove them',
    exporter: 'Exported by',
    at: 'at',
    system: 'System',
    checkpoint: 'Newest checkpoint',
    proof: 'How to prove it',
    how: 'On any machine with Node 20.12 or newer, with the key from the hub’s /.well-known/andock-audit-key, obtained at another time or from another person:',
    key: 'Key that signed this export',
    actions: 'What was done',
    unreadable: 'unreadable or unknown',
    reviews: 'Reviewed by auditors',
    notReviewed: 'No part of the period has been signed off as reviewed.',
    access: 'Who had access',
    accessHead: ['Who', 'Role', 'From', 'Until'],
    keys: 'Keys that were valid',
    keysHead: ['Key', 'For', 'May', 'From', 'Until', 'Last used'],
    ofOperator: 'staff of the operator',
    keyKinds: { partner: 'a partner', 'own-system': 'own systems', operator: 'systems of the operator' },
    lasting: 'lasting',
    never: 'never',
    noKeys: 'No key was valid in the period.',
    stated:
      'Stated by the hub when it made this export, and signed with it; what the log proves are the events about accounts and keys themselves.',
  },
  de: {
    title: 'Export des Audit-Protokolls',
    organisation: 'Organisation',
    instance: 'Die Installation selbst',
    period: 'Zeitraum (UTC)',
    events: 'Ereignisse',
    none: 'keine',
    noGaps: 'lückenlos',
    filter: 'Filter',
    everything: 'keiner, alle Ereignisse des Zeitraums',
    filters: {
      action: 'Aktion',
      exceptAction: 'alle außer der Aktion',
      actorId: 'getan von',
      targetId: 'geschehen an',
      outcome: 'Ergebnis',
    },
    chosen: (first: number, last: number) =>
      `von ${first} bis ${last}, vom Filter gewählt: Bewiesen ist, dass sie im Protokoll stehen, nicht dass es alle sind`,
    textsGone:
      'Ereignisse, deren Text die Aufbewahrungsregel entfernt hat, konnten nicht gewählt werden; sie stehen vor der Nummer',
    stragglers: 'davon außerhalb des Zeitraums, da die Reihenfolge die der Nummern ist',
    dropped: 'davon ohne Text, nach der Aufbewahrungsregel entfernt; ihre Hashes beweisen sie',
    exporter: 'Exportiert von',
    at: 'am',
    system: 'System',
    checkpoint: 'Neuester Prüfpunkt',
    proof: 'So lässt es sich beweisen',
    how: 'Auf jedem Rechner mit Node 20.12 oder neuer, mit dem Schlüssel von /.well-known/andock-audit-key des Hubs, zu anderer Zeit oder von anderer Seite erhalten:',
    key: 'Schlüssel, mit dem dieser Export signiert ist',
    actions: 'Was geschehen ist',
    unreadable: 'unlesbar oder unbekannt',
    reviews: 'Von der Revision geprüft',
    notReviewed: 'Kein Teil des Zeitraums ist als geprüft abgezeichnet.',
    access: 'Wer Zugang hatte',
    accessHead: ['Wer', 'Rolle', 'Von', 'Bis'],
    keys: 'Schlüssel, die galten',
    keysHead: ['Schlüssel', 'Für', 'Darf', 'Von', 'Bis', 'Zuletzt benutzt'],
    ofOperator: 'Personal des Betreibers',
    keyKinds: { partner: 'ein Partner', 'own-system': 'eigene Systeme', operator: 'Systeme des Betreibers' },
    lasting: 'andauernd',
    never: 'nie',
    noKeys: 'Im Zeitraum galt kein Schlüssel.',
    stated:
      'Angaben des Hubs beim Erstellen dieses Exports und mit ihm signiert; bewiesen sind die Ereignisse zu Konten und Schlüsseln selbst.',
  },
} as const;

/** The page to read first, in one language; everything that comes from data is escaped. */
export function summaryPage(input: SummaryInput, language: Language): string {
  const words = WORDS[language];
  const { facts, counts, checkpointSize, publicKey } = input;
  const rows: [string, string][] = [
    [
      words.organisation,
      facts.organisation ? `${facts.organisation.name} (${facts.organisation.id})` : words.instance,
    ],
    [words.period, `${facts.period.from} – ${facts.period.to}`],
    [words.filter, filterLine(facts, language)],
    [words.events, eventsLine(input, language)],
    [words.exporter, `${facts.exporter.kind} ${facts.exporter.id} ${words.at} ${facts.exportedAt}`],
    [words.system, `${facts.system.name} ${facts.system.version}`],
    [words.checkpoint, String(checkpointSize)],
    [words.key, publicKey],
  ];
  const told = [...counts].sort(([a], [b]) => a.localeCompare(b));
  const actions = told.map(([action, count]) => [
    action,
    openSentence(action, language) ?? words.unreadable,
    String(count),
  ]);
  const reviews = input.reviews.map(({ at, by, from, to, note }) => [at, by, `${from} – ${to}`, note]);
  const people = input.inventories.people.map(({ accountId, kind, role, name, email, from, to }) => [
    name === null ? `${words.ofOperator} (${accountId})` : `${name} <${email}>`,
    kind === 'staff' ? `${role}, ${words.ofOperator}` : role,
    from,
    to ?? words.lasting,
  ]);
  const keys = input.inventories.keys.map((key) => [
    key.name === null ? key.masked : `${key.masked} (${key.name})`,
    key.partner ?? words.keyKinds[key.kind],
    key.scopes.join(', '),
    key.from,
    key.to ?? words.lasting,
    key.lastUsedAt ?? (key.name === null ? '–' : words.never),
  ]);
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<title>${escaped(words.title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}td,th{text-align:left;vertical-align:top;padding:.2rem 1rem .2rem 0}code{overflow-wrap:anywhere}</style>
<h1>${escaped(words.title)}</h1>
${table(rows)}
<h2>${escaped(words.proof)}</h2>
<p>${escaped(words.how)}</p>
<pre><code>node verify.mjs . --key KEY</code></pre>
<h2>${escaped(words.actions)}</h2>
${table(actions)}
<h2>${escaped(words.access)}</h2>
<p>${escaped(words.stated)}</p>
${table([words.accessHead, ...people])}
<h2>${escaped(words.keys)}</h2>
${keys.length === 0 ? `<p>${escaped(words.noKeys)}</p>` : table([words.keysHead, ...keys])}
<h2>${escaped(words.reviews)}</h2>
${reviews.length === 0 ? `<p>${escaped(words.notReviewed)}</p>` : table(reviews)}
</html>
`;
}

function filterLine({ filter }: BundleFacts, language: Language): string {
  const { everything, filters } = WORDS[language];
  if (!filter) return everything;
  const named = Object.entries(filter) as [keyof typeof filters, unknown][];
  return named.map(([name, value]) => `${filters[name]} ${String(value)}`).join(', ');
}

function eventsLine(input: SummaryInput, language: Language): string {
  const words = WORDS[language];
  const { range, stragglers, dropped, counts, facts } = input;
  if (facts.filter) {
    const shown = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const found = range ? `${shown} ${words.chosen(range.first, range.last)}` : words.none;
    return facts.bodiesFromSeq === 0 ? found : `${found}; ${words.textsGone} ${facts.bodiesFromSeq}`;
  }
  if (!range) return words.none;
  const line = `${range.last - range.first + 1}: ${range.first} – ${range.last}, ${words.noGaps}`;
  return [
    line,
    ...(stragglers === 0 ? [] : [`${stragglers} ${words.stragglers}`]),
    ...(dropped === 0 ? [] : [`${dropped} ${words.dropped}`]),
  ].join('; ');
}

const table = (rows: readonly (readonly string[])[]): string =>
  `<table>\n${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>\n`).join('')}</table>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
