/** The partner's name in the API. */
export const OPERATOR_ATS = 'operator-ats';
