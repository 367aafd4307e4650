/** How long an organisation keeps what candidates wrote. */
export interface RetentionRule {
  /** Months after receipt. */
  readonly months: number;
  /** Days after an acknowledged delivery; then documents are removed alone. */
  readonly documentsDays: number;
}

/** The limits of claims for unequal treatment: § 15 AGG and § 61b ArbGG in Germany, §§ 15 and 29 GlBG in Austria. */
const MONTHS_BY_COUNTRY: Readonly<Record<string, number>> = { AT: 7, DE: 6 };
const MONTHS_ELSEWHERE = 6;
const DOCUMENTS_DAYS = 30;

/** The rule of an organisation that has chosen none. */
export const defaultRule = (country: string): RetentionRule => ({
  months: MONTHS_BY_COUNTRY[country] ?? MONTHS_ELSEWHERE,
  documentsDays: DOCUMENTS_DAYS,
});

/** The months of an `organisation` with its `rule`, in SQL. */
export const MONTHS_SQL = `coalesce(rule.months, case organisation.country ${Object.entries(MONTHS_BY_COUNTRY)
  .map(([country, months]) => `when '${country}' then ${months}`)
  .join(' ')} else ${MONTHS_ELSEWHERE} end)`;

/** The days of documents of an organisation's `rule`, in SQL. */
export const DOCUMENTS_DAYS_SQL = `coalesce(rule.documents_days, ${DOCUMENTS_DAYS})`;
