import { SegmentedControl, Text } from '@mantine/core';
import { JOB_STATUSES, type JobStatus } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';

interface Props {
  status: JobStatus;
  onChange: (status: JobStatus) => void;
}

/** Draft, open or closed, and what that means. */
export function StatusChoice({ status, onChange }: Props) {
  const t = useTexts('jobs');
  return (
    <div>
      <Text size="md" fw={560} mb={6} aria-hidden>
        {t('columns.status')}
      </Text>
      <SegmentedControl
        aria-label={t('columns.status')}
        value={status}
        onChange={(next) => onChange(next as JobStatus)}
        data={JOB_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
      />
      <Text size="sm" c="dimmed" mt={4}>
        {t(`statusMeans.${status}`)}
      </Text>
    </div>
  );
}
