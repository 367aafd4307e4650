import type { Job, JobContact, JobContent, JobQuestion, JobSalary, JobTranslation } from '../../api/jobs.js';

/** A job while somebody writes it: what stands in the fields. */
export interface JobDraft extends Omit<
  JobContent,
  'salary' | 'validThrough' | 'category' | 'seniority' | 'externalId' | 'contact'
> {
  /** Null when the pay is not told. */
  salary: (Omit<JobSalary, 'from' | 'to'> & { from: number | string; to: number | string }) | null;
  /** YYYY-MM-DD, or empty. */
  validThrough: string;
  category: string;
  seniority: string;
  externalId: string;
  contact: Required<JobContact>;
}

const NOBODY: Required<JobContact> = { name: '', email: '', phone: '' };

export const EMPTY_DRAFT: JobDraft = {
  title: '',
  language: 'de',
  descriptionHtml: '',
  locations: [{ city: '', country: 'DE' }],
  employmentType: 'full_time',
  category: '',
  seniority: '',
  salary: null,
  contact: NOBODY,
  questions: [],
  translations: [],
  validThrough: '',
  externalId: '',
  status: 'draft',
};

/** The fields of a job as it is. */
export function draftOf(job: Job): JobDraft {
  const { title, language, descriptionHtml, locations, employmentType, salary, questions, translations } =
    job;
  return {
    ...{ title, language, descriptionHtml, locations, employmentType, salary, questions, translations },
    status: job.status,
    category: job.category ?? '',
    seniority: job.seniority ?? '',
    externalId: job.externalId ?? '',
    contact: { ...NOBODY, ...job.contact },
    validThrough: job.validThrough ?? '',
  };
}

/** What the hub takes: what is empty is left out. */
export function contentOf(draft: JobDraft): JobContent {
  const { salary, validThrough, category, seniority, externalId } = draft;
  return {
    ...draft,
    category: category.trim() || null,
    seniority: seniority.trim() || null,
    externalId: externalId.trim() || null,
    contact: contactOf(draft.contact),
    locations: draft.locations.filter(({ city }) => city.trim() !== ''),
    salary: salary && {
      ...salary,
      from: Number(salary.from),
      to: Number(salary.to === '' ? salary.from : salary.to),
    },
    questions: draft.questions.map(({ options, ...question }) =>
      question.type === 'choice' ? { ...question, options: written(options) } : question,
    ),
    translations: draft.translations.map((translation) => translationOf(translation, draft.questions)),
    validThrough: validThrough === '' ? null : validThrough,
  };
}

/** Whether somebody has written something that is not saved. */
export const isChanged = (draft: JobDraft, saved: JobDraft): boolean =>
  JSON.stringify(contentOf(draft)) !== JSON.stringify(contentOf(saved));

/** One more question, with an id that no question of any job has: partners are told by it where its answers go. */
export function newQuestion(): JobQuestion {
  const random = [...crypto.getRandomValues(new Uint32Array(2))].map((number) => number.toString(36));
  return { id: `question-${random.join('')}`, text: '', type: 'text' };
}

/** A translated question without words stays as it is in the job; options exist only for a choice. */
function translationOf(translation: JobTranslation, questions: readonly JobQuestion[]): JobTranslation {
  const translated = questions.flatMap(({ id, type }) => {
    const found = translation.questions.find((question) => question.id === id);
    if (!found || found.text.trim() === '') return [];
    const options = type === 'choice' ? written(found.options) : [];
    return [{ id, text: found.text, ...(options.length > 0 && { options }) }];
  });
  return { ...translation, questions: translated };
}

function contactOf({ name, email, phone }: Required<JobContact>): JobContact | null {
  if (`${name}${email}${phone}`.trim() === '') return null;
  return { name, ...(email.trim() !== '' && { email }), ...(phone.trim() !== '' && { phone }) };
}

const written = (options: readonly string[] = []) => options.map((option) => option.trim()).filter(Boolean);
