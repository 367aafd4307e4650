import type { NewPersonioApplication, PersonioFile } from '@andock/personio-client';
import type { Parcel, ParcelDocument } from '../connections/public/parcel.js';
import type { DeliveryCredentials } from './personio-secret.js';

const CATEGORIES: Readonly<Record<string, PersonioFile['category']>> = {
  cv: 'cv',
  cover_letter: 'cover-letter',
  reference: 'employment-reference',
  certificate: 'certificate',
  work_sample: 'work-sample',
};

/** Answers whose question bears the id of one of these attributes become that attribute. Birthday and gender never do. */
const ATTRIBUTE = /^(?:location|available_from|salary_expectations|custom_attribute_\d{1,2})$/;

/** The category under which Personio files a document. */
export const categoryOf = ({ category }: ParcelDocument): PersonioFile['category'] =>
  CATEGORIES[category] ?? 'other';

/** An application in Personio's own words. */
export function toPersonioApplication(
  parcel: Parcel,
  { positionId, channelId }: DeliveryCredentials,
  files: readonly PersonioFile[],
): NewPersonioApplication {
  const { candidate, receivedAt } = parcel;
  const message = messageOf(parcel);
  const attributes = attributesOf(parcel);
  return {
    first_name: candidate.firstName,
    last_name: candidate.lastName,
    email: candidate.email,
    job_position_id: Number(positionId),
    recruiting_channel_id: Number(channelId),
    application_date: receivedAt.toISOString().slice(0, 10),
    ...(message !== '' && { message }),
    ...(files.length > 0 && { files }),
    ...(attributes.length > 0 && { attributes }),
  };
}

function attributesOf({ candidate, answers }: Parcel): { readonly id: string; readonly value: string }[] {
  const phone = candidate.phone === null ? [] : [{ id: 'phone', value: candidate.phone }];
  const answered = answers.filter(({ questionId }) => ATTRIBUTE.test(questionId));
  return [...phone, ...answered.map(({ questionId: id, value }) => ({ id, value }))];
}

/** The candidate's own words, and below them the answers that Personio has no attribute for, so that none is lost. */
function messageOf({ message, answers }: Parcel): string {
  const others = answers.filter(({ questionId }) => !ATTRIBUTE.test(questionId));
  return [message ?? '', ...others.map(({ questionId, value }) => `${questionId}: ${value}`)]
    .filter((part) => part !== '')
    .join('\n\n');
}
