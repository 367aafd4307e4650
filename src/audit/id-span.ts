/** An event's id (uuidv7) begins with the milliseconds of its time: periods and ids bound one another. */
const MS_DIGITS = 12;
const V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7/;

/** The smallest id of an event at this moment. */
export function firstIdAt(at: Date): string {
  const ms = Math.max(0, at.getTime()).toString(16).padStart(MS_DIGITS, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8, MS_DIGITS)}-7000-8000-000000000000`;
}

/** The moment at which the event of this id happened; nothing for an id that does not tell it. */
export function momentOf(id: string): Date | undefined {
  const lower = id.toLowerCase();
  return V7.test(lower) ? new Date(parseInt(lower.slice(0, 8) + lower.slice(9, 13), 16)) : undefined;
}
