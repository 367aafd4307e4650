import type { Outcome } from '../../api/audit-events.js';
import { useTexts } from '../../language/use-texts.js';
import { Badge } from '../../pieces/state-badge.js';

const TONES = { success: 'good', failure: 'bad', denied: 'wait' } as const;

/** How an event ended. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const t = useTexts('activity');
  return <Badge tone={TONES[outcome]} label={t(`outcomes.${outcome}`)} />;
}
