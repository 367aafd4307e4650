import { manyOrganisations, oneOf } from '../many-organisations.ts';
import { requestsCase } from '../requests-case.ts';

/** Partners of 1,000 organisations read a page of 25 of 100 jobs each: key checked, call audited and durable. */
export const v1JobsList = requestsCase({
  name: 'v1-jobs-list',
  expected: 200,
  requests: async ({ pool }) => {
    const keys = await manyOrganisations(pool);
    return [
      {
        method: 'GET',
        path: '/v1/jobs?limit=25',
        setupRequest: (request) => ({
          ...request,
          headers: { authorization: `Bearer ${oneOf(keys)}` },
        }),
      },
    ];
  },
});
