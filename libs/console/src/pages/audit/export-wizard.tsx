import { Button, Group, Radio, Stack, Stepper, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { EXPORT_FORMATS, type ExportFilter, type ExportFormat, requestExport } from '../../api/exports.js';
import { useLocale, useTexts } from '../../language/use-texts.js';
import { dayAgo, endOfDay, startOfDay } from '../../pieces/day-bounds.js';
import { Dialog } from '../../pieces/dialog.js';
import { OrganisationFilter } from '../../pieces/organisation-filter.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useMay, useSession } from '../../session/use-session.js';
import type { AuditFilter } from './audit-search.js';
import { ExportFilterFields } from './export-filter-fields.js';
import { ExportFilterTold } from './export-filter-told.js';

const LAST_STEP = 2;
const API_CALLED = 'api.called';

interface Props {
  opened: boolean;
  /** What is chosen already. */
  begin: AuditFilter;
  onClose: () => void;
}

/** Whose log, which period, which events, which format; then the hub makes the export. */
export function ExportWizard({ opened, begin, onClose }: Props) {
  const t = useTexts('audit');
  const words = useTexts('words');
  const queries = useQueryClient();
  const days = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeZone: 'UTC' });
  const { actor } = useSession();
  const maySeeOrganisations = useMay('organisations.read');
  const [step, setStep] = useState(0);
  const [chosen, setChosen] = useState<AuditFilter>(begin);
  const [format, setFormat] = useState<ExportFormat>('bundle');
  const choose = (change: { [Name in keyof AuditFilter]: AuditFilter[Name] | undefined }) =>
    setChosen((before) => ({ ...before, ...change }) as AuditFilter);
  const { from = dayAgo(30), to = dayAgo(0), organisation } = chosen;
  const filter = filterOf(chosen);
  const order = useMutation({
    mutationFn: () =>
      requestExport({
        from: startOfDay(from) ?? from,
        to: endOfDay(to) ?? to,
        format,
        ...(filter && { filter }),
        ...(organisation !== undefined && { organisationId: organisation }),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['exports'] });
      setStep(0);
      onClose();
    },
  });
  const isPeriod = startOfDay(from) !== undefined && endOfDay(to) !== undefined && from <= to;
  return (
    <Dialog opened={opened} onClose={onClose} title={t('exports.make')} size="lg">
      <Stepper active={step} onStepClick={setStep} size="sm" allowNextStepsSelect={false}>
        <Stepper.Step label={t('wizard.what')}>
          <Stack mt="md">
            {actor.kind === 'staff' && maySeeOrganisations && (
              <OrganisationFilter
                label={t('wizard.organisation')}
                placeholder={t('event.ownLog')}
                value={organisation}
                onChange={(next) => choose({ organisation: next })}
              />
            )}
            <Group align="flex-start">
              <TextInput
                type="date"
                size="sm"
                label={t('filters.from')}
                data-autofocus
                value={from}
                max={to}
                onChange={(event) => choose({ from: event.currentTarget.value })}
              />
              <TextInput
                type="date"
                size="sm"
                label={t('filters.to')}
                value={to}
                min={from}
                onChange={(event) => choose({ to: event.currentTarget.value })}
                error={!isPeriod && t('wizard.period')}
              />
            </Group>
            <ExportFilterFields value={chosen} onChange={choose} />
          </Stack>
        </Stepper.Step>
        <Stepper.Step label={t('wizard.how')}>
          <Radio.Group
            mt="md"
            label={t('exports.format')}
            value={format}
            onChange={(next) => setFormat(next as ExportFormat)}
          >
            <Stack mt="xs">
              {EXPORT_FORMATS.map((value) => (
                <Radio
                  key={value}
                  value={value}
                  label={t(`exports.formats.${value}`)}
                  description={t(`wizard.formatMeans.${value}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
        </Stepper.Step>
        <Stepper.Step label={t('wizard.order')}>
          <Stack mt="md" gap="xs">
            <Text>
              {t('wizard.summary', {
                from: days.format(new Date(from)),
                to: days.format(new Date(to)),
                format: t(`exports.formats.${format}`),
              })}
            </Text>
            <Text>
              <ExportFilterTold filter={filter} />
            </Text>
            <Text c="dimmed">{filter ? t('wizard.provesInclusion') : t('wizard.provesAll')}</Text>
            <Text c="dimmed">{t('wizard.audited')}</Text>
          </Stack>
        </Stepper.Step>
      </Stepper>
      <Stack mt="lg">
        <ProblemAlert error={order.error} onRetry={() => order.mutate()} />
        <Group justify="flex-end">
          <Button variant="default" onClick={step === 0 ? onClose : () => setStep(step - 1)}>
            {step === 0 ? words('cancel') : t('wizard.back')}
          </Button>
          {step < LAST_STEP ? (
            <Button disabled={!isPeriod} onClick={() => setStep(step + 1)}>
              {t('wizard.next')}
            </Button>
          ) : (
            <Button loading={order.isPending} onClick={() => order.mutate()}>
              {t('wizard.start')}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

/** What the hub is told of it; null for every event. */
function filterOf({ action, withoutCalls, outcome, actor, target }: AuditFilter): ExportFilter | null {
  const [actorId, targetId] = [actor?.trim(), target?.trim()];
  const filter = {
    ...(action !== undefined && { action }),
    ...(withoutCalls && action === undefined && { exceptAction: API_CALLED }),
    ...(outcome !== undefined && { outcome }),
    ...(actorId && { actorId }),
    ...(targetId && { targetId }),
  };
  return Object.keys(filter).length > 0 ? filter : null;
}
