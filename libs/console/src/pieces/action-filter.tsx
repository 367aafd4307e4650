import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { auditActionsQuery } from '../api/audit-events.js';
import { useTexts } from '../language/use-texts.js';

interface Props {
  label: string;
  /** Name of an audit action; undefined shows every one. */
  action: string | undefined;
  onChange: (action: string | undefined) => void;
}

/** Narrows a list of audit events to one action, chosen by its sentence. */
export function ActionFilter({ label, action, onChange }: Props) {
  const words = useTexts('words');
  const actions = useQuery(auditActionsQuery);
  return (
    <Select
      size="sm"
      w={{ base: '100%', xs: 260 }}
      label={label}
      placeholder={words('filter.all')}
      data={actions.data?.data.map(({ action: value, sentence }) => ({ value, label: sentence })) ?? []}
      value={action ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': words('filter.clear', { label }) }}
      nothingFoundMessage={words('filter.nothing')}
    />
  );
}
