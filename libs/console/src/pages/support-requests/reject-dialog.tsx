import { Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type SupportRequestDetail, reject } from '../../api/support-requests.js';
import { useTexts } from '../../language/use-texts.js';
import { ConfirmDialog } from '../../pieces/confirm-dialog.js';
import { partnerName } from '../../pieces/partner-name.js';
import { useDeskChange } from './use-desk-change.js';

const LONGEST_REASON = 2000;

interface Props {
  request: SupportRequestDetail;
  opened: boolean;
  onClose: () => void;
}

/** Rejects a request; the customer reads the reason. */
export function RejectDialog({ request, opened, onClose }: Props) {
  const t = useTexts('support-requests');
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const rejection = useDeskChange(() => reject(request.id, reason.trim()), onClose);
  const confirm = () => {
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') rejection.mutate();
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t('reject.title', {
        partner: partnerName(request.partner),
        organisation: request.organisationName,
      })}
      confirm={t('decision.reject')}
      isPending={rejection.isPending}
      error={rejection.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text>{t('reject.means')}</Text>
        <Textarea
          label={t('reject.reason')}
          description={t('reject.reasonWhy')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isMissing && t('reject.missing')}
          maxLength={LONGEST_REASON}
          required
          withAsterisk={false}
          autosize
          minRows={3}
        />
      </Stack>
    </ConfirmDialog>
  );
}
