import type { ShownQuestion } from '../../jobs/public/job-in-language.js';
import { html, Html } from '../../platform/http/html.js';
import { type PageFrame, PUBLIC_STYLE } from '../../platform/http/public-page.js';
import { APPLY_TEXTS, type ApplyTexts } from './apply-form.texts.js';
import type { ShownOpenJob } from './find-open-job.query.js';
import { MOST_DOCUMENTS } from './read-apply-form.js';

/** A form that is shown again: what was entered, and what is wrong with it. */
export interface Entered {
  readonly values: ReadonlyMap<string, string>;
  readonly problems: readonly { readonly field: string; readonly message: string }[];
  readonly hadFiles: boolean;
}

const STYLE = `${PUBLIC_STYLE}
  label { display: block; font-weight: 600; margin-top: 1.25rem; }
  input:not([type=checkbox]), select, textarea { background: light-dark(#fff, #1c2427); border: 1px solid light-dark(#7b8a88, #7d8d8f); border-radius: .5rem; box-sizing: border-box; color: inherit; font: inherit; margin-top: .25rem; padding: .625rem .75rem; width: 100%; }
  h2 { font-size: 1.25rem; margin: 2rem 0 0; } .consent { font-weight: 400; }
  .consent input { height: 1.25rem; margin: 0 .5rem 0 0; vertical-align: -.25rem; width: 1.25rem; }
  button { margin-top: 1.5rem; } .hint { font-size: .875rem; margin: .25rem 0 0; opacity: .85; }
  .wrong { background: light-dark(#fdeceb, #3a1d1c); border-left: .25rem solid #c02; border-radius: .25rem; padding: .25rem 1rem; }
  .aside { left: -100rem; position: absolute; }`;

/** The form itself. */
export function applyPage(
  job: ShownOpenJob,
  submission: string,
  frame: PageFrame,
  entered?: Entered,
): string {
  const texts = APPLY_TEXTS[frame.language];
  const value = (name: string) => entered?.values.get(name) ?? '';
  const field = (name: string, label: string, type: string, most: number, required = true, complete = '') =>
    html`<label for="${name}">${label}${required && ' *'}</label>
      <input
        id="${name}"
        name="${name}"
        type="${type}"
        maxlength="${most}"
        autocomplete="${complete}"
        value="${value(name)}"
        ${required && REQUIRED}
      />`;
  const body = html`<h1>${texts.title(job.title)}</h1>
    <p>${texts.at(job.organisationName)}. ${texts.required}</p>
    ${entered ? problemList(job, texts, entered) : null}
    <form method="post" enctype="multipart/form-data" action="/apply/${job.id}?lang=${frame.wanted[0] ?? frame.language}">
      <input type="hidden" name="submission" value="${submission}" />
      <p class="aside" aria-hidden="true">
        <label>Website <input name="website" tabindex="-1" autocomplete="off" /></label>
      </p>
      ${field('firstName', texts.firstName, 'text', 100, true, 'given-name')}
      ${field('lastName', texts.lastName, 'text', 100, true, 'family-name')}
      ${field('email', texts.email, 'email', 254, true, 'email')}
      ${field('phone', texts.phone, 'tel', 50, false, 'tel')}
      <div lang="${job.language}">
        ${job.questions.map((question) => questionField(question, texts, value(`answer.${question.id}`)))}
      </div>
      <label for="message">${texts.message}</label>
      <textarea id="message" name="message" rows="6" maxlength="20000">${value('message')}</textarea>
      <label for="cv">${texts.cv}</label><input id="cv" name="cv" type="file" />
      <label for="other">${texts.documents}</label
      ><input id="other" name="other" type="file" multiple aria-describedby="files" />
      <p class="hint" id="files">${texts.documentsHint(MOST_DOCUMENTS)}</p>
      <h2>${texts.privacy}</h2>
      ${texts.privacyText(job.organisationName, job.keptMonths).map((sentence) => html`<p>${sentence}</p>`)}
      <label class="consent"
        ><input type="checkbox" id="consent" name="consent" value="yes" required /> ${texts.consent} *</label
      >
      <button>${texts.send}</button>
    </form>`;
  return page(texts.title(job.title), body, frame);
}

/** What a candidate sees when the application is stored, also when the same person has applied before. */
export function confirmationPage(job: ShownOpenJob, reference: string, frame: PageFrame): string {
  const texts = APPLY_TEXTS[frame.language];
  const body = html`<h1>${texts.received}</h1>
    <p>${texts.receivedText(job.title, job.organisationName)}</p>
    <p>${texts.reference}: <strong>${reference}</strong></p>`;
  return page(texts.received, body, frame);
}

/** Why there is no form, or why it was not taken. */
export function sorryPage(why: 'missing' | 'tooMany' | 'unreadable', frame: PageFrame): string {
  const texts = APPLY_TEXTS[frame.language];
  return page(
    texts[why],
    html`<h1>${texts[why]}</h1>
      <p>${texts[`${why}Text`]}</p>`,
    frame,
  );
}

function page(title: string, body: Html, { language, nonce }: PageFrame): string {
  const other = language === 'de' ? 'en' : 'de';
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noarchive" />
        <title>${title}</title>
        <style nonce="${nonce}">
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <p class="language">
          <a href="?lang=${other}" lang="${other}" hreflang="${other}"
            >${APPLY_TEXTS[language].otherLanguage}</a
          >
        </p>
        <main>${body}</main>
      </body>
    </html>`.markup;
}

const REQUIRED = new Html(' required');

function problemList(job: ShownOpenJob, texts: ApplyTexts, { problems, hadFiles }: Entered): Html {
  return html`<div class="wrong" role="alert">
    <p>${texts.wrong}</p>
    <ul>
      ${problems.map(({ field, message }) => html`<li><a href="#${field}">${labelOf(job, texts, field)}</a>: ${message}</li>`)}
    </ul>
    ${hadFiles && html`<p>${texts.chooseAgain}</p>`}
  </div>`;
}

function labelOf({ questions }: ShownOpenJob, texts: ApplyTexts, field: string): string {
  const label = LABELS[field];
  return label ? texts[label] : (questions.find(({ id }) => field === `answer.${id}`)?.text ?? field);
}

const LABELS: Readonly<Record<string, LabelName>> = {
  ...{ firstName: 'firstName', lastName: 'lastName', email: 'email', phone: 'phone', message: 'message' },
  ...{ cv: 'cv', other: 'documents', consent: 'privacy' },
};
type LabelName = 'firstName' | 'lastName' | 'email' | 'phone' | 'message' | 'cv' | 'documents' | 'privacy';

function questionField(
  { id, text, type, required = false, options = [], labels = options }: ShownQuestion,
  texts: ApplyTexts,
  value: string,
): Html {
  const name = `answer.${id}`;
  const need = required && REQUIRED;
  const label = html`<label for="${name}">${text}${required && ' *'}</label>`;
  const option = (one: string, shown: string) =>
    html`<option value="${one}" ${one === value && new Html(' selected')}>${shown}</option>`;
  switch (type) {
    case 'choice':
      return html`${label}<select id="${name}" name="${name}" ${need}>
          ${option('', texts.choose)}${options.map((one, at) => option(one, labels[at] ?? one))}
        </select>`;
    case 'yes_no':
      return html`${label}<select id="${name}" name="${name}" ${need}>
          ${option('', texts.choose)}${option('yes', texts.yes)}${option('no', texts.no)}
        </select>`;
    case 'file':
      return html`${label}<input id="${name}" name="${name}" type="file" ${need} />`;
    default:
      return html`${label}<input
          id="${name}"
          name="${name}"
          type="${type}"
          maxlength="5000"
          value="${value}"
          ${type === 'number' && new Html(' step="any"')}${need}
        />`;
  }
}
