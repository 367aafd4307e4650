/** How long an organisation keeps what candidates wrote. */
export interface RetentionRule {
  /** Months after receipt. */
  readonly months: number;
  /** Days after every delivery came to its end; null for none, so that only the months count. */
  readonly endedDays: number | null;
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
  endedDays: null,
  documentsDays: DOCUMENTS_DAYS,
});

/** The months of an `organisation` with its `rule`, in SQL. */
export const MONTHS_SQL = `coalesce(rule.months, case organisation.country ${Object.entries(MONTHS_BY_COUNTRY)
  .map(([country, months]) => `when '${country}' then ${months}`)
  .join(' ')} else ${MONTHS_ELSEWHERE} end)`;

/** The days of documents of an organisation's `rule`, in SQL. */
export const DOCUMENTS_DAYS_SQL = `coalesce(rule.documents_days, ${DOCUMENTS_DAYS})`;

/**
 * In SQL, whether a `delivery` has arrived for certain and whole: the partner or a person says so, and a document that came
 * too late to go along was taken along by somebody.
 */
export const ARRIVED_SQL = `(
  state = 'delivered' and (evidence = 'acknowledged' or confirmed_at is not null)
  and (reason is distinct from 'documents_not_delivered' or handed_over_at is not null))`;

/**
 * In SQL, when an `application`'s deliveries all came to their end: arrived for certain, handed over, or cancelled. Null
 * while one has not, or without any: an arrival that is only presumed waits for somebody to confirm it.
 */
export const ENDED_AT_SQL = `(
  select case when bool_and(
      ${ARRIVED_SQL} or (state = 'undeliverable' and handed_over_at is not null) or state = 'cancelled')
    then max(greatest(coalesce(finished_at, created_at), handed_over_at, confirmed_at)) end
  from delivery where delivery.application_id = application.id)`;

/** In SQL, when an `application` is erased by its organisation's `rule`: after its end, at the latest after the months. */
export const ERASE_AT_SQL = `least(
  received_at + make_interval(months => ${MONTHS_SQL}),
  case when rule.ended_days is not null then ${ENDED_AT_SQL} + make_interval(days => rule.ended_days) end)`;
