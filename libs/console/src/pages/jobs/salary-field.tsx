import { Checkbox, Group, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { SALARY_PERIODS } from '../../api/jobs.js';
import { useLanguage, useTexts } from '../../language/use-texts.js';
import { fieldError } from '../../pieces/field-error.js';
import type { JobDraft } from './job-draft.js';
import type { FieldsProps } from './fields-props.js';

const NEW_SALARY = { from: '', to: '', currency: 'EUR', period: 'year', shown: true } as const;

/** What the job pays, if that is told at all. */
export function SalaryField({ draft, onChange, error }: FieldsProps) {
  const t = useTexts('jobs');
  const isGerman = useLanguage() === 'de';
  const { salary } = draft;
  const change = (part: Partial<NonNullable<JobDraft['salary']>>) =>
    salary && onChange({ salary: { ...salary, ...part } });
  const money = {
    size: 'md',
    w: 140,
    min: 0,
    max: 100_000_000,
    hideControls: true,
    allowNegative: false,
    thousandSeparator: isGerman ? '.' : ',',
    decimalSeparator: isGerman ? ',' : '.',
  } as const;
  return (
    <Stack gap="sm">
      <Switch
        label={t('form.salary')}
        checked={salary !== null}
        onChange={(event) => onChange({ salary: event.currentTarget.checked ? NEW_SALARY : null })}
      />
      {salary && (
        <>
          <Group align="flex-start" gap="sm">
            <NumberInput
              {...money}
              label={t('form.salaryFrom')}
              value={salary.from}
              onChange={(from) => change({ from })}
              error={fieldError(error, 'salary.from')}
              required
            />
            <NumberInput
              {...money}
              label={t('form.salaryTo')}
              value={salary.to}
              onChange={(to) => change({ to })}
              error={fieldError(error, 'salary.to')}
            />
            <TextInput
              w={90}
              label={t('form.currency')}
              value={salary.currency}
              onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
              error={fieldError(error, 'salary.currency')}
              maxLength={3}
            />
            <Select
              size="md"
              w={150}
              label={t('form.period')}
              data={SALARY_PERIODS.map((value) => ({ value, label: t(`form.periods.${value}`) }))}
              value={salary.period}
              onChange={(period) => period && change({ period: period as (typeof SALARY_PERIODS)[number] })}
              allowDeselect={false}
            />
          </Group>
          <Checkbox
            size="sm"
            label={t('form.salaryShown')}
            checked={salary.shown ?? true}
            onChange={(event) => change({ shown: event.currentTarget.checked })}
          />
        </>
      )}
    </Stack>
  );
}
