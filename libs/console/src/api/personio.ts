import { queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { PersonioFieldMappingInput } from '../generated/types.gen.js';

export type { PersonioFieldMapping } from '../generated/types.gen.js';

/** The four values that Personio's connection needs, in the order of the guide. */
export const PERSONIO_VALUES = ['job', 'companyId', 'accessToken', 'channelId'] as const;
export type PersonioValue = (typeof PERSONIO_VALUES)[number];
/** As they stand in the form. */
export type PersonioCredentials = Record<PersonioValue, string>;

/** Attributes that Personio knows by a name of its own. */
export const NAMED_ATTRIBUTES = [
  'phone',
  'location',
  'available_from',
  'salary_expectations',
  'birthday',
  'gender',
] as const;

/** Where the answers to questions go in Personio, and which sources and tags have been chosen. */
export const fieldMappingQuery = (connectionId: string) =>
  queryOptions({
    queryKey: ['connections', connectionId, 'field-mapping'],
    queryFn: ({ signal }) => hub.showPersonioFieldMapping({ signal, path: { partner: connectionId } }),
  });

/** Chooses all of it at once. */
export const changeFieldMapping = (connectionId: string, mapping: PersonioFieldMappingInput) =>
  hub.changePersonioFieldMapping({ path: { partner: connectionId }, body: mapping });
