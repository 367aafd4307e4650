import { Button, Text } from '@mantine/core';
import { reopen, type SupportRequestDetail } from '../../api/support-requests.js';
import { useTexts } from '../../language/use-texts.js';
import { NextStep } from '../../pieces/next-step.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useDeskChange } from './use-desk-change.js';

/** What was rejected or withdrawn can be opened again, as long as the connection is off. */
export function Reopen({ request }: { request: SupportRequestDetail }) {
  const t = useTexts('support-requests');
  const opening = useDeskChange(() => reopen(request.id));
  return (
    <NextStep
      title={t('reopen.title')}
      action={
        <Button variant="default" loading={opening.isPending} onClick={() => opening.mutate()}>
          {t('reopen.open')}
        </Button>
      }
    >
      <Text c="dimmed">{t('reopen.means')}</Text>
      <ProblemAlert error={opening.error} />
    </NextStep>
  );
}
