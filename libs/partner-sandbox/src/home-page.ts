import { html, page, type Language } from './page.js';

const WORDS = {
  de: {
    title: 'Partner-Sandbox',
    personio: 'Personio: angekommene Bewerbungen und Dokumente',
    operatorAts: 'Eigenes ATS: signiert zugestellte Bewerbungen',
    join: 'JOIN: Schlüssel eintragen, Stellen ansehen, bewerben',
  },
  en: {
    title: 'Partner sandbox',
    personio: 'Personio: applications and documents that arrived',
    operatorAts: 'Own ATS: applications delivered with a signature',
    join: 'JOIN: enter the key, see jobs, apply',
  },
};

/** The sandbox's first page. */
export function homePage(language: Language): string {
  const words = WORDS[language];
  return page(
    language,
    '/',
    words.title,
    '#5468ff',
    html`<p class="card"><a href="/personio?lang=${language}">${words.personio}</a></p>
      <p class="card"><a href="/operator-ats?lang=${language}">${words.operatorAts}</a></p>
      <p class="card"><a href="/join?lang=${language}">${words.join}</a></p>`,
  );
}
