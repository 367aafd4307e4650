import { Fieldset, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { OUTCOMES } from '../../api/audit-events.js';
import { useTexts } from '../../language/use-texts.js';
import { ActionFilter } from '../../pieces/action-filter.js';
import { FilterSelect } from '../../pieces/filter-select.js';
import type { AuditFilter } from './audit-search.js';

interface Props {
  value: AuditFilter;
  onChange: (change: { [Name in keyof AuditFilter]: AuditFilter[Name] | undefined }) => void;
}

/** Which events of the period an export shows; all of them while nothing is chosen. */
export function ExportFilterFields({ value, onChange }: Props) {
  const t = useTexts('audit');
  const activity = useTexts('activity');
  const typed = { size: 'sm', maxLength: 200, autoComplete: 'off', w: { base: '100%', xs: 260 } } as const;
  return (
    <Fieldset legend={t('wizard.only')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('wizard.onlyMeans')}
        </Text>
        <Group align="flex-start" gap="sm">
          <ActionFilter
            label={t('filters.action')}
            action={value.action}
            onChange={(action) => onChange({ action })}
          />
          <FilterSelect
            label={t('columns.outcome')}
            value={value.outcome}
            options={OUTCOMES.map((outcome) => ({ value: outcome, label: activity(`outcomes.${outcome}`) }))}
            onChange={(outcome) => onChange({ outcome })}
          />
          <TextInput
            {...typed}
            label={t('filters.actor')}
            value={value.actor ?? ''}
            onChange={(event) => onChange({ actor: event.currentTarget.value || undefined })}
          />
          <TextInput
            {...typed}
            label={t('filters.target')}
            value={value.target ?? ''}
            onChange={(event) => onChange({ target: event.currentTarget.value || undefined })}
          />
        </Group>
        <Switch
          label={t('filters.withoutCalls')}
          disabled={value.action !== undefined}
          checked={value.action === undefined && (value.withoutCalls ?? false)}
          onChange={(event) => onChange({ withoutCalls: event.currentTarget.checked || undefined })}
        />
      </Stack>
    </Fieldset>
  );
}
