import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import type { Language } from '../../platform/http/language.js';

const MARGIN = 56;
const HEADING_SIZE = 20;
const NAME_SIZE = 9;
const TEXT_SIZE = 11;

/** A heading, and below it names with their values. */
export interface PrintedPage {
  readonly title: string;
  readonly language: Language;
  readonly rows: readonly (readonly [name: string, value: string])[];
}

/** An A4 document whose text can be selected and searched. Its font knows the scripts of western Europe. */
export function applicationPdf({ title, language, rows }: PrintedPage): Readable {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    lang: language,
    displayTitle: true,
    info: { Title: title },
  });
  pdf.font('Helvetica-Bold').fontSize(HEADING_SIZE).text(printable(title)).moveDown();
  for (const [name, value] of rows) {
    pdf.font('Helvetica-Bold').fontSize(NAME_SIZE).fillColor('#555555').text(printable(name));
    pdf.font('Helvetica').fontSize(TEXT_SIZE).fillColor('black').text(printable(value)).moveDown(0.7);
  }
  pdf.end();
  return pdf;
}

const UNKNOWN_TO_FONT = /[^\n\x20-\x7e\xa0-\xffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]/gu;

/** As far as the font can show it: an unknown letter stands without its marks, any other as a question mark. */
function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(UNKNOWN_TO_FONT, (sign) => {
      const plain = sign.normalize('NFD').replace(/\p{Mark}/gu, '');
      return /^[\x20-\x7e]+$/.test(plain) ? plain : '?';
    });
}
