import { buffer } from 'node:stream/consumers';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { applicationPdf, type PrintedPage } from './application-pdf.js';

const ELSEWHERE = 'The rest is elsewhere.';

const print = (rows: PrintedPage['rows'], title = 'Bewerbung') =>
  buffer(applicationPdf({ title, language: 'de', rows, elsewhere: ELSEWHERE }));

/** The text of all pages, as a reader would select it: glyphs by their font's own table of letters. */
function textOf(pdf: Buffer): string {
  const objects = new Map(
    [...pdf.toString('latin1').matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [
      id,
      body,
    ]),
  );
  const contentOf = (id?: string): string => {
    const [, content = ''] = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(objects.get(id) ?? '') ?? [];
    return content && inflateSync(Buffer.from(content, 'latin1')).toString('latin1');
  };
  const lettersOf = (fontId?: string): string[] => {
    const [, table] = /\/ToUnicode (\d+)/.exec(objects.get(fontId) ?? '') ?? [];
    return [...contentOf(table).matchAll(/\[(.*?)\]/gs)]
      .flatMap(([, entries = '']) => [...entries.matchAll(/<([0-9a-f ]*)>/g)])
      .map(([, hex = '']) => Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
  };
  const fonts = new Map(
    [...objects.values()]
      .flatMap((body = '') => [...body.matchAll(/^\/(F\d+) (\d+) 0 R/gm)])
      .map(([, name, id]) => [name, lettersOf(id)]),
  );
  return [...objects.values()]
    .map((body = '') => /\/Contents (\d+)/.exec(body)?.[1])
    .flatMap((id) => [...contentOf(id).matchAll(/\/(F\d+) [\d.]+ Tf\n([\s\S]*?)\nET/g)])
    .map(([, font, line = '']) =>
      [...line.matchAll(/<([0-9a-f]*)>/g)]
        .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
        .map((glyph) => fonts.get(font)?.[Number.parseInt(glyph, 16)])
        .join(''),
    )
    .join('\n');
}

describe('applicationPdf', () => {
  it('is a PDF whose text can be selected, in Latin, Greek and Cyrillic letters', async () => {
    const names = [
      ...['Zoë Müßiggänger', 'Łukasz Żółć', 'Şükrü Çelik', 'İpek Işık', 'Antonín Dvořák', 'Ștefan Țăran'],
      ...['Nguyễn Thị Đức', 'Ελένη Παπαδοπούλου', 'Олена Їжакевич', 'Љубица Ђорђевић', 'Žižkova – 5 €'],
    ];
    const pdf = await print([...names.map((name) => [name, name] as const), ['u\u0308', 'Zertifikat: ﬁn']]);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(textOf(pdf).split('\n')).toEqual([
      'Bewerbung',
      ...names.flatMap((name) => [name, name]),
      'ü',
      'Zertifikat: ﬁn',
    ]);
  });

  it('says so where a letter cannot be shown, one sign for each', async () => {
    const text = textOf(
      await print([
        ['Name', '王 أ 👩‍👩‍👧\tx'],
        ['Straße', 'Ring 1'],
      ]),
    );
    expect(text.split('\n')).toEqual(['Bewerbung', ELSEWHERE, 'Name', '� � � x', 'Straße', 'Ring 1']);
  });

  it('is not changed by what was printed before', async () => {
    await print([['Ş i\u030a ffi', 'Ş i\u030a ffi']]);
    const text = textOf(await print([['S ı fi ffi', 'S ı i fi']]));
    expect(text).toBe('Bewerbung\nS ı fi ffi\nS ı i fi');
  });

  it('goes over as many pages as a long message needs, and holds of the fonts what it shows', async () => {
    const pdf = await print([['Message', 'Ein Satz, der oft vorkommt. '.repeat(1_500)]]);
    const [, pages = '0'] = /\/Count (\d+)/.exec(pdf.toString('latin1')) ?? [];
    expect(Number(pages)).toBeGreaterThan(3);
    expect(pdf.length).toBeLessThan(50_000);
  });
});
