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

/** A language by its own name, such as `Deutsch`. */
export const languageName = (language: string): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
