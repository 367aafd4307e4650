/** RFC 3339 with microseconds, so that nothing is lost between the database and a cursor. */
export const moment = (column: string): string =>
  `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The details of a job, named as in answers; without the moment of its last change. */
export const JOB_COLUMNS = `
  job.id, job.external_id as "externalId", job.title, job.description_html as "descriptionHtml", job.locations,
  job.employment_type as "employmentType", job.category, job.seniority, job.language, job.salary, job.contact,
  job.questions, job.translations, job.valid_through::text as "validThrough", job.status`;
