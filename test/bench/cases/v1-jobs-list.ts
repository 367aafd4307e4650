import { bearer, requestsCase } from '../requests-case.ts';

/** A partner's page of 25 jobs: key checked, call audited and durable. */
export const v1JobsList = requestsCase({
  name: 'v1-jobs-list',
  expected: 200,
  requests: (fixture) => [{ method: 'GET', path: '/v1/jobs?limit=25', headers: bearer(fixture) }],
});
