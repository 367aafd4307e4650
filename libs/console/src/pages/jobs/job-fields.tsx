import { Card, Select, Stack, TextInput, Title } from '@mantine/core';
import { EMPLOYMENT_TYPES, type EmploymentType } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { fieldError } from '../../pieces/field-error.js';
import { DescriptionField } from './description-field.js';
import { LocationsField } from './locations-field.js';
import { QuestionsField } from './questions-field.js';
import { SalaryField } from './salary-field.js';
import type { FieldsProps } from './fields-props.js';

/** All fields of a job but its status. */
export function JobFields(props: FieldsProps) {
  const t = useTexts('jobs');
  const { draft, onChange, error } = props;
  return (
    <Stack gap="lg">
      <Card component="section" aria-labelledby="ad">
        <Title order={2} id="ad" mb="md">
          {t('form.ad')}
        </Title>
        <Stack>
          <TextInput
            label={t('form.title')}
            value={draft.title}
            onChange={(event) => onChange({ title: event.currentTarget.value })}
            error={fieldError(error, 'title')}
            maxLength={200}
            required
          />
          <DescriptionField {...props} />
        </Stack>
      </Card>
      <Card component="section" aria-labelledby="conditions">
        <Title order={2} id="conditions" mb="md">
          {t('form.conditions')}
        </Title>
        <Stack>
          <LocationsField {...props} />
          <Select
            size="md"
            maw={340}
            label={t('form.employmentType')}
            data={EMPLOYMENT_TYPES.map((value) => ({ value, label: t(`employmentTypes.${value}`) }))}
            value={draft.employmentType}
            onChange={(value) => value && onChange({ employmentType: value as EmploymentType })}
            allowDeselect={false}
          />
          <SalaryField {...props} />
          <TextInput
            type="date"
            maw={340}
            label={t('form.validThrough')}
            description={t('form.validThroughHint')}
            value={draft.validThrough}
            onChange={(event) => onChange({ validThrough: event.currentTarget.value })}
            error={fieldError(error, 'validThrough')}
          />
        </Stack>
      </Card>
      <QuestionsField {...props} />
    </Stack>
  );
}
