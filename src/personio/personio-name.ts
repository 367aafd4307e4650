/** The partner's name in the API. */
export const PERSONIO = 'personio';
