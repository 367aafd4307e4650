import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { caller } from '../api/caller.js';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT = 'andock.language';
const files = import.meta.glob<Record<string, unknown>>('../texts/{en,de}/*.ts', { import: 'default' });

/** Reads a page's texts when the page is opened, in the one language that is needed. */
const texts = {
  type: 'backend' as const,
  read(
    language: string,
    page: string,
    done: (error: Error | null, found: Record<string, unknown> | null) => void,
  ): void {
    const load = files[`../texts/${language}/${page}.ts`];
    if (!load) done(new Error(`There are no texts ${language}/${page}.`), null);
    else
      load().then(
        (found) => done(null, found),
        (error: Error) => done(error, null),
      );
  },
};

/** Starts with the language chosen before, else the browser's. */
export async function startTexts(): Promise<void> {
  const language = chosenLanguage();
  i18next.on('languageChanged', (next) => {
    document.documentElement.lang = next;
    caller.setLanguage(next);
  });
  await i18next
    .use(texts)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: LANGUAGES,
      ns: ['words', 'problems', 'shell'],
      defaultNS: 'words',
      interpolation: { escapeValue: false },
    });
}

/** Loads what a page says while its code is on its way. */
export const loadTexts = (...pages: string[]): Promise<void> => i18next.loadNamespaces(pages);

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await i18next.changeLanguage(language);
}

function chosenLanguage(): Language {
  const wished = [localStorage.getItem(KEPT) ?? '', ...navigator.languages].map((tag) =>
    tag.slice(0, 2).toLowerCase(),
  );
  return wished.find((tag): tag is Language => (LANGUAGES as readonly string[]).includes(tag)) ?? 'en';
}
