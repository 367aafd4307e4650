import type { Request, Response } from 'express';
import { type Language, languagesIn, ourLanguage } from './language.js';
import { styleNonceOf } from './style-nonce.js';

/** Whom a public page is made for. */
export interface PageFrame {
  /** The language of the page itself. */
  readonly language: Language;
  /** The languages that the reader wants, best first; the one chosen on the page before those of the browser. */
  readonly wanted: readonly string[];
  /** Under which the page may carry its styles. */
  readonly nonce: string;
}

/** The frame of a page that needs no script, and the headers that let it show nothing but itself. */
export function pageFrame(request: Request, response: Response, formAction: "'self'" | "'none'"): PageFrame {
  const { lang } = request.query;
  const chosen = typeof lang === 'string' && /^[a-z]{2}$/.test(lang) ? [lang] : [];
  const wanted = [...chosen, ...languagesIn(request.get('accept-language'))];
  const language = ourLanguage(wanted);
  const nonce = styleNonceOf(response);
  response
    .type('html')
    .setHeader('Content-Language', language)
    .setHeader('Vary', 'Accept-Language')
    .setHeader(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`,
    );
  return { language, wanted, nonce };
}

/** How every public page looks; each adds what is its own. */
export const PUBLIC_STYLE = `
  :root { accent-color: light-dark(#0b5560, #6fd0dc); color-scheme: light dark; font: 1rem/1.55 system-ui, sans-serif; }
  html { background: light-dark(#fff, #14191b); color: light-dark(#16211f, #e8eeee); }
  body { margin: 0 auto; max-width: 44rem; overflow-wrap: anywhere; padding: 1.5rem 1rem 3rem; }
  h1 { line-height: 1.2; margin: 1rem 0 .25rem; } .language { font-size: .875rem; text-align: right; }
  a { color: light-dark(#0b5560, #6fd0dc); }
  .apply, button { background: #0b5560; border: 0; border-radius: .5rem; color: #fff; cursor: pointer; display: inline-block; font: inherit; font-weight: 600; padding: .75rem 1.5rem; text-decoration: none; }
  :is(a, button, input, select, textarea):focus-visible { outline: .2rem solid light-dark(#0b5560, #6fd0dc); outline-offset: .15rem; }`;

/** A language by its own name, such as `Deutsch`. */
export const languageName = (language: string): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
