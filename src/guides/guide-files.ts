import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';
import sanitizeHtml from 'sanitize-html';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'guides');

/** The guides in the order in which one reads them; their files are `docs/guides/<name>.md`. */
export const GUIDES = [
  'first-call',
  'keys',
  'paging',
  'idempotency',
  'documents',
  'errors',
  'webhooks',
  'going-live',
  'audit-log',
] as const;
export type GuideName = (typeof GUIDES)[number];

/** A guide as it is shown. */
export interface Guide {
  readonly name: GuideName;
  readonly title: string;
  readonly html: string;
}

export const guideText = (name: GuideName): string => readFileSync(join(FOLDER, `${name}.md`), 'utf8');
export const guideStyles = (): string => readFileSync(join(FOLDER, 'guides.css'), 'utf8');

/** Reads a guide from its file; the first heading is its title. */
export function readGuide(name: GuideName): Guide {
  const text = guideText(name);
  return { name, title: /^# (.+)$/m.exec(text)?.[1] ?? name, html: markdownAsHtml(text) };
}

/** HTML without scripts, styles or anything else that a guide has no need of. */
export function markdownAsHtml(text: string): string {
  const html = marked.parse(text, { async: false, gfm: true });
  return sanitizeHtml(html, {
    allowedTags: [...sanitizeHtml.defaults.allowedTags, 'h1', 'h2'],
    allowedAttributes: { a: ['href'], th: ['align'], td: ['align'], code: ['class'], div: ['class'] },
    allowedSchemes: ['https'],
  })
    .replaceAll('<pre>', '<pre tabindex="0">')
    .replaceAll('<table>', '<div class="table"><table>')
    .replaceAll('</table>', '</table></div>');
}
