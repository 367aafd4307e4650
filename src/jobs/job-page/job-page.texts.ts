import type { Language } from '../../platform/http/language.js';
import type { EmploymentType, JobSalary } from '../public/job-parts.schema.js';

/** What the page says around the ad. */
interface JobPageTexts {
  readonly at: string;
  readonly where: string;
  readonly remote: string;
  readonly employment: string;
  readonly salary: string;
  readonly category: string;
  readonly seniority: string;
  readonly until: string;
  readonly contact: string;
  readonly apply: string;
  readonly gone: string;
  readonly goneText: string;
  readonly missing: string;
  readonly missingText: string;
  readonly periods: Readonly<Record<JobSalary['period'], string>>;
  readonly employmentTypes: Readonly<Record<EmploymentType, string>>;
}

export const JOB_PAGE_TEXTS: Readonly<Record<Language, JobPageTexts>> = {
  de: {
    at: 'Arbeitgeber',
    where: 'Arbeitsort',
    remote: 'auch von anderswo',
    employment: 'Anstellung',
    salary: 'Gehalt, brutto',
    category: 'Bereich',
    seniority: 'Erfahrung',
    until: 'Bewerbung möglich bis',
    contact: 'Fragen beantwortet',
    apply: 'Jetzt bewerben',
    gone: 'Diese Stelle ist nicht mehr offen',
    goneText:
      'Bewerbungen werden nicht mehr angenommen. Vielleicht gibt es beim Arbeitgeber andere offene Stellen.',
    missing: 'Diese Stelle gibt es nicht',
    missingText: 'Vielleicht ist die Adresse nicht vollständig. Dort nachsehen, wo der Link stand.',
    periods: { hour: 'pro Stunde', day: 'pro Tag', week: 'pro Woche', month: 'pro Monat', year: 'pro Jahr' },
    employmentTypes: {
      full_time: 'Vollzeit',
      part_time: 'Teilzeit',
      permanent: 'Unbefristet',
      temporary: 'Befristet',
      freelance: 'Freie Mitarbeit',
      internship: 'Praktikum',
      apprenticeship: 'Ausbildung',
      working_student: 'Werkstudium',
      mini_job: 'Minijob',
      volunteer: 'Ehrenamt',
      other: 'Andere',
    },
  },
  en: {
    at: 'Employer',
    where: 'Place of work',
    remote: 'also from elsewhere',
    employment: 'Employment',
    salary: 'Pay, gross',
    category: 'Field',
    seniority: 'Experience',
    until: 'Applications until',
    contact: 'Questions to',
    apply: 'Apply now',
    gone: 'This job is no longer open',
    goneText: 'Applications are no longer taken. The employer may have other open jobs.',
    missing: 'There is no such job',
    missingText: 'The address may be incomplete. Look again where the link stood.',
    periods: { hour: 'per hour', day: 'per day', week: 'per week', month: 'per month', year: 'per year' },
    employmentTypes: {
      full_time: 'Full time',
      part_time: 'Part time',
      permanent: 'Permanent',
      temporary: 'Temporary',
      freelance: 'Freelance',
      internship: 'Internship',
      apprenticeship: 'Apprenticeship',
      working_student: 'Working student',
      mini_job: 'Mini job',
      volunteer: 'Volunteer work',
      other: 'Other',
    },
  },
};
