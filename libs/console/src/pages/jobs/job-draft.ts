import type { Job, JobContent, JobQuestion, JobSalary } from '../../api/jobs.js';

/** A job while somebody writes it: what stands in the fields. */
export interface JobDraft extends Omit<JobContent, 'salary' | 'validThrough'> {
  /** Null when the pay is not told. */
  salary: (Omit<JobSalary, 'from' | 'to'> & { from: number | string; to: number | string }) | null;
  /** YYYY-MM-DD, or empty. */
  validThrough: string;
}

export const EMPTY_DRAFT: JobDraft = {
  title: '',
  descriptionHtml: '',
  locations: [{ city: '', country: 'DE' }],
  employmentType: 'full_time',
  salary: null,
  questions: [],
  validThrough: '',
  status: 'draft',
};

/** The fields of a job as it is. */
export function draftOf(job: Job): JobDraft {
  const { title, descriptionHtml, locations, employmentType, salary, questions, status } = job;
  return {
    ...{ title, descriptionHtml, locations, employmentType, salary, questions, status },
    validThrough: job.validThrough ?? '',
  };
}

/** What the hub takes: empty lines are left out, and a question without an id gets one. */
export function contentOf(draft: JobDraft): JobContent {
  const { salary, validThrough } = draft;
  return {
    ...draft,
    locations: draft.locations.filter(({ city }) => city.trim() !== ''),
    salary: salary && {
      ...salary,
      from: Number(salary.from),
      to: Number(salary.to === '' ? salary.from : salary.to),
    },
    questions: withIds(draft.questions),
    validThrough: validThrough === '' ? null : validThrough,
  };
}

/** Whether somebody has written something that is not saved. */
export const isChanged = (draft: JobDraft, saved: JobDraft): boolean =>
  JSON.stringify(contentOf(draft)) !== JSON.stringify(contentOf(saved));

function withIds(questions: JobQuestion[]): JobQuestion[] {
  const taken = new Set(questions.map(({ id }) => id).filter(Boolean));
  return questions.map((question) => {
    const { options, ...rest } = question;
    const id = question.id || freeId(taken);
    taken.add(id);
    const chosen = (options ?? []).map((option) => option.trim()).filter(Boolean);
    return question.type === 'choice' ? { ...rest, id, options: chosen } : { ...rest, id };
  });
}

function freeId(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`question-${number}`)) number += 1;
  return `question-${number}`;
}
