import { inTransaction, keyOf, statement, writeEvents, type FloorRoute } from './floor-work.ts';

const listJobs = statement(
  'jobs',
  `select j.id, j.external_id, j.title, j.description_html, j.locations, j.employment_type, j.salary, j.questions, j.updated_at
     from publication p join job j on j.id = p.job_id
    where p.connection_id = $1 and p.enabled and j.status = 'open' order by j.id limit 25`,
);

/** The jobs of a key's connection. */
export const jobsList: FloorRoute = {
  method: 'GET',
  path: '/v1/jobs',
  status: 200,
  answer: (request) =>
    inTransaction(async (client) => {
      const key = await keyOf(client, request);
      const { rows } = await client.query(listJobs([key.connection_id]));
      await writeEvents(client, key, ['api.called'], request);
      return { data: rows, nextCursor: 'next' };
    }),
};
