/** Clocks of replicas differ by less than this. */
const SLACK_MS = 60_000;

/** An id below every uuidv7 that was made at or after a moment. */
export function earliestIdAt(moment: Date): string {
  const hex = Math.max(0, moment.getTime() - SLACK_MS)
    .toString(16)
    .padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
