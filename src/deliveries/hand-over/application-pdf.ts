import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import type { Language } from '../../platform/http/language.js';
import { printable, printedLetters } from './printed-letters.js';

const MARGIN = 56;
const HEADING_SIZE = 20;
const NAME_SIZE = 9;
const TEXT_SIZE = 11;

/** One glyph a letter, neither joined (fi) nor taken apart (ị): what is copied or searched is then what was written. */
const AS_WRITTEN = { features: { ccmp: false, liga: false } as unknown as [] };

/** A heading, and below it names with their values. */
export interface PrintedPage {
  readonly title: string;
  readonly language: Language;
  readonly rows: readonly (readonly [name: string, value: string])[];
  /** What is said below the heading if the fonts lack a letter: where it can be read instead. */
  readonly elsewhere: string;
}

/** An A4 document whose text can be selected and searched. Of its fonts it holds the letters that it shows. */
export function applicationPdf({ title, language, rows, elsewhere }: PrintedPage): Readable {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    lang: language,
    displayTitle: true,
    info: { Title: title },
    font: '',
  });
  const { regular, bold } = printedLetters();
  // It takes opened fonts; only its types do not know.
  pdf.registerFont('regular', regular as unknown as Uint8Array);
  pdf.registerFont('bold', bold as unknown as Uint8Array);
  const heading = printable(title);
  const lines = rows.map(([name, value]) => [printable(name), printable(value)] as const);
  pdf.font('bold').fontSize(HEADING_SIZE).text(heading.shown, AS_WRITTEN).moveDown();
  if (![heading, ...lines.flat()].every(({ isWhole }) => isWhole))
    pdf.font('regular').fontSize(TEXT_SIZE).text(elsewhere, AS_WRITTEN).moveDown();
  for (const [name, value] of lines) {
    pdf.font('bold').fontSize(NAME_SIZE).fillColor('#555555').text(name.shown, AS_WRITTEN);
    pdf.font('regular').fontSize(TEXT_SIZE).fillColor('black').text(value.shown, AS_WRITTEN).moveDown(0.7);
  }
  pdf.end();
  return pdf;
}
