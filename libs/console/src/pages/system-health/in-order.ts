import type { Check } from '../../api/checks.js';
import type { CheckOrder } from './system-health-search.js';

/** How much a check asks for a person: a failure before a standstill before findings. */
export const needOf = ({ error, overdue, found }: Check): number => {
  if (error !== null) return 3;
  if (overdue) return 2;
  return (found ?? 0) > 0 ? 1 : 0;
};

/** The checks as the reader wants them; without a wish, what needs a look first. */
export function inOrder(checks: readonly Check[], order: CheckOrder | undefined): Check[] {
  const byName = (one: Check, other: Check) => one.name.localeCompare(other.name);
  const lastFirst = (one: Check, other: Check) => (other.startedAt ?? '').localeCompare(one.startedAt ?? '');
  if (order === 'name') return checks.toSorted(byName);
  if (order === 'last') return checks.toSorted((one, other) => lastFirst(one, other) || byName(one, other));
  if (order === 'found')
    return checks.toSorted((one, other) => (other.found ?? 0) - (one.found ?? 0) || byName(one, other));
  return checks.toSorted((one, other) => needOf(other) - needOf(one) || byName(one, other));
}
