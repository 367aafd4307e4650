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

/** The language that `?lang=` asks for, here or on the page that a form was sent from; else German. */
export function languageOf(request: IncomingMessage, url: URL): Language {
  const asked =
    url.searchParams.get('lang') ?? new URL(request.headers.referer ?? 'x:').searchParams.get('lang');
  return asked === 'en' ? 'en' : 'de';
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
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1d2433;background:#f5f6f9}
header{display:flex;align-items:center;gap:.8rem;padding:1rem 1.5rem;background:#fff;border-bottom:3px solid var(--accent)}
h1{font-size:1.15rem;margin:0;flex:1}h2{font-size:1rem;margin:2rem 0 .6rem}
.mark{width:1.4rem;height:1.4rem;border-radius:.4rem;background:var(--accent)}
main{max-width:68rem;margin:0 auto;padding:1.5rem}footer{padding:1rem 1.5rem;color:#5b6478;text-align:center;font-size:.85rem}
a{color:#1f4fd1}.card{background:#fff;border:1px solid #e2e5ec;border-radius:.7rem;padding:1.1rem 1.3rem;margin:.7rem 0}
.row{display:flex;flex-wrap:wrap;gap:1rem;align-items:center;justify-content:space-between}.row>input{flex:1;width:auto}
.scroll{overflow-x:auto}table{width:100%;border-collapse:collapse;background:#fff;border:1px solid #e2e5ec;border-radius:.7rem}
th,td{text-align:left;padding:.55rem .8rem;border-bottom:1px solid #eceef3;vertical-align:top;font-size:.92rem}
th{color:#5b6478;font-weight:600;white-space:nowrap}.quiet{color:#5b6478}
.chip{display:inline-block;padding:.1rem .6rem;border-radius:1rem;font-size:.82rem;font-weight:600;background:#e8eaf0;color:#3c4458}
.good{background:#d9f3e3;color:#0b5a2d}.wait{background:#fdf0cf;color:#6b4a00}.bad{background:#fde1df;color:#8f1d15}
label{display:block;font-weight:600;margin-bottom:.3rem}
input{font:inherit;padding:.5rem .7rem;border:1px solid #8a93a6;border-radius:.45rem;width:100%}
button{font:inherit;font-weight:600;padding:.5rem 1rem;border:0;border-radius:.45rem;background:#1d2433;color:#fff;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}`;
