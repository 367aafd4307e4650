import type { EmploymentType, JobLocation, JobSalary } from '../public/job-parts.schema.js';
import type { ShownJob } from './find-job-page.query.js';

const EMPLOYMENT: Readonly<Record<EmploymentType, string>> = {
  full_time: 'FULL_TIME',
  part_time: 'PART_TIME',
  permanent: 'FULL_TIME',
  temporary: 'TEMPORARY',
  freelance: 'CONTRACTOR',
  internship: 'INTERN',
  apprenticeship: 'OTHER',
  working_student: 'PART_TIME',
  mini_job: 'PART_TIME',
  volunteer: 'VOLUNTEER',
  other: 'OTHER',
};

/** What search engines read of a job: a `JobPosting` of schema.org, as Google describes it. */
export function jobPosting(job: ShownJob, url: string): object {
  const { title, descriptionHtml, organisationName, postedOn, validThrough, salary } = job;
  return {
    '@context': 'https://schema.org/',
    '@type': 'JobPosting',
    title,
    description: descriptionHtml,
    datePosted: postedOn,
    ...(validThrough !== null && { validThrough: `${validThrough}T23:59:59` }),
    employmentType: EMPLOYMENT[job.employmentType],
    hiringOrganization: { '@type': 'Organization', name: organisationName },
    identifier: { '@type': 'PropertyValue', name: organisationName, value: job.externalId ?? job.id },
    ...places(job),
    ...(salary !== null && salary.shown !== false && { baseSalary: baseSalary(salary) }),
    ...(job.category !== null && { occupationalCategory: job.category }),
    directApply: true,
    url,
  };
}

/** As the content of a script element: nothing in it can end that element. */
export const asJsonLd = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c');

/** Work that can be done from elsewhere everywhere is remote; else the places of work, at least the country. */
function places({ locations, country }: ShownJob): object {
  const isRemote = locations.length > 0 && locations.every(({ remote }) => remote === true);
  if (isRemote) {
    const countries = [...new Set(locations.map((location) => location.country))];
    return {
      jobLocationType: 'TELECOMMUTE',
      applicantLocationRequirements: countries.map((name) => ({ '@type': 'Country', name })),
    };
  }
  const onSite = locations.filter(({ remote }) => remote !== true);
  const [first = placeIn({ addressCountry: country }), ...others] = onSite.map(place);
  return { jobLocation: others.length > 0 ? [first, ...others] : first };
}

const place = ({ city, country }: JobLocation) => placeIn({ addressLocality: city, addressCountry: country });

const placeIn = (address: object) => ({
  '@type': 'Place',
  address: { '@type': 'PostalAddress', ...address },
});

const baseSalary = ({ from, to, currency, period }: JobSalary) => ({
  '@type': 'MonetaryAmount',
  currency,
  value: {
    '@type': 'QuantitativeValue',
    ...(from === to ? { value: from } : { minValue: from, maxValue: to }),
    unitText: period.toUpperCase(),
  },
});
