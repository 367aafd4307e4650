import { buffer } from 'node:stream/consumers';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { applicationPdf } from './application-pdf.js';

/** The text of all pages, as a reader would select it. */
function textOf(pdf: Buffer): string {
  const source = pdf.toString('latin1');
  const streams = [...source.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, content = '']) => {
    try {
      return inflateSync(Buffer.from(content, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return streams
    .flatMap((stream) => [...stream.matchAll(/\[(.*?)\] TJ/g)])
    .map(([, parts = '']) =>
      [...parts.matchAll(/<([0-9a-f]*)>/g)]
        .map(([, hex = '']) => new TextDecoder('windows-1252').decode(Buffer.from(hex, 'hex')))
        .join(''),
    )
    .join('\n');
}

describe('applicationPdf', () => {
  it('is a PDF whose text can be selected, umlauts right', async () => {
    const pdf = await buffer(
      applicationPdf({
        title: 'Bewerbung',
        language: 'de',
        rows: [
          ['Name', 'Zoë Müßiggänger-Łukasz'],
          ['Straße', 'Žižkova – 5 €'],
          ['Nachricht', 'decomposed: u\u0308\nsecond line 👋'],
        ],
      }),
    );
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const text = textOf(pdf);
    for (const part of [
      'Bewerbung',
      'Zoë Müßiggänger-',
      'Straße',
      'Žižkova – 5 €',
      'decomposed: ü',
      'second line ?',
    ])
      expect(text).toContain(part);
  });

  it('goes over as many pages as a long message needs', async () => {
    const long = 'Ein Satz, der oft vorkommt. '.repeat(1_500);
    const pdf = await buffer(applicationPdf({ title: 'x', language: 'en', rows: [['Message', long]] }));
    const [, pages = '0'] = /\/Count (\d+)/.exec(pdf.toString('latin1')) ?? [];
    expect(Number(pages)).toBeGreaterThan(3);
  });
});
