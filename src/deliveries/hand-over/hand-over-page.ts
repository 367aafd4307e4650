import { html, Html } from '../../platform/http/html.js';
import { type PageFrame, PUBLIC_STYLE } from '../../platform/http/public-page.js';
import type { LinkedHandOver } from './fetch-hand-over.use-case.js';

const TEXTS = {
  en: {
    title: 'An application is handed over',
    what: (job: string, organisation: string) => `It is an application to “${job}” at ${organisation}.`,
    how: 'The file holds the application as PDF and JSON, and its documents. That it is fetched is written down.',
    until: 'The link works until',
    fetch: 'Download the application (ZIP)',
    gone: 'This link no longer works',
    goneWhat: 'It is over, or the application was erased. Ask the sender for a new link, or sign in.',
  },
  de: {
    title: 'Eine Bewerbung wird übergeben',
    what: (job: string, organisation: string) => `Es ist eine Bewerbung auf „${job}“ bei ${organisation}.`,
    how: 'Die Datei enthält die Bewerbung als PDF und JSON und ihre Dokumente. Dass sie abgeholt wird, wird festgehalten.',
    until: 'Der Link gilt bis',
    fetch: 'Bewerbung herunterladen (ZIP)',
    gone: 'Dieser Link gilt nicht mehr',
    goneWhat:
      'Er ist abgelaufen, oder die Bewerbung wurde gelöscht. Um einen neuen Link bitten oder anmelden.',
  },
} as const;

/** Asks before anything is handed out, so that a mail filter that follows links takes nothing along. */
export function handOverPage(
  { id, job, organisation, expiresAt }: LinkedHandOver,
  token: string,
  frame: PageFrame,
): string {
  const texts = TEXTS[frame.language];
  const until = new Intl.DateTimeFormat(frame.language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return page(
    texts.title,
    html`<p>${texts.what(job, organisation)}</p>
      <p>${texts.how}</p>
      <form method="post" action="/hand-over/${id}?token=${token}">
        <button>${texts.fetch}</button>
      </form>
      <p>${texts.until} ${until.format(new Date(expiresAt))} UTC.</p>`,
    frame,
  );
}

/** The link leads nowhere. */
export function noHandOverPage(frame: PageFrame): string {
  const texts = TEXTS[frame.language];
  return page(texts.gone, html`<p>${texts.goneWhat}</p>`, frame);
}

const page = (title: string, body: Html, { language, nonce }: PageFrame): string =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style nonce="${nonce}">
          ${new Html(PUBLIC_STYLE)}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`.markup;
