const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

const FONT = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,sans-serif;font-size:16px;line-height:1.5';
const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g;

/** A text as a small page that every mail program shows: paragraphs, lines, addresses that can be followed. */
export function htmlOf(text: string, { operator }: { readonly operator: string }): string {
  const paragraphs = escaped(text.trim())
    .split(/\n{2,}/)
    .map((paragraph) => `<p style="margin:0 0 16px">${linked(paragraph).replaceAll('\n', '<br>')}</p>`);
  return `<!doctype html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="margin:0;padding:24px;background:#f4f5f7;color:#1f2430;${FONT}">
<div style="max-width:600px;margin:0 auto;padding:24px;background:#ffffff;border-radius:8px">
<p style="margin:0 0 24px;font-weight:600">${escaped(operator)}</p>
${paragraphs.join('\n')}
</div></body></html>
`;
}

const linked = (text: string): string =>
  text.replace(LINK, (address) => `<a href="${address}" style="color:#1d4ed8">${address}</a>`);
