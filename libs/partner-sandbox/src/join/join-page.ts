import { html, page, type Html, type Language } from '../page.js';
import type { SentApplication } from './join-application.js';
import { JOIN_FAULTS } from './join-faults.js';
import type { JoinAd, JoinJob } from './join-jobs.js';
import type { JoinState } from './join-partner.js';
import { WORDS, type Words } from './join-words.js';

const CHIPS = { none: '', pending: 'wait', connected: 'good', repair: 'bad' };

/** JOIN's overview: the key, the state, the jobs. */
export function joinPage(state: JoinState, language: Language): string {
  const words = WORDS[language];
  const { live, archived } = state.jobs;
  const titles = new Map([...live, ...archived].map(({ id, title }) => [id, title]));
  const body = html`<p class="quiet">${words.path}</p>
    ${integration(state, words)}
    <h2>${words.live} (${live.length})</h2>
    ${listOf(live, words, (job) => jobCard(job, words, true))}
    <h2>${words.archived} (${archived.length})</h2>
    <p class="quiet small">${words.archivedHint}</p>
    ${listOf(archived, words, (job) => jobCard(job, words, false))}
    <h2>${words.sent} (${state.applications.length})</h2>
    ${listOf(state.applications, words, (sent) => sentCard(sent, titles.get(sent.jobId) ?? sent.jobId, words))}
    ${faults(state, words)}`;
  return page(language, '/join', words.title, '#7a5cff', body);
}

function integration(state: JoinState, words: Words): Html {
  const text = state.state === 'repair' ? words[state.reason ?? 'key_refused'] : words[`${state.state}Text`];
  const facts: [string, string | null][] = [
    [words.organisation, state.organisation],
    [words.lastPoll, state.lastPollAt && time(state.lastPollAt)],
    [words.problem, state.problem],
  ];
  return html`<section class="card">
    <div class="row">
      <div>
        <h2 class="flush">Andock</h2>
        <p class="quiet small">${words.intro}</p>
      </div>
      <span class="chip state ${CHIPS[state.state]}">${words[state.state]}</span>
    </div>
    <p>${text}</p>
    ${facts.map(
      ([name, value]) =>
        value !== null &&
        html`<div class="small"><span class="quiet">${name}:</span> <code>${value}</code></div>`,
    )}
    <form method="post" action="/join/key" class="grid">
      <div>
        <label for="key"
          >${words.key} ${state.keyLast4 !== null && html`(${words.ends} ${state.keyLast4})`}</label
        >
        <div class="row">
          <input id="key" name="key" type="password" required autocomplete="off" spellcheck="false" />
          <button>${words.save}</button>
        </div>
      </div>
    </form>
    ${
      state.state !== 'none' &&
      html`<form method="post" action="/join/poll"><button class="second">${words.poll}</button></form>`
    }
  </section>`;
}

function listOf<T>(items: readonly T[], words: Words, card: (item: T) => Html): Html {
  return items.length === 0 ? html`<p class="card quiet">${words.empty}</p>` : html`${items.map(card)}`;
}

function jobCard(job: JoinJob, words: Words, isLive: boolean): Html {
  return html`<article class="card row">
    <div>
      <h3>${job.title}</h3>
      <p class="quiet small">${job.ad ? factsOf(job.ad, words) : words.byHand} <code>${job.id}</code></p>
      ${job.boards.map(({ name, state, url }) =>
        state === 'live'
          ? html`<a class="chip good" href="${url}" rel="noreferrer">${name}</a> `
          : html`<span class="chip">${name}</span> `,
      )}
    </div>
    ${isLive && applying(job.id, words)}
  </article>`;
}

function factsOf({ towns, employmentType, salary }: JoinAd, words: Words): string {
  const pay = salary && `${salary.from} – ${salary.to} ${salary.currency}/${words.per[salary.period]}`;
  return [...towns, words.employment[employmentType], ...(pay === null ? [] : [pay])].join(' · ');
}

function applying(jobId: string, words: Words): Html {
  const field = (name: string, label: string, kind: string) =>
    html`<div>
      <label for="${name}-${jobId}">${label}</label
      ><input id="${name}-${jobId}" name="${name}" type="${kind}" ${kind !== 'file' && html`required`} />
    </div>`;
  return html`<form method="post" action="/join/apply">
      <input type="hidden" name="jobId" value="${jobId}" /><button>${words.apply}</button>
    </form>
    <details>
      <summary>${words.applySelf}</summary>
      <form method="post" action="/join/apply" enctype="multipart/form-data">
        <input type="hidden" name="jobId" value="${jobId}" />
        <div class="grid">
          ${field('firstName', words.firstName, 'text')} ${field('lastName', words.lastName, 'text')}
          ${field('email', words.email, 'email')} ${field('file', words.file, 'file')}
        </div>
        <button>${words.send}</button>
      </form>
    </details>`;
}

function sentCard(sent: SentApplication, title: string, words: Words): Html {
  const isTaken = sent.status === 201;
  return html`<article class="card row">
    <div>
      <h3>${sent.name}</h3>
      <p class="quiet small">${title} · ${time(sent.at)}</p>
      <div class="small">
        ${words.documents}:
        ${sent.documents.map(
          ({ fileName, status }) =>
            html`<span class="chip ${status === 201 ? 'good' : 'bad'}">${fileName} (${status})</span> `,
        )}
        ${sent.documents.length === 0 && '–'}
        ${sent.doubles.length > 0 && html`<br />${words.doubles}: ${sent.doubles.join(', ')}`}
      </div>
    </div>
    <span class="chip ${isTaken ? 'good' : 'bad'}"
      >${isTaken ? words.taken : words.refused} (${sent.status})</span
    >
  </article>`;
}

function faults({ fault }: JoinState, words: Words): Html {
  return html`<h2>${words.fault}</h2>
    <form method="post" action="/join/_faults" class="card row">
      <label for="mode" class="quiet small">${words.faultText}</label>
      <div class="row">
        <select id="mode" name="mode">
          ${JOIN_FAULTS.map(
            (mode) =>
              html`<option value="${mode}" ${mode === fault && html`selected`}>${words.faults[mode]}</option>`,
          )}
        </select>
        <button class="second">${words.setFault}</button>
      </div>
    </form>`;
}

const time = (at: string): string => `${at.slice(0, 19).replace('T', ' ')} UTC`;
