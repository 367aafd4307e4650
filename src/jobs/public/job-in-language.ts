import type { JobQuestion } from './job-parts.schema.js';
import type { JobTranslation } from './job-translation.schema.js';

/** A question as it is shown: an answer names the option itself, a reader sees its label. */
export interface ShownQuestion extends JobQuestion {
  /** As many as options, in their order. */
  readonly labels?: readonly string[] | undefined;
}

interface Translatable {
  readonly language: string;
  readonly title: string;
  readonly translations: readonly JobTranslation[];
  readonly descriptionHtml?: string;
  readonly questions?: readonly JobQuestion[];
}

/** A job in one language. */
export type InLanguage<J extends Translatable> = Omit<J, 'translations' | 'questions'> & {
  readonly questions: readonly ShownQuestion[];
};

/** The job in the first of these languages that it has, else in its own; what is not translated stays as it is. */
export function inLanguage<J extends Translatable>(job: J, wanted: readonly string[]): InLanguage<J> {
  const { translations, questions = [], ...own } = job;
  const language = wanted.find((one) => languagesOf(job).includes(one));
  const translation = translations.find((one) => one.language === language);
  if (!translation) return { ...own, questions };
  const { title, descriptionHtml } = translation;
  const shown = questions.map((question) => {
    const words = translation.questions.find(({ id }) => id === question.id);
    return words ? { ...question, text: words.text, labels: words.options } : question;
  });
  return {
    ...own,
    title,
    language: translation.language,
    ...('descriptionHtml' in job && { descriptionHtml }),
    questions: shown,
  };
}

/** The languages in which a job can be read, its own first. */
export const languagesOf = ({ language, translations }: Translatable): readonly string[] => [
  language,
  ...translations.map((translation) => translation.language),
];
