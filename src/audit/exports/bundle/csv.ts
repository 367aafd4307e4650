/** Begins a CSV file that spreadsheets take for UTF-8. */
export const CSV_START = '\uFEFF';

const FORMULA = /^[\s\uFEFF]*[=+\-@\t\r]/;

/** One line of CSV with `;`; a value that a spreadsheet would run as a formula is shown as text by a leading apostrophe. */
export const csvLine = (values: readonly (string | number | null)[]): string =>
  `${values.map(csvValue).join(';')}\r\n`;

function csvValue(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[;"\r\n]/.test(safe) || safe !== value ? `"${safe.replaceAll('"', '""')}"` : safe;
}
