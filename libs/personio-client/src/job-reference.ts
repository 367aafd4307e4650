/** A job that a person named by its number or its link. */
export interface JobReference {
  /** Digits; fits a JavaScript integer. */
  readonly positionId: string;
  /** The career host of the link, such as `muster.jobs.personio.com`; null if only a number was given. */
  readonly host: string | null;
}

/** Why a text names no job: nothing in it, no job number in it, or a link to another site. */
export type JobReferenceProblem = 'empty' | 'not-a-job' | 'foreign-host';

const CAREER_HOST = /^[a-z0-9-]+\.jobs\.personio\.(?:de|com)$/;
const JOB_PATH = /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/job\/(\d+)(?:\/apply)?\/?$/i;

/** Whether a host is a career site at Personio; no other host is ever read. */
export function isCareerHost(host: string): boolean {
  return CAREER_HOST.test(host);
}

/** Reads a Job-ID, or a link such as `https://muster.jobs.personio.com/job/1234567`. */
export function parseJobReference(text: string): JobReference | { readonly problem: JobReferenceProblem } {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: 'empty' };
  if (/^\d+$/.test(trimmed))
    return isPositionId(trimmed) ? { positionId: trimmed, host: null } : { problem: 'not-a-job' };
  const url = linkOf(trimmed);
  if (!url) return { problem: 'not-a-job' };
  if (!isCareerHost(url.host)) return { problem: 'foreign-host' };
  const positionId = JOB_PATH.exec(url.pathname)?.[1];
  return positionId && isPositionId(positionId) ? { positionId, host: url.host } : { problem: 'not-a-job' };
}

function linkOf(text: string): URL | null {
  const link = /^https?:\/\//i.test(text)
    ? text
    : /^[a-z0-9.-]+\.[a-z]{2,}\//i.test(text)
      ? `https://${text}`
      : null;
  return link !== null && URL.canParse(link) ? new URL(link) : null;
}

function isPositionId(digits: string): boolean {
  return /^[1-9]\d{0,15}$/.test(digits) && Number(digits) <= Number.MAX_SAFE_INTEGER;
}
