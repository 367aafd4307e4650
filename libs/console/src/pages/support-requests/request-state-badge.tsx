import type { SupportRequest } from '../../api/support-requests.js';
import { useTexts } from '../../language/use-texts.js';
import { Badge } from '../../pieces/state-badge.js';

const TONES = { open: 'wait', approved: 'good', rejected: 'bad', withdrawn: 'calm' } as const;

/** Where a request stands; an approved one is in onboarding until its connection first works. */
export function RequestStateBadge({ request }: { request: SupportRequest }) {
  const t = useTexts('support-requests');
  if (request.onboarding)
    return <Badge tone="info" label={t('onboarding')} explanation={t('onboardingMeans')} />;
  return <Badge tone={TONES[request.state]} label={t(`states.${request.state}`)} />;
}
