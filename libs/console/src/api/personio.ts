/** The four values that Personio's connection needs, in the order of the guide. */
export const PERSONIO_VALUES = ['job', 'companyId', 'accessToken', 'channelId'] as const;
export type PersonioValue = (typeof PERSONIO_VALUES)[number];
/** As they stand in the form. */
export type PersonioCredentials = Record<PersonioValue, string>;
