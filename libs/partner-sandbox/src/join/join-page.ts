import { html, page, type Html, type Language } from '../page.js';
import type { SentApplication } from './join-application.js';
import type { JoinJob } from './join-jobs.js';
import type { JoinState } from './join-partner.js';

const WORDS = {
  de: {
    title: 'JOIN (Sandbox)',
    path: 'Einstellungen › Überblick › Integrationen › ATS-Plattformen',
    none: 'NICHT VERBUNDEN',
    pending: 'AUSSTEHEND',
    connected: 'VERBUNDEN',
    repair: 'INTEGRATION REPARIEREN',
    noneText: 'Den API-Schlüssel der HR-Software hier eintragen.',
    pendingText: 'Die Anfrage wird bearbeitet, die Integration ist in Kürze aktiv.',
    connectedText: 'Stellen und Bewerbungen werden abgeglichen.',
    repairText: 'Der Schlüssel wird nicht angenommen. Einen neuen Schlüssel erzeugen und hier eintragen.',
    key: 'API-Schlüssel',
    ends: 'endet auf',
    save: 'Verbinden',
    poll: 'Jetzt abgleichen',
    live: 'Veröffentlichte Stellen',
    archived: 'Archivierte Stellen',
    byHand: 'vor der Integration von Hand veröffentlicht',
    apply: 'Mit Lebenslauf bewerben',
    sent: 'Übergebene Bewerbungen',
    empty: 'Keine.',
    documents: 'Dokumente',
    refused: 'nicht angenommen',
    taken: 'angenommen',
  },
  en: {
    title: 'JOIN (sandbox)',
    path: 'Settings › Overview › Integrations › ATS platforms',
    none: 'NOT CONNECTED',
    pending: 'PENDING',
    connected: 'CONNECTED',
    repair: 'REPAIR INTEGRATION',
    noneText: "Enter the HR software's API key here.",
    pendingText: 'The request is being processed, the integration will be active shortly.',
    connectedText: 'Jobs and applications are synchronised.',
    repairText: 'The key is not accepted. Generate a new key and enter it here.',
    key: 'API key',
    ends: 'ends in',
    save: 'Connect',
    poll: 'Synchronise now',
    live: 'Live jobs',
    archived: 'Archived jobs',
    byHand: 'published by hand before the integration',
    apply: 'Apply with a CV',
    sent: 'Applications handed over',
    empty: 'None.',
    documents: 'Documents',
    refused: 'not accepted',
    taken: 'accepted',
  },
};

type Words = (typeof WORDS)['de'];

const CHIPS = { none: '', pending: 'wait', connected: 'good', repair: 'bad' };

/** JOIN's overview: the key, the state, the jobs. */
export function joinPage(state: JoinState, language: Language): string {
  const words = WORDS[language];
  const body = html`<p class="quiet">${words.path}</p>
    ${integration(state, words)}
    <h2>${words.live} (${state.jobs.live.length})</h2>
    ${listOf(state.jobs.live, words, (job) => jobCard(job, words, true))}
    <h2>${words.archived} (${state.jobs.archived.length})</h2>
    ${listOf(state.jobs.archived, words, (job) => jobCard(job, words, false))}
    <h2>${words.sent} (${state.applications.length})</h2>
    ${listOf(state.applications, words, (sent) => sentCard(sent, words))}`;
  return page(language, '/join', words.title, '#7a5cff', body);
}

function integration(state: JoinState, words: Words): Html {
  return html`<section class="card">
    <div class="row">
      <div>
        <strong>Andock</strong> <span class="chip ${CHIPS[state.state]}">${words[state.state]}</span>
        <span class="quiet">${state.organisation}</span>
        <p>${words[`${state.state}Text`]}</p>
        ${state.problem !== null && html`<p class="quiet"><code>${state.problem}</code></p>`}
      </div>
      ${
        state.state !== 'none' &&
        html`<form method="post" action="/join/poll"><button>${words.poll}</button></form>`
      }
    </div>
    <form method="post" action="/join/key">
      <label for="key"
        >${words.key} ${state.keyLast4 !== null && html`(${words.ends} ${state.keyLast4})`}</label
      >
      <div class="row">
        <input id="key" name="key" type="password" required autocomplete="off" spellcheck="false" />
        <button>${words.save}</button>
      </div>
    </form>
  </section>`;
}

function listOf<T>(items: readonly T[], words: Words, card: (item: T) => Html): Html {
  return items.length === 0 ? html`<p class="card quiet">${words.empty}</p>` : html`${items.map(card)}`;
}

function jobCard(job: JoinJob, words: Words, isLive: boolean): Html {
  return html`<article class="card row">
    <div>
      <strong>${job.title}</strong> <span class="quiet">${job.id}</span><br />
      ${job.byHand && html`<span class="quiet">${words.byHand}</span>`}
      ${job.boards.map(
        ({ name, state, url }) =>
          html`<a class="chip ${state === 'live' && 'good'}" href="${url}" rel="noreferrer">${name}</a> `,
      )}
    </div>
    ${
      isLive &&
      html`<form method="post" action="/join/apply">
        <input type="hidden" name="jobId" value="${job.id}" /><button>${words.apply}</button>
      </form>`
    }
  </article>`;
}

function sentCard(sent: SentApplication, words: Words): Html {
  const isTaken = sent.status === 201;
  return html`<article class="card row">
    <div>
      <strong>${sent.name}</strong> <span class="quiet">${sent.at.slice(0, 19).replace('T', ' ')}</span><br />
      <span class="quiet"
        >${words.documents}: ${sent.documents.map((one) => `${one.fileName} (${one.status}) `)}</span
      >
    </div>
    <span class="chip ${isTaken ? 'good' : 'bad'}"
      >${isTaken ? words.taken : words.refused} (${sent.status})</span
    >
  </article>`;
}
