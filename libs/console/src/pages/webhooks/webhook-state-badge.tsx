import type { MessageState, Webhook } from '../../api/webhooks.js';
import { useTexts } from '../../language/use-texts.js';
import { Badge } from '../../pieces/state-badge.js';

const TONES = { enabled: 'good', failing: 'wait', disabled: 'bad' } as const;
const MESSAGE_TONES = { queued: 'wait', sending: 'info', delivered: 'good', failed: 'bad' } as const;

export function WebhookStateBadge({ webhook: { state, reason } }: { webhook: Webhook }) {
  const t = useTexts('webhooks');
  const isOffOnPurpose = reason === 'asked';
  return (
    <Badge
      tone={isOffOnPurpose ? 'calm' : TONES[state]}
      label={t(`state.${state}`)}
      explanation={reason === null ? t(`means.${state}`) : t(`reason.${reason}`)}
    />
  );
}

export function MessageStateBadge({ state }: { state: MessageState }) {
  const t = useTexts('webhooks');
  return <Badge tone={MESSAGE_TONES[state]} label={t(`messageState.${state}`)} />;
}
