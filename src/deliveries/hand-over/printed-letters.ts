import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';

const UNKNOWN = '\ufffd';
/** A letter with more marks than any writing has; setting it would take long. */
const LONGEST_LETTER = 16;
/** No line holds as much; without a place to break, setting a word takes the longer the longer it is. */
const LONG_WORD = /\S{200}(?=\P{Mark})/gu;
const BREAK = '\u200b';
const require = createRequire(import.meta.url);
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Noto Sans in two weights, with the letters of Latin, Greek and Cyrillic writing. */
export interface PrintedLetters {
  readonly regular: Font;
  readonly bold: Font;
}

let opened: PrintedLetters | undefined;

/** The fonts that pages are printed in; opened once. */
export function printedLetters(): PrintedLetters {
  opened ??= {
    regular: open(require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf')),
    bold: open(require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf')),
  };
  return opened;
}

/** A text as far as the fonts can show it, with a sign in place of each letter that they lack, and whether any is lacking. */
export function printable(text: string): { readonly shown: string; readonly isWhole: boolean } {
  const { regular } = printedLetters();
  let isWhole = true;
  const shown = text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .split('\n')
    .map((line) =>
      Array.from(graphemes.segment(line), ({ segment }) => {
        const letter = segment.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
        const isKnown =
          letter.length <= LONGEST_LETTER &&
          [...letter].every((sign) => regular.hasGlyphForCodePoint(sign.codePointAt(0) as number));
        isWhole &&= isKnown;
        return isKnown ? letter : UNKNOWN;
      })
        .join('')
        .replace(LONG_WORD, `$&${BREAK}`),
    )
    .join('\n');
  return { shown, isWhole };
}

/**
 * An opened font remembers for each glyph the letter that it first stood for, or none if it was first a part of another; what
 * is copied or searched in a PDF comes from there. So each letter is looked up by itself before any text is.
 */
function open(file: string): Font {
  const font = openSync(file);
  if (!('layout' in font)) throw new Error(`${file} is not one font.`);
  for (const letter of font.characterSet) font.glyphForCodePoint(letter);
  return font;
}
