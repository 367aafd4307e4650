import { Card, Select, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { EMPLOYMENT_TYPES, type EmploymentType } from '../../api/jobs.js';
import { useLanguage, useTexts } from '../../language/use-texts.js';
import { fieldError } from '../../pieces/field-error.js';
import { DescriptionField } from './description-field.js';
import { DetailsField } from './details-field.js';
import { languageChoices } from './languages.js';
import { LocationsField } from './locations-field.js';
import { QuestionsField } from './questions-field.js';
import { SalaryField } from './salary-field.js';
import { TranslationsField } from './translations-field.js';
import type { FieldsProps } from './fields-props.js';

/** All fields of a job but its status. */
export function JobFields(props: FieldsProps) {
  const t = useTexts('jobs');
  const reader = useLanguage();
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
          <DescriptionField
            id="description"
            label={t('form.description')}
            html={draft.descriptionHtml}
            onChange={(descriptionHtml) => onChange({ descriptionHtml })}
            error={fieldError(error, 'descriptionHtml')}
          />
          <Select
            size="md"
            maw={340}
            searchable
            label={t('form.language')}
            data={languageChoices(reader, draft.language)}
            value={draft.language}
            onChange={(language) => language && onChange({ language })}
            error={fieldError(error, 'language')}
            allowDeselect={false}
          />
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
          <SimpleGrid cols={{ base: 1, sm: 2 }} maw={700}>
            <TextInput
              label={t('form.category')}
              placeholder={t('form.categoryExample')}
              value={draft.category}
              onChange={(event) => onChange({ category: event.currentTarget.value })}
              error={fieldError(error, 'category')}
              maxLength={100}
            />
            <TextInput
              label={t('form.seniority')}
              placeholder={t('form.seniorityExample')}
              value={draft.seniority}
              onChange={(event) => onChange({ seniority: event.currentTarget.value })}
              error={fieldError(error, 'seniority')}
              maxLength={100}
            />
          </SimpleGrid>
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
      <DetailsField {...props} />
      <QuestionsField {...props} />
      <TranslationsField {...props} />
    </Stack>
  );
}
