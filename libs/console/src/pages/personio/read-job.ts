/** A job of Personio as somebody pasted it. */
export interface PastedJob {
  /** Digits. */
  id: string;
  /** The career page's host; null when only the number was given. */
  host: string | null;
}

const HOST = /\.jobs\.personio\.(com|de)$/;

/** Takes the number, and the host if there is one, out of a Job-ID or a job's link; null when there is none. */
export function readJob(text: string): PastedJob | null {
  const pasted = text.trim();
  if (/^\d+$/.test(pasted)) return { id: pasted, host: null };
  const link = linkOf(pasted);
  const id = link && HOST.test(link.hostname) ? /\/job\/(\d+)(?:\/|$)/.exec(link.pathname)?.[1] : undefined;
  return link && id !== undefined ? { id, host: link.hostname } : null;
}

function linkOf(text: string): URL | null {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(address) ? new URL(address) : null;
}
