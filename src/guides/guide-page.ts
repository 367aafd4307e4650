import { escapedText } from './escaped-text.js';

/** A line of the navigation. */
export interface PageLink {
  readonly href: string;
  readonly label: string;
}

interface Page {
  readonly title: string;
  readonly operator: string;
  /** Where it is, to be marked in the navigation. */
  readonly href: string;
  readonly guides: readonly PageLink[];
  readonly partners: readonly PageLink[];
  /** Sanitised. */
  readonly html: string;
}

const REFERENCE: readonly PageLink[] = [
  { href: '/docs/api', label: 'API reference' },
  { href: '/openapi.json', label: 'OpenAPI document' },
];

/** A whole page of the guides. */
export function guidePage({ title, operator, href, guides, partners, html }: Page): string {
  const list = (links: readonly PageLink[]) =>
    `<ul>${links.map((link) => `<li>${linkTo(link, href)}</li>`).join('')}</ul>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapedText(title)} · ${escapedText(operator)}</title>
<link rel="icon" href="/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs/guides.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<div class="page">
<nav aria-label="Guides">
<p class="brand">${escapedText(operator)}</p>
<p>Guides</p>
${list(guides)}
<p>Partners</p>
${list(partners)}
<p>Reference</p>
${list(REFERENCE)}
</nav>
<main id="content">
${html}
</main>
</div>
</body>
</html>
`;
}

function linkTo({ href, label }: PageLink, current: string): string {
  return `<a href="${escapedText(href)}"${href === current ? ' aria-current="page"' : ''}>${escapedText(label)}</a>`;
}
