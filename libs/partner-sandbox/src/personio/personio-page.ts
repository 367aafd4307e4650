import { html, page, type Html, type Language } from '../page.js';
import {
  POSITIONS,
  type PersonioState,
  type ReceivedApplication,
  type ReceivedDocument,
} from './personio-state.js';

const SHOWN = 100;

const WORDS = {
  de: {
    title: 'Personio (Sandbox)',
    intro: 'Angekommene Bewerbungen und Dokumente, die neuesten zuerst.',
    applications: 'Bewerbungen',
    documents: 'Dokumente',
    at: 'Zeit',
    company: 'Unternehmen',
    job: 'Stelle',
    candidate: 'Kandidat:in',
    files: 'Dokumente',
    said: 'Nachricht und Attribute',
    answer: 'Antwort',
    name: 'Name',
    size: 'Größe',
    none: 'Noch nichts angekommen.',
    fault: 'Störung',
    sentAgain: 'Nach Zusage erneut gesendet',
  },
  en: {
    title: 'Personio (sandbox)',
    intro: 'Applications and documents that arrived, newest first.',
    applications: 'Applications',
    documents: 'Documents',
    at: 'Time',
    company: 'Company',
    job: 'Job',
    candidate: 'Candidate',
    files: 'Documents',
    said: 'Message and attributes',
    answer: 'Answer',
    name: 'Name',
    size: 'Size',
    none: 'Nothing has arrived yet.',
    fault: 'Fault',
    sentAgain: 'Sent again after a clear yes',
  },
};

type Words = (typeof WORDS)['de'];

/** What arrived at Personio. */
export function personioPage(state: PersonioState, language: Language): string {
  const words = WORDS[language];
  const body = html`<div class="card row">
      <span>${words.intro}</span>
      <span>
        ${state.faults.mode !== 'none' && html`<span class="chip wait">${words.fault}: ${state.faults.mode}</span>`}
        ${state.sentAgain > 0 && html`<span class="chip bad">${words.sentAgain}: ${state.sentAgain}</span>`}
      </span>
    </div>
    <h2>${words.applications} (${state.applications.length})</h2>
    ${table(
      [words.at, words.company, words.job, words.candidate, words.said, words.files, words.answer],
      state.applications.slice(-SHOWN).toReversed().map(applicationRow),
      words,
    )}
    <h2>${words.documents} (${state.documents.length})</h2>
    ${table(
      [words.at, words.company, words.name, words.size, words.answer],
      state.documents.slice(-SHOWN).toReversed().map(documentRow),
      words,
    )}`;
  return page(language, '/personio', words.title, '#ffb400', body);
}

function table(headings: readonly string[], rows: readonly Html[], words: Words): Html {
  if (rows.length === 0) return html`<p class="card quiet">${words.none}</p>`;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function applicationRow(application: ReceivedApplication): Html {
  const job = POSITIONS.find(({ id }) => id === application.jobPositionId);
  return html`<tr>
    <td>${time(application.at)}</td>
    <td>${application.companyId}</td>
    <td>${application.jobPositionId} <span class="quiet">${job?.name}</span></td>
    <td>
      ${application.firstName} ${application.lastName}<br /><span class="quiet">${application.email}</span>
    </td>
    <td>
      ${typeof application.message === 'string' && html`<span class="said">${application.message}</span><br />`}
      ${application.attributes.map(({ id, value }) => html`<code>${id}</code> ${value}<br />`)}
      ${Array.isArray(application.tags) && application.tags.map((tag) => html`<span class="chip">${tag}</span> `)}
    </td>
    <td>
      ${application.files.map(
        ({ uuid, fileName, category }) =>
          html`<a href="/personio/documents/${uuid}">${fileName}</a> <span class="chip">${category}</span
            ><br />`,
      )}
    </td>
    <td>${answerChip(application.status)} <span class="quiet">${application.reason}</span></td>
  </tr>`;
}

function documentRow(document: ReceivedDocument): Html {
  return html`<tr>
    <td>${time(document.at)}</td>
    <td>${document.companyId}</td>
    <td>
      ${document.uuid !== null && html`<a href="/personio/documents/${document.uuid}">${document.fileName}</a>`}
    </td>
    <td>${Math.ceil(document.size / 1000)} kB</td>
    <td>${answerChip(document.status)} <span class="quiet">${document.reason}</span></td>
  </tr>`;
}

function answerChip(status: number): Html {
  return html`<span class="chip ${status < 300 ? 'good' : status === 429 ? 'wait' : 'bad'}">${status}</span>`;
}

function time(at: string): string {
  return at.slice(0, 19).replace('T', ' ');
}
