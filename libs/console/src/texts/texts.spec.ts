import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

type Texts = { [key: string]: string | Texts };

const SOURCES = join(import.meta.dirname, '..');
const pagesOf = (language: string) =>
  readdirSync(join(import.meta.dirname, language)).map((file) => file.replace(/\.ts$/, ''));
const PAGES = pagesOf('en');

const textsOf = async (language: string, page: string): Promise<Map<string, string>> => {
  const { default: texts } = (await import(`./${language}/${page}.js`)) as { default: Texts };
  return new Map(flat(texts, ''));
};

function flat(texts: Texts, prefix: string): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[prefix + key, text] as [string, string]] : flat(text, `${prefix}${key}.`),
  );
}

const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '').sort();

/** Every call of a text in the sources: page and key; the changing part of a key is a pattern. */
function usedKeys(): { page: string; key: RegExp }[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.spec\./.test(file) && !file.startsWith('texts'),
  );
  return files.flatMap((file) => {
    const code = readFileSync(join(SOURCES, file), 'utf8');
    const names = [
      ...code.matchAll(/const (\w+) = useTexts\('([\w-]+)'\)/g),
      ...code.matchAll(/(\w+): ReturnType<typeof useTexts<'([\w-]+)'>>/g),
    ];
    return names.flatMap(([, name, page = '']) =>
      [...code.matchAll(new RegExp(`\\b${name}\\(\\s*(?:'([^']+)'|\`([^\`]+)\`)`, 'g'))].map(
        ([, plain, pattern]) => ({
          page,
          key: asPattern(plain ?? pattern ?? ''),
        }),
      ),
    );
  });
}

function asPattern(key: string): RegExp {
  const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('[^.]+')}(_zero|_one|_other)?$`);
}

describe('texts', () => {
  const used = usedKeys();

  it('stand in both languages, page by page', () => {
    expect(pagesOf('de')).toEqual(PAGES);
  });

  it.each(PAGES)('%s: same keys, same placeholders, none empty', async (page) => {
    const [english, german] = [await textsOf('en', page), await textsOf('de', page)];
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of english) {
      const translated = german.get(key) ?? '';
      expect([key, text.trim() !== '', translated.trim() !== '']).toEqual([key, true, true]);
      expect([key, placeholdersOf(translated)]).toEqual([key, placeholdersOf(text)]);
    }
  });

  it.each(PAGES)('%s: every text is shown somewhere', async (page) => {
    const patterns = used.filter((use) => use.page === page).map(({ key }) => key);
    const unused = [...(await textsOf('en', page)).keys()].filter(
      (key) => !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it.each(PAGES)('%s: every text that is asked for is there', async (page) => {
    const keys = [...(await textsOf('en', page)).keys()];
    const missing = used.filter((use) => use.page === page && !keys.some((key) => use.key.test(key)));
    expect(missing.map(({ key }) => key.source)).toEqual([]);
  });

  it.each(PAGES)('%s: German says neither du nor Sie', async (page) => {
    const addressing = [...(await textsOf('de', page)).values()].filter((text) =>
      /\b(du|dein\w*|dir|dich|Ihnen|Ihre[nmrs]?|Ihr)\b|[a-zäöüß,] Sie\b/.test(text),
    );
    expect(addressing).toEqual([]);
  });
});
