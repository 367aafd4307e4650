/** The first moment of a day (YYYY-MM-DD) in the reader's zone, as RFC 3339; undefined when the day is none. */
export function startOfDay(day: string | undefined): string | undefined {
  return momentOf(day, 0);
}

/** The first moment after a day (YYYY-MM-DD) in the reader's zone, as RFC 3339; undefined when the day is none. */
export function endOfDay(day: string | undefined): string | undefined {
  return momentOf(day, 1);
}

function momentOf(day: string | undefined, daysLater: number): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? [];
  if (year === undefined) return undefined;
  const moment = new Date(Number(year), Number(month) - 1, Number(date) + daysLater);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

/** The day that was so many days ago in the reader's zone, YYYY-MM-DD. */
export function dayAgo(days: number): string {
  const now = new Date();
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
