import { html, page, type Html, type Language } from '../page.js';
import { type OperatorAtsState, type ReceivedDelivery, SIGNING_SECRET } from './operator-ats-state.js';

const SHOWN = 100;

const WORDS = {
  de: {
    title: 'Eigenes ATS (Sandbox)',
    intro: 'Adresse: dieser Rechner, Pfad /operator-ats/muster/in. Signaturschlüssel:',
    applications: 'Angekommene Bewerbungen',
    at: 'Zeit',
    account: 'Konto',
    job: 'Stelle',
    candidate: 'Kandidat:in',
    documents: 'Abgeholte Dokumente',
    answer: 'Antwort',
    none: 'Noch nichts angekommen.',
    fault: 'Störung',
    repeated: 'wiederholt',
  },
  en: {
    title: 'Own ATS (sandbox)',
    intro: 'Address: this machine, path /operator-ats/muster/in. Signing secret:',
    applications: 'Applications that arrived',
    at: 'Time',
    account: 'Account',
    job: 'Job',
    candidate: 'Candidate',
    documents: 'Documents fetched',
    answer: 'Answer',
    none: 'Nothing has arrived yet.',
    fault: 'Fault',
    repeated: 'repeated',
  },
};

type Words = (typeof WORDS)['de'];

/** What arrived at the own ATS. */
export function operatorAtsPage(state: OperatorAtsState, language: Language): string {
  const words = WORDS[language];
  const headings = [words.at, words.account, words.job, words.candidate, words.documents, words.answer];
  const rows = state.received.slice(-SHOWN).toReversed();
  const body = html`<div class="card row">
      <span>${words.intro} <code>${SIGNING_SECRET}</code></span>
      ${state.faults.mode !== 'none' && html`<span class="chip wait">${words.fault}: ${state.faults.mode}</span>`}
    </div>
    <h2>${words.applications} (${state.received.length})</h2>
    ${rows.length === 0 && html`<p class="card quiet">${words.none}</p>`}
    ${
      rows.length > 0 &&
      html`<div class="scroll">
        <table>
          <thead>
            <tr>
              ${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => rowOf(row, words))}
          </tbody>
        </table>
      </div>`
    }`;
  return page(language, '/operator-ats', words.title, '#12a594', body);
}

function rowOf(delivery: ReceivedDelivery, words: Words): Html {
  const { at, account, jobTitle, name, email, documents, status, reason, repeated } = delivery;
  return html`<tr>
    <td>${at.slice(0, 19).replace('T', ' ')}</td>
    <td>${account}</td>
    <td>${jobTitle}</td>
    <td>${name}<br /><span class="quiet">${email}</span></td>
    <td>
      ${documents.map(
        ({ fileName, category, size, status: fetched }) =>
          html`${fileName} <span class="chip ${fetched === 200 ? 'good' : 'bad'}">${category}</span>
            <span class="quiet">${Math.ceil(size / 1000)} kB</span><br />`,
      )}
    </td>
    <td>
      <span class="chip ${status < 300 ? 'good' : 'bad'}">${status}</span>
      <span class="quiet">${repeated ? words.repeated : reason}</span>
    </td>
  </tr>`;
}
