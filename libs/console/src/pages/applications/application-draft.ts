import type { ApplicationInput } from '../../api/applications.js';

/** An application while somebody enters it: what stands in the fields. */
export interface ApplicationDraft {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  source: string;
  message: string;
  /** By the id of the question. */
  answers: Record<string, string>;
}

export const EMPTY_APPLICATION: ApplicationDraft = {
  firstName: '',
  lastName: '',
  email: '',
  phone: '',
  source: '',
  message: '',
  answers: {},
};

/** What the hub takes; fields that were left empty are not sent. */
export function newApplicationOf(
  draft: ApplicationDraft,
  jobId: string,
  documents: number,
): ApplicationInput {
  const { firstName, lastName, email, phone, source, message, answers } = draft;
  return {
    jobId,
    documentsExpected: documents,
    candidate: { firstName, lastName, email: email.trim(), ...(phone.trim() && { phone }) },
    ...(message.trim() && { message }),
    ...(source.trim() && { source }),
    answers: Object.entries(answers).flatMap(([questionId, value]) =>
      value.trim() === '' ? [] : [{ questionId, value }],
    ),
  };
}
