import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { TextsOf } from './texts-of.js';
import type { Language } from './texts.js';

/** The texts of a page. Keep the result in a constant of its own: the spec of the texts reads `const t = useTexts('page')`. */
export function useTexts<Page extends keyof TextsOf>(page: Page): TFunction<Page> {
  return useTranslation(page).t as unknown as TFunction<Page>;
}

const ELSE = { de: 'de-DE', en: 'en-GB' } as const;

/** How the reader's browser writes numbers and times, in the language that the reader sees. */
export function useLocale(): string {
  const language = useLanguage();
  return navigator.languages.find((tag) => tag.startsWith(`${language}-`)) ?? ELSE[language];
}

/** The language that the reader sees. */
export function useLanguage(): Language {
  return useTranslation('words').i18n.language as Language;
}
