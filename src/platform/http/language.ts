/** The languages in which the product answers. */
export type Language = 'de' | 'en';

/** The languages of an `Accept-Language` header, ISO 639-1, by its weights. */
export function languagesIn(header: string | undefined): string[] {
  const wanted = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const quality = params.map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1]).find(Boolean);
      return { language: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => /^[a-z]{2}$/.test(language) && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return [...new Set(wanted.map(({ language }) => language))];
}

/** The first of our languages among these; English when none is. */
export const ourLanguage = (wanted: readonly string[]): Language =>
  wanted.find((language) => language === 'de' || language === 'en') === 'de' ? 'de' : 'en';

/** The first of our languages in an `Accept-Language` header, by its weights; English when none is named. */
export const languageOf = (header: string | undefined): Language => ourLanguage(languagesIn(header));
