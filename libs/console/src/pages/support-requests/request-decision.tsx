import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { approve, type SupportRequestDetail, takeOver } from '../../api/support-requests.js';
import { useTexts } from '../../language/use-texts.js';
import { Dialog } from '../../pieces/dialog.js';
import { NextStep } from '../../pieces/next-step.js';
import { Note } from '../../pieces/note.js';
import { partnerName } from '../../pieces/partner-name.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useSession } from '../../session/use-session.js';
import { RejectDialog } from './reject-dialog.js';
import { Reopen } from './reopen.js';
import { useDeskChange } from './use-desk-change.js';

/** The next step at the desk: take the request, approve it, or reject it with a reason. */
export function RequestDecision({ request }: { request: SupportRequestDetail }) {
  const t = useTexts('support-requests');
  const { actor } = useSession();
  const [approving, approveDialog] = useDisclosure(false);
  const [rejecting, rejectDialog] = useDisclosure(false);
  const take = useDeskChange(() => takeOver(request.id));
  if (request.onboarding) {
    return <NextStep title={t('decision.onboarding')}>{t('decision.onboardingText')}</NextStep>;
  }
  if (request.state !== 'open')
    return request.connectionState === 'off' && request.state !== 'approved' ? (
      <Reopen request={request} />
    ) : null;
  const isMine = request.assignedToId === actor.id;
  return (
    <NextStep
      title={t('decision.title')}
      action={
        <>
          <Button onClick={approveDialog.open}>{t('decision.approve')}</Button>
          <Button variant="default" onClick={rejectDialog.open}>
            {t('decision.reject')}
          </Button>
          {!isMine && (
            <Button variant="default" loading={take.isPending} onClick={() => take.mutate()}>
              {t('decision.take')}
            </Button>
          )}
        </>
      }
    >
      <Text c="dimmed">{isMine ? t('decision.mine') : t('decision.text')}</Text>
      {!request.confirmedPaidPlan && (
        <Note tone="wait">
          <Text size="sm">{t('decision.noPlan')}</Text>
        </Note>
      )}
      <ProblemAlert error={take.error} />
      <ApproveDialog request={request} opened={approving} onClose={approveDialog.close} />
      <RejectDialog request={request} opened={rejecting} onClose={rejectDialog.close} />
    </NextStep>
  );
}

interface DialogProps {
  request: SupportRequestDetail;
  opened: boolean;
  onClose: () => void;
}

function ApproveDialog({ request, opened, onClose }: DialogProps) {
  const t = useTexts('support-requests');
  const words = useTexts('words');
  const approval = useDeskChange(() => approve(request.id), onClose);
  const partner = partnerName(request.partner);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('approve.title', { partner, organisation: request.organisationName })}
    >
      <Stack>
        <List spacing="xs">
          <List.Item>{t('approve.enabled')}</List.Item>
          <List.Item>{t('approve.told')}</List.Item>
          <List.Item>{t('approve.onboarding')}</List.Item>
        </List>
        <ProblemAlert error={approval.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
          <Button loading={approval.isPending} onClick={() => approval.mutate()} data-autofocus>
            {t('decision.approve')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
