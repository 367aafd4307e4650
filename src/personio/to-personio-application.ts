import type { NewPersonioApplication, PersonioFile } from '@andock/personio-client';
import type { Parcel, ParcelDocument } from '../connections/public/parcel.js';
import { fits, MESSAGE, NOTHING, placeOf } from './fields/field-mapping.js';
import type { DeliveryCredentials } from './personio-secret.js';

const CATEGORIES: Readonly<Record<string, PersonioFile['category']>> = {
  cv: 'cv',
  cover_letter: 'cover-letter',
  reference: 'employment-reference',
  certificate: 'certificate',
  work_sample: 'work-sample',
};

/** The category under which Personio files a document. */
export const categoryOf = ({ category }: ParcelDocument): PersonioFile['category'] =>
  CATEGORIES[category] ?? 'other';

/** The channel that the customer has chosen for this source; undefined where it has chosen none. */
export const ownChannelOf = ({ source }: Parcel, { fields }: DeliveryCredentials): string | undefined =>
  Object.hasOwn(fields.channels, source) ? fields.channels[source] : undefined;

/** An application in Personio's own words. */
export function toPersonioApplication(
  parcel: Parcel,
  credentials: DeliveryCredentials,
  files: readonly PersonioFile[],
): NewPersonioApplication {
  const { positionId, channelId, fields } = credentials;
  const { candidate, receivedAt } = parcel;
  const { attributes, message } = sortedAnswers(parcel, credentials);
  return {
    first_name: candidate.firstName,
    last_name: candidate.lastName,
    email: candidate.email,
    job_position_id: Number(positionId),
    recruiting_channel_id: Number(ownChannelOf(parcel, credentials) ?? channelId),
    application_date: receivedAt.toISOString().slice(0, 10),
    ...(message !== '' && { message }),
    ...(fields.tags.length > 0 && { tags: fields.tags }),
    ...(files.length > 0 && { files }),
    ...(attributes.length > 0 && { attributes }),
  };
}

interface Attribute {
  readonly id: string;
  readonly value: string;
}

/**
 * Attributes, and the candidate's own words with the answers below that have no attribute, so that none is lost. An
 * attribute takes one value, the first; the candidate's own phone number comes before any answer.
 */
function sortedAnswers(
  { candidate, message, answers }: Parcel,
  { fields, questions }: DeliveryCredentials,
): { readonly attributes: Attribute[]; readonly message: string } {
  const attributes: Attribute[] = candidate.phone === null ? [] : [{ id: 'phone', value: candidate.phone }];
  const words = [message ?? ''];
  for (const { questionId, value } of answers) {
    const place = placeOf(questionId, fields);
    if (place === NOTHING || value === '') continue;
    const isFree = attributes.every(({ id }) => id !== place);
    if (place !== MESSAGE && isFree && fits(place, value)) attributes.push({ id: place, value });
    else words.push(`${questions[questionId] ?? questionId}: ${value}`);
  }
  return { attributes, message: words.filter((part) => part !== '').join('\n\n') };
}
