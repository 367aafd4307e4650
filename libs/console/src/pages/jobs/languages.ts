/** Languages in which jobs are advertised, ISO 639-1; others come in over the API. */
const LANGUAGES = [
  ...['de', 'en', 'fr', 'it', 'es', 'pt', 'nl', 'da', 'sv', 'nb', 'fi', 'is', 'ga', 'pl', 'cs', 'sk', 'hu'],
  ...['sl', 'hr', 'bs', 'sr', 'sq', 'mk', 'bg', 'ro', 'el', 'tr', 'et', 'lv', 'lt', 'uk', 'ru', 'ar', 'fa'],
  ...['he', 'hi', 'zh', 'ja', 'ko', 'vi', 'th', 'ur', 'pa', 'ta', 'tl', 'id', 'am', 'ti', 'so', 'sw'],
];

/** A language in the words of the reader, such as `Englisch`. */
export const languageName = (language: string, reader: string): string =>
  new Intl.DisplayNames([reader], { type: 'language' }).of(language) ?? language;

/** The languages to choose from, by their names; `also` is there even where it is seldom. */
export const languageChoices = (reader: string, also: string, without: readonly string[] = []) =>
  [...new Set([...LANGUAGES, also])]
    .filter((language) => language !== '' && !without.includes(language))
    .map((value) => ({ value, label: languageName(value, reader) }))
    .sort((a, b) => a.label.localeCompare(b.label, reader));
