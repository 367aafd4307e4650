const LONGEST = 500;
const REDACTED = '[redacted]';
const E_MAIL = /[^\s"'<>()[\],;:@]{1,64}(?:@|%40)[^\s"'<>()[\],;:@]{1,255}/g;
const SECRET = /\b(?:whsec_|adk_(?:live|test)_)[\w+/=-]+|\bbearer\s+[\w.~+/=-]+/gi;
const CONTROL = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]+/gu;

/** The beginning of an endpoint's answer, fit to be stored and shown: no addresses, no secrets, one line. */
export function answerExcerpt(body: string): string {
  const clean = body
    .toWellFormed()
    .replace(CONTROL, ' ')
    .replace(SECRET, REDACTED)
    .replace(E_MAIL, REDACTED)
    .trim();
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1).toWellFormed()}…` : clean;
}
