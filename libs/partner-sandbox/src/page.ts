import type { IncomingMessage } from 'node:http';

/** Languages of the pages. */
export type Language = 'de' | 'en';

/** Text that is already safe to stand in a page. */
export class Html {
  constructor(readonly source: string) {}
}

/** Builds markup; every value put in is escaped unless it is `Html` itself. */
export function html(parts: TemplateStringsArray, ...values: readonly unknown[]): Html {
  return new Html(parts.map((part, index) => (index === 0 ? '' : markup(values[index - 1])) + part).join(''));
}

function markup(value: unknown): string {
  if (value instanceof Html) return value.source;
  if (Array.isArray(value)) return value.map(markup).join('');
  if (value === null || value === undefined || value === false) return '';
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The language that `?lang=` asks for, here or on the page that a form was sent from; else the browser's; else German. */
export function languageOf(request: IncomingMessage, url: URL): Language {
  const { referer = 'x:', 'accept-language': accepted = '' } = request.headers;
  const asked = url.searchParams.get('lang') ?? URL.parse(referer)?.searchParams.get('lang');
  if (asked === 'de' || asked === 'en') return asked;
  const preferred = accepted
    .split(',')
    .map((one) => /^\s*(de|en)\b[^;]*(?:;\s*q=([\d.]+))?/i.exec(one))
    .filter((one) => one !== null)
    .toSorted((one, two) => Number(two[2] ?? 1) - Number(one[2] ?? 1));
  return preferred[0]?.[1]?.toLowerCase() === 'en' ? 'en' : 'de';
}

/** A whole page with the sandbox's look. */
export function page(language: Language, path: string, title: string, accent: string, body: Html): string {
  const other = language === 'de' ? 'en' : 'de';
  const notice =
    language === 'de' ? 'Sandbox: nichts verlässt diesen Rechner.' : 'Sandbox: nothing leaves this machine.';
  return `<!doctype html>${
    html`<html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${new Html(`:root{--accent:${accent}}${STYLE}`)}
        </style>
      </head>
      <body>
        <header>
          <a href="/?lang=${language}" class="mark" aria-label="Sandbox"></a>
          <h1>${title}</h1>
          <nav>
            <a href="${path}?lang=${other}" hreflang="${other}">${other === 'de' ? 'Deutsch' : 'English'}</a>
          </nav>
        </header>
        <main>${body}</main>
        <footer>${notice}</footer>
      </body>
    </html>`.source
  }`;
}

const STYLE = `
:root{color-scheme:light dark;--ink:#1d2433;--quiet:#5b6478;--ground:#f5f6f9;--card:#fff;--line:#e2e5ec;--link:#1f4fd1;
--button:#1d2433;--on-button:#fff;--good:#d9f3e3;--on-good:#0b5a2d;--wait:#fdf0cf;--on-wait:#6b4a00;--bad:#fde1df;--on-bad:#8f1d15;--chip:#e8eaf0;--on-chip:#3c4458}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaf0;--quiet:#a3abbd;--ground:#12151c;--card:#1b1f29;--line:#2f3544;--link:#9db7ff;
--button:#e8eaf0;--on-button:#12151c;--good:#123d27;--on-good:#a6e8c1;--wait:#43340c;--on-wait:#f7d98a;--bad:#4a1a17;--on-bad:#ffb4ad;--chip:#2a3040;--on-chip:#cdd3e0}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground)}
header{display:flex;align-items:center;gap:.8rem;padding:1rem 1.5rem;background:var(--card);border-bottom:3px solid var(--accent)}
h1{font-size:1.15rem;margin:0;flex:1}h2{font-size:1rem;margin:2.2rem 0 .6rem}h2.flush{margin:0}h3{font-size:1.05rem;margin:0}p{margin:.4rem 0}
.mark{width:1.4rem;height:1.4rem;border-radius:.4rem;background:var(--accent)}
main{max-width:68rem;margin:0 auto;padding:1.5rem}footer{padding:1rem 1.5rem;color:var(--quiet);text-align:center;font-size:.85rem}
a{color:var(--link)}.card{background:var(--card);border:1px solid var(--line);border-radius:.7rem;padding:1.1rem 1.3rem;margin:.7rem 0}
.row{display:flex;flex-wrap:wrap;gap:1rem;align-items:center;justify-content:space-between}.row>input{flex:1;width:auto;min-width:12rem}
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.8rem 1rem;margin:.9rem 0}
.scroll{overflow-x:auto}table{width:100%;border-collapse:collapse;background:var(--card);border:1px solid var(--line);border-radius:.7rem}
th,td{text-align:left;padding:.55rem .8rem;border-bottom:1px solid var(--line);vertical-align:top;font-size:.92rem}
th{color:var(--quiet);font-weight:600;white-space:nowrap}.quiet{color:var(--quiet)}.small{font-size:.85rem}
.chip{display:inline-block;padding:.1rem .6rem;border-radius:1rem;font-size:.82rem;font-weight:600;background:var(--chip);color:var(--on-chip);text-decoration:none}
.good{background:var(--good);color:var(--on-good)}.wait{background:var(--wait);color:var(--on-wait)}.bad{background:var(--bad);color:var(--on-bad)}
.state{font-size:.95rem;letter-spacing:.03em;padding:.25rem .9rem}code{overflow-wrap:anywhere}
label{display:block;font-weight:600;margin-bottom:.3rem}summary{cursor:pointer;color:var(--link);font-weight:600;padding:.3rem 0}details{margin-top:.7rem;flex-basis:100%}
input,select{font:inherit;color:inherit;background:var(--card);padding:.5rem .7rem;border:1px solid #8a93a6;border-radius:.45rem;width:100%}
select{width:auto;max-width:100%}
button{font:inherit;font-weight:600;padding:.5rem 1rem;border:1px solid var(--button);border-radius:.45rem;background:var(--button);color:var(--on-button);cursor:pointer}
button.second{background:none;color:var(--ink)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}`;
