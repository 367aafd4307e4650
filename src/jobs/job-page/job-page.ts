import { html, Html } from '../../platform/http/html.js';
import type { Language } from '../../platform/http/language.js';
import { languageName, type PageFrame, PUBLIC_STYLE } from '../../platform/http/public-page.js';
import type { JobSalary } from '../public/job-parts.schema.js';
import type { ShownJob } from './find-job-page.query.js';
import { JOB_PAGE_TEXTS } from './job-page.texts.js';
import { asJsonLd, jobPosting } from './job-posting.js';

/** What a public page of a job is made with. */
export interface JobPageFrame extends PageFrame {
  /** The page's own address, without a language. */
  readonly url: string;
  /** The languages in which the ad can be read, the first is the one it was written in. */
  readonly languages: readonly string[];
}

const STYLE = `${PUBLIC_STYLE}
  dl { display: grid; gap: .25rem 1.5rem; grid-template-columns: max-content 1fr; margin: 1.5rem 0; }
  dt { font-weight: 600; } dd { margin: 0; }
  @media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }`;

/** The ad of an open job, with the way to apply. */
export function jobPage(job: ShownJob, frame: JobPageFrame): string {
  const texts = JOB_PAGE_TEXTS[frame.language];
  const apply = html`<p><a class="apply" href="/apply/${job.id}?lang=${frame.wanted[0] ?? frame.language}">${texts.apply}</a></p>`;
  const facts: readonly (readonly [string, string | null])[] = [
    [texts.at, job.organisationName],
    [texts.where, placesOf(job, frame.language)],
    [texts.employment, texts.employmentTypes[job.employmentType]],
    [texts.category, job.category],
    [texts.seniority, job.seniority],
    [texts.salary, job.salary && payOf(job.salary, frame.language)],
    [texts.until, job.validThrough && dayOf(job.validThrough, frame.language)],
    [
      texts.contact,
      job.contact && [job.contact.name, job.contact.email, job.contact.phone].filter(Boolean).join(', '),
    ],
  ];
  const body = html`<h1 lang="${job.language}">${job.title}</h1>
    <dl>
      ${facts.map(([name, value]) => (value === null || value === '' ? html`` : html`<dt>${name}</dt><dd>${value}</dd>`))}
    </dl>
    ${apply}
    <article lang="${job.language}">${new Html(job.descriptionHtml)}</article>
    ${apply}`;
  const [written] = frame.languages;
  const addressOf = (language: string) =>
    language === written ? frame.url : `${frame.url}?lang=${language}`;
  const data = new Html(asJsonLd(jobPosting(job, addressOf(job.language))));
  const head = html`<link rel="canonical" href="${addressOf(job.language)}" />
    ${frame.languages.map((one) => html`<link rel="alternate" hreflang="${one}" href="${addressOf(one)}" />`)}
    <script type="application/ld+json">
      ${data}
    </script>`;
  return page(`${job.title} · ${job.organisationName}`, head, body, frame, frame.languages);
}

/** Why there is no ad. */
export function noJobPage(why: 'gone' | 'missing', frame: PageFrame): string {
  const texts = JOB_PAGE_TEXTS[frame.language];
  const body = html`<h1>${texts[why]}</h1>
    <p>${texts[`${why}Text`]}</p>`;
  return page(texts[why], html`<meta name="robots" content="noindex" />`, body, frame);
}

function page(
  title: string,
  head: Html,
  body: Html,
  { language, wanted, nonce }: PageFrame,
  languages: readonly string[] = [],
): string {
  const others = new Set(['de', 'en', ...languages]);
  others.delete(wanted.find((one) => others.has(one)) ?? language);
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        ${head}
        <style nonce="${nonce}">
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <p class="language">
          ${[...others].map((one) => html`<a href="?lang=${one}" lang="${one}" hreflang="${one}">${languageName(one)}</a> `)}
        </p>
        <main>${body}</main>
      </body>
    </html>`.markup;
}

function placesOf({ locations }: ShownJob, language: Language): string {
  const countries = new Intl.DisplayNames([language], { type: 'region' });
  return locations
    .map(({ city, country, remote }) =>
      [
        `${city}, ${countries.of(country) ?? country}`,
        ...(remote ? [JOB_PAGE_TEXTS[language].remote] : []),
      ].join(' – '),
    )
    .join('; ');
}

/** Null for a pay that an ad must not show. */
function payOf({ from, to, currency, period, shown }: JobSalary, language: Language): string | null {
  if (shown === false) return null;
  const money = new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 2 });
  return `${from === to ? money.format(from) : money.formatRange(from, to)} ${JOB_PAGE_TEXTS[language].periods[period]}`;
}

const dayOf = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
