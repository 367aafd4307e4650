import * as z from 'zod';

/** An answer stands below the candidate's message. */
export const MESSAGE = 'message';
/** An answer does not leave. */
export const NOTHING = 'nothing';

/** Attributes that Personio knows by a name of its own. */
export const NAMED_ATTRIBUTES = [
  'phone',
  'location',
  'available_from',
  'salary_expectations',
  'birthday',
  'gender',
] as const;

/** A place for an answer: below the message, nowhere, or an attribute of Personio's. */
export const PLACE = new RegExp(
  `^(?:${MESSAGE}|${NOTHING}|${NAMED_ATTRIBUTES.join('|')}|custom_attribute_[1-9][0-9]{0,2})$`,
);

/** What a customer has chosen for its applications in Personio. */
export const FieldMapping = z.object({
  /** The place of each question's answers, by the question's id. */
  answers: z.record(z.string(), z.string()),
  /** Channel IDs other than the connection's own, by the source of the application. */
  channels: z.record(z.string(), z.string()),
  tags: z.array(z.string()),
});
export type FieldMapping = z.infer<typeof FieldMapping>;

/** As long as nobody has chosen. */
export const NO_MAPPING: FieldMapping = { answers: {}, channels: {}, tags: [] };

/** Questions that bear the id of one of these attributes are meant for it. */
const MEANT = /^(?:location|available_from|salary_expectations|custom_attribute_[1-9][0-9]{0,2})$/;
/** Never sent unless somebody has chosen a place for them. */
const SENSITIVE: readonly string[] = ['birthday', 'gender'];

/** Where the answers to a question go: as it was chosen, else by the question's id, else below the message. */
export function placeOf(questionId: string, { answers }: FieldMapping): string {
  if (Object.hasOwn(answers, questionId)) return answers[questionId] ?? MESSAGE;
  if (SENSITIVE.includes(questionId)) return NOTHING;
  return MEANT.test(questionId) ? questionId : MESSAGE;
}

const DATES: readonly string[] = ['birthday', 'available_from'];
const GENDERS: readonly string[] = ['male', 'female', 'diverse', 'undefined'];

/** Whether Personio takes a value for an attribute. One that it would refuse must not keep the application from arriving. */
export function fits(attribute: string, value: string): boolean {
  if (DATES.includes(attribute)) return z.iso.date().safeParse(value).success;
  return attribute !== 'gender' || GENDERS.includes(value);
}
